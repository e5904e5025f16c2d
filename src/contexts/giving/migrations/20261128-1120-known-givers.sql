-- 名录中查得到的捐赠人向哪里捐过：评估时据此回避。只有编号，没有金额和姓名。
create view giving.pub_known_giver with (security_invoker = true) as
  select r.id, r.area_code, r.person_id from giving.giver r
  where r.person_id is not null and exists (select from giving.gift g where g.giver_id = r.id and g.state in ('confirmed', 'receipted'));
