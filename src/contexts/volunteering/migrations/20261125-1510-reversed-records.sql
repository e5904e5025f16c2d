-- 已冲销的服务时长：给数据对接，报送过的要另报撤销行。
create view volunteering.pub_reversed_record with (security_invoker = true) as
  select r.id, r.volunteer_id, r.area_code, r.served_on, r.minutes, r.activity, r.draft_id, x.recorded_at as reversed_at
  from volunteering.service_record x join volunteering.service_record r on r.id = x.reverses_id
  where x.reverses_id is not null;
