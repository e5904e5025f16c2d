import { type RawBuilder, sql } from 'kysely'
import type { Measure, Population, PopulationRow, Question } from './measure.ts'

const endedOn = sql`(a.ends_at at time zone 'Asia/Shanghai')::date`

/** Activities of volunteers that ended in the programme year, each with why it does not count. Cancelled ones have no clock. */
const ended = ({ asOf, yearFrom }: Question, leftOut: RawBuilder<unknown>) => sql<PopulationRow>`
  select s.subject_id, a.id as record_id, 1 as counted,
    case when ${endedOn} > ${asOf}::date then '统计日之后才结束'
         when ${endedOn} < ${yearFrom}::date then '不在本项目年度'
         else ${leftOut} end as left_out,
    case when a.recorded_on <= ${asOf}::date then to_char(a.recorded_on, 'YYYY-MM-DD') || '完成，期限' || to_char(a.record_due_on, 'YYYY-MM-DD')
         else '未完成，期限' || to_char(a.record_due_on, 'YYYY-MM-DD') end as note,
    null::uuid as batch_id
  from subject s
  join activities.pub_activity a on a.area_code = s.area_code and a.audience = 'volunteers' and a.record_due_on is not null`

const isOpen = (asOf: string) => sql`(a.recorded_on is null or a.recorded_on > ${asOf}::date)`

/** Finished within the working days that order 67, 11 gives. */
const onTime: Population = {
  recordKind: 'activities.activity',
  title: '按时完成记录的活动',
  rows: (question) =>
    ended(
      question,
      sql`case when ${isOpen(question.asOf)} and a.record_due_on >= ${question.asOf}::date then '记录期限未到'
               when ${isOpen(question.asOf)} then '逾期未完成记录'
               when a.recorded_on > a.record_due_on then '逾期才完成记录' end`,
    ),
}

/** What is not finished and not due yet says nothing either way. */
const due: Population = {
  recordKind: 'activities.activity',
  title: '已到记录期限或已完成记录的活动',
  rows: (question) =>
    ended(
      question,
      sql`case when ${isOpen(question.asOf)} and a.record_due_on >= ${question.asOf}::date then '记录期限未到' end`,
    ),
}

export const activitiesMeasures: Measure[] = [
  {
    name: 'volunteering.records-on-time',
    level: 'community',
    unit: '项',
    part: onTime,
    whole: due,
    noDataHint: '本项目年度还没有到记录期限的志愿活动；请在“活动”中组织活动并完成记录',
  },
]
