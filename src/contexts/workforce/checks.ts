import type { Check } from '#platform/context.ts'

export const workforceChecks: Check[] = [
  {
    name: '社工站设在街镇',
    rowsThatBreakIt: `select s.id from workforce.station s join directory.area a on a.code = s.town_code where a.level <> 'town'`,
  },
  {
    name: '专职社工登记在街镇，社区工作者和“两委”成员登记在社区（村）',
    rowsThatBreakIt: `select s.id from workforce.service_period s join directory.area a on a.code = s.area_code
      where a.level <> case when s.kind = 'fulltime_social_worker' then 'town' else 'community' end`,
  },
  {
    name: '专职社工所在街镇须有社工站',
    rowsThatBreakIt: `select s.id from workforce.service_period s where s.kind = 'fulltime_social_worker'
      and not exists (select from workforce.station t where t.town_code = s.area_code)`,
  },
  {
    name: '专职社工同一时间只在一站，同一职务的任期不重叠',
    rowsThatBreakIt: `select s.id, o.id as other from workforce.service_period s join workforce.service_period o on o.person_id = s.person_id and o.kind = s.kind and o.id > s.id
      where (s.kind = 'fulltime_social_worker' or s.area_code = o.area_code)
        and daterange(s.from_date, s.to_date, '[]') && daterange(o.from_date, o.to_date, '[]')`,
  },
  {
    name: '参与记录须在任职期间',
    rowsThatBreakIt: `select t.id from workforce.pub_participation t join directory.area a on a.code = t.area_code
      where not exists (select from workforce.service_period s where s.person_id = t.person_id and s.area_code = any(string_to_array(a.path, '.'))
        and s.from_date <= t.took_part_on and coalesce(s.to_date, 'infinity') >= t.took_part_on)`,
  },
  {
    name: '已结束的导入不留待入库的行',
    rowsThatBreakIt: `select b.id, b.kind from platform.import_batch b where b.status in ('stored', 'cancelled', 'refused') and b.kind like 'workforce.%'
      and exists (select from platform.import_page r where r.batch_id = b.id)`,
  },
  {
    name: '购买服务合同不超过三年（财政部令第102号），付款计划合计等于合同金额',
    rowsThatBreakIt: `select c.id, c.number from workforce.contract c where c.to_date >= c.from_date + interval '3 years'
      or (c.payments <> '[]' and c.amount_fen <> (select sum((p->>'amountFen')::bigint) from jsonb_array_elements(c.payments) as p))`,
  },
  {
    name: '考勤须在任职期间、在表上的月份之内',
    rowsThatBreakIt: `select t.person_id, t.on_date from workforce.attendance t join workforce.attendance_sheet s on s.id = t.sheet_id
      where t.on_date < s.month or t.on_date > s.upto or t.area_code <> s.town_code`,
  },
  {
    name: '督导记录须有被督导的社工；社工不先于督导签字',
    rowsThatBreakIt: `select s.id, s.no from workforce.supervision s where not exists (select from workforce.supervisee e where e.supervision_id = s.id)
      or exists (select from workforce.supervisee e where e.supervision_id = s.id and (e.person_id = s.supervisor_person_id
        or (e.signed_at is not null and (s.signed_at is null or e.signed_at < s.signed_at))))`,
  },
  {
    name: '督导记录的督导当日须被指派督导该站',
    rowsThatBreakIt: `select s.id, s.no from workforce.supervision s where not exists (select from workforce.supervisor v
      where v.person_id = s.supervisor_person_id and v.area_code = s.area_code and s.held_on >= v.from_date)`,
  },
]
