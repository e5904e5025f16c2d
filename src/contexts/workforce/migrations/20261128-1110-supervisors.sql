-- 谁督导过哪里：评估时据此回避。
create view workforce.pub_supervisor with (security_invoker = true) as
  select id, area_code, supervisor_person_id, held_on from workforce.supervision;
