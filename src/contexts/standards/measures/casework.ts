import { type RawBuilder, sql } from 'kysely'
import type { Measure, Population, PopulationRow, Question } from './measure.ts'

/** Whether a record sits in a community that the point covers that day, or at the town itself. */
const ofPoint = (
  areaCode: RawBuilder<unknown>,
  asOf: string,
): RawBuilder<unknown> => sql`(${areaCode} = s.town_code or ${areaCode} in (
  select c.area_code from programme.pub_point_community c
  where c.point_id = s.point_id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})))`

const LINES = sql`(values ('elder', '养老服务'), ('relief', '社会救助'), ('child', '儿童福利和权益保护'), ('disability', '残疾人保障'))`

/**
 * S3.1: closed cases, and groups and series of activities that were evaluated, in the four lines of work; the first of a line
 * counts for it. A case shows no more than its file: whose it is, only its own page says, to those who may read it.
 */
const priorityLines: Population = {
  recordKind: 'fieldwork.group',
  mixed: true,
  title: '重点工作',
  rows: ({ asOf }) => sql<PopulationRow>`
    with work as (
      select c.id, 'casework.case' as record_kind, '个案' as kind, c.area_code, c.line, c.closed_on, c.state in ('closed', 'followed_up', 'archived') as is_done
        from casework.pub_case c
      union all
      select g.id, 'fieldwork.group', case g.kind when 'group' then '小组' else '系列活动' end, g.area_code, g.line, g.closed_on,
          g.state in ('evaluated', 'archived') and g.sessions_held > 0
        from fieldwork.pub_group g where g.state <> 'cancelled'),
    judged as (
      select s.subject_id, w.id, w.record_kind, w.kind, l.name, w.line, w.closed_on,
        case when w.closed_on is null then '还没有办结' when w.closed_on > ${asOf} then '统计日之后才办结' when not w.is_done then '已结束，还没有评估' end as left_out
      from subject s join work w on ${ofPoint(sql`w.area_code`, asOf)} join ${LINES} as l(line, name) on l.line = w.line)
    select subject_id, id as record_id,
      case when left_out is null and row_number() over (partition by subject_id, line, left_out is null order by closed_on, id) = 1 then 1 else 0 end as counted,
      left_out, name || kind || coalesce('，' || to_char(closed_on, 'YYYY-MM-DD') || '办结', '') as note, null::uuid as batch_id, record_kind
    from judged`,
}

/** Registered that day in a community of the point, once a person. */
const listed = (asOf: string): RawBuilder<unknown> => sql`
  select distinct s.subject_id, s.from_date, c.id as record_id, h.person_id
  from subject s
  join programme.pub_point_community c on c.point_id = s.point_id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})
  join hardship.pub_listed h on h.area_code = c.area_code and h.from_date <= ${asOf} and (h.to_date is null or h.to_date >= ${asOf})`

/** A row a community and never one a person: who is in a case or on the list is not for whoever reads a figure. None is a row with 0. */
const byCommunity = (
  { asOf }: Question,
  condition: RawBuilder<unknown>,
): RawBuilder<PopulationRow> => sql<PopulationRow>`
  select subject_id, record_id, count(*) filter (where ${condition})::int as counted, null::text as left_out, null::text as note,
    null::uuid as batch_id
  from (${listed(asOf)}) as l group by subject_id, record_id`

const served = ({ asOf }: Question): RawBuilder<unknown> => sql`(
  exists (select from casework.pub_served x where x.person_id = l.person_id and x.served_on between l.from_date and ${asOf})
  or exists (select from fieldwork.pub_visit v where v.person_id = l.person_id and v.visited_on between l.from_date and ${asOf})
  or exists (select from fieldwork.pub_attended a where a.person_id = l.person_id and a.on_date between l.from_date and ${asOf}))`

export const caseworkMeasures: Measure[] = [
  {
    name: 'casework.priority-lines',
    level: 'point',
    unit: '项',
    part: priorityLines,
    noDataHint: '四项重点工作还没有个案、小组或系列活动；请在“个案”“小组与活动”中记录并办结',
  },
  {
    name: 'casework.target-people',
    level: 'point',
    unit: '名',
    hidesFew: true,
    part: {
      recordKind: 'programme.point-community',
      title: '服务过的特殊困难群众',
      rows: (question) => byCommunity(question, served(question)),
    },
    whole: {
      recordKind: 'programme.point-community',
      title: '在册特殊困难群众',
      rows: (question) => byCommunity(question, sql`true`),
    },
    noDataHint: '请导入特殊困难群众名单，并记录个案、探访和小组',
  },
]
