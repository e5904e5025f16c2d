-- 冲销行极少。原唯一索引含千万个空值，统计活跃率时因此要通读全表；改为只收冲销行，视图随之写明。
alter table volunteering.service_record drop constraint service_record_reverses_id_key;
create unique index record_reversed_once on volunteering.service_record (reverses_id) include (area_code) where reverses_id is not null;
create or replace view volunteering.pub_service_record with (security_invoker = true) as
  select r.id, r.volunteer_id, r.area_code, r.served_on, r.minutes, r.activity, r.batch_id
  from volunteering.service_record r
  where r.reverses_id is null and not exists (
    select from volunteering.service_record v where v.reverses_id = r.id and v.reverses_id is not null);
