import type { Check } from '#platform/context.ts'

/** What must hold of hours on their way, and between them and the ledger. */
export const hoursChecks: Check[] = [
  {
    name: '已记录的待定时长恰有一条有效的正式记录，分钟数相同',
    rowsThatBreakIt: `select d.id from volunteering.draft_record d
      left join volunteering.service_record r on r.id = d.record_id and r.draft_id = d.id and r.minutes = d.minutes and r.volunteer_id = d.volunteer_id
        and r.served_on = d.served_on and r.reverses_id is null
      where d.state = 'final' and (r.id is null or exists (select from volunteering.service_record x where x.reverses_id = r.id))`,
  },
  {
    name: '由待定时长记入的正式记录，待定时长已记录；作废、更正的，正式记录已冲销',
    rowsThatBreakIt: `select r.id from volunteering.service_record r join volunteering.draft_record d on d.id = r.draft_id
      where r.reverses_id is null and (d.record_id is distinct from r.id
        or (d.state <> 'final' and not exists (select from volunteering.service_record x where x.reverses_id = r.id)))`,
  },
  {
    name: '待定时长不超过本人实际在场的时间',
    rowsThatBreakIt: `select id from volunteering.draft_record where minutes > extract(epoch from ended_at - started_at) / 60`,
  },
  {
    name: '待定时长的服务日是开始时间在北京时间的日期',
    rowsThatBreakIt: `select id from volunteering.draft_record where served_on <> (started_at at time zone 'Asia/Shanghai')::date`,
  },
  {
    name: '确认与复核出自两人之手，且都不是志愿者本人',
    rowsThatBreakIt: `select id from volunteering.draft_record
      where verified_by = confirmed_by or confirmed_by_person = person_id or verified_by_person = person_id
        or confirmed_by_person = verified_by_person`,
  },
  {
    name: '异议处理中的时长有一条待答复的异议',
    rowsThatBreakIt: `select d.id from volunteering.draft_record d where d.state = 'disputed'
      and not exists (select from volunteering.objection j where j.draft_id = d.id and j.state = 'open')`,
  },
  {
    name: '每条待定时长都有且只有一步“记下”',
    rowsThatBreakIt: `select d.id from volunteering.draft_record d
      where (select count(*) from volunteering.draft_step s where s.draft_id = d.id and s.step = 'recorded') <> 1`,
  },
]
