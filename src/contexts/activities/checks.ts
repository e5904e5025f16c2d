import type { Check } from '#platform/context.ts'

export const activitiesChecks: Check[] = [
  {
    name: '活动由社区（村）或街镇组织',
    rowsThatBreakIt: `select a.id from activities.activity a join directory.area area on area.code = a.area_code where area.level not in ('community', 'town')`,
  },
  {
    name: '班次的已报名、候补人数与报名表一致',
    rowsThatBreakIt: `select s.id from activities.shift s left join activities.sign_up u on u.shift_id = s.id
      group by s.id, s.taken, s.waiting having s.taken <> count(*) filter (where u.state = 'placed') or s.waiting <> count(*) filter (where u.state = 'waiting')`,
  },
  {
    name: '有空位时没有可递补而未递补的候补',
    rowsThatBreakIt: `select s.id from activities.shift s join activities.activity a on a.id = s.activity_id
      where s.taken < s.places and a.state = 'recruiting' and exists (
        select from activities.sign_up u where u.shift_id = s.id and u.state = 'waiting' and not exists (
          select from activities.sign_up o where o.person_id = u.person_id and o.state = 'placed' and tstzrange(o.starts_at, o.ends_at) && tstzrange(u.starts_at, u.ends_at)))`,
  },
  {
    name: '签到的人、班次、活动都在，且所属活动一致',
    rowsThatBreakIt: `select t.id from activities.attendance t left join activities.shift s on s.id = t.shift_id where s.activity_id is distinct from t.activity_id
      union all select t.id from activities.attendance t left join activities.activity a on a.id = t.activity_id where a.area_code is distinct from t.area_code
      union all select u.id from activities.sign_up u left join activities.shift s on s.id = u.shift_id where s.activity_id is distinct from u.activity_id`,
  },
  {
    name: '每次签到、签退都有一条过程记录',
    rowsThatBreakIt: `select t.id from activities.attendance t
      where (select count(*) from activities.attendance_event e where e.attendance_id = t.id and e.kind = 'in' and e.at = t.in_at) <> 1
        or (select count(*) from activities.attendance_event e where e.attendance_id = t.id and e.kind = 'out') <> (t.out_at is not null)::int`,
  },
  {
    name: '取消的活动没有人还在场，也没有未取消的报名',
    rowsThatBreakIt: `select a.id from activities.activity a where a.state = 'cancelled' and (
      exists (select from activities.attendance t where t.activity_id = a.id and t.out_at is null)
      or exists (select from activities.sign_up u where u.activity_id = a.id and u.state <> 'cancelled'))`,
  },
  {
    name: '中、高风险活动的签到当日在保险期内',
    rowsThatBreakIt: `select t.id from activities.attendance t join activities.activity a on a.id = t.activity_id
      where a.risk_level <> 'low' and not exists (select from activities.policy p where p.activity_id = a.id
        and (t.in_at at time zone 'Asia/Shanghai')::date between p.from_date and p.to_date)`,
  },
  {
    name: '志愿活动已签退且计时长的，有对应的待定记录',
    rowsThatBreakIt: `select t.id from activities.attendance t where t.verdict = 'recorded'
      and not exists (select from volunteering.pub_draft_record d where d.attendance_id = t.id)`,
  },
  {
    name: '记录完成的活动没有待确认、待复核的时长',
    rowsThatBreakIt: `select a.id from activities.activity a where a.state = 'recorded'
      and exists (select from volunteering.pub_draft_record d where d.activity_id = a.id and d.state in ('pending', 'confirmed'))`,
  },
]
