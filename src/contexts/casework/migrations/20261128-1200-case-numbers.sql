-- 抽查档案用：只有编号，不含任何人和任何内容。到站里凭编号调纸质或电子档案，仍由承办社工出示。
create function casework.numbers_of_cases() returns table (id uuid, no text, town_code text, closed_on date)
  stable language plpgsql as $$
#variable_conflict use_column
declare
  reach text := coalesce(current_setting('wushe.reach', true), '');
  account text := coalesce(current_setting('wushe.account', true), '');
begin
  perform set_config('wushe.reach', '*', true), set_config('wushe.account', '', true);
  return query select c.id, c.no, c.town_code, c.closed_on from casework.case c where c.state not in ('intake', 'rejected');
  perform set_config('wushe.reach', reach, true), set_config('wushe.account', account, true);
end $$;
create view casework.pub_case_number with (security_invoker = true) as
  select id, no, town_code, closed_on from casework.numbers_of_cases();
