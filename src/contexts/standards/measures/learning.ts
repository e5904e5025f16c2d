import { type RawBuilder, sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/** S7.1: reports on a topic of the notice (五社联动, community fund, social work), finished within the term and by the day of the figure. */
const research: Population = {
  recordKind: 'learning.research',
  title: '专题研究',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, r.id as record_id, 1 as counted,
      case when r.state <> 'finished' or r.finished_on > ${asOf} then '还没有完成'
           when r.topic = 'other' then '不在通知所列的专题之内' end as left_out,
      case when r.finished_on is not null then to_char(r.finished_on, 'YYYY-MM-DD') || '完成' end as note, null::uuid as batch_id
    from subject s join learning.pub_research r on r.point_id = s.point_id`,
}

/** S7.2: a case that another point can follow – steps, roles, cost – and that somebody else has reviewed. */
const playbooks: Population = {
  recordKind: 'learning.case',
  title: '可复制的做法',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, c.id as record_id, 1 as counted,
      case when c.state = 'withdrawn' then '已撤下'
           when c.reviewed_on is null or c.reviewed_on > ${asOf} or c.state in ('draft', 'submitted') then '还没有审核'
           when not c.is_playbook then '没有写明步骤、成本与角色' end as left_out,
      case when c.adoptions > 0 then '已有' || c.adoptions || '处采用' end as note, null::uuid as batch_id
    from subject s join learning.pub_case c on c.point_id = s.point_id`,
}

/** S7.3: quarters of the programme year with something published; the first item of each counts, the rest stand by it. */
const quarters: Population = {
  recordKind: 'learning.publicity',
  title: '有宣传的季度',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select subject_id, record_id, 1 as counted,
      case when published_on < ${yearFrom} then '上一年度的宣传'
           when published_on > ${asOf} then '统计日之后'
           when row_number() over (partition by subject_id, quarter order by published_on, record_id) > 1 then '本季度已计一条' end as left_out,
      quarter || '，' || media as note, batch_id
    from (
      select s.subject_id, p.id as record_id, p.published_on, p.media, p.batch_id,
        case when p.published_on < ${yearFrom} then '上年' when p.published_on > ${asOf} then '以后'
          else to_char(p.published_on, 'YYYY"年第"Q"季度"') end as quarter
      from subject s join learning.pub_publicity p on p.point_id = s.point_id and p.published_on >= s.from_date) one`,
}

/** A quarter that has ended within the point's term and the programme year, without one item: 持续 is broken there. */
const silentQuarters: Measure['faults'] = ({
  asOf,
  yearFrom,
}): RawBuilder<{ subject_id: string; fault: string }> => sql`
  select s.subject_id, string_agg(to_char(q.first, 'YYYY"年第"Q"季度"'), '、' order by q.first) || '没有宣传' as fault
  from subject s
  cross join lateral (
    select day::date as first, (day + interval '3 months')::date as next
    from generate_series(date_trunc('quarter', greatest(s.from_date, ${yearFrom}::date)), ${asOf}::date, interval '3 months') day) q
  where q.next <= ${asOf}::date + 1
    and exists (select from learning.pub_publicity p where p.point_id = s.point_id)
    and not exists (select from learning.pub_publicity p
      where p.point_id = s.point_id and p.published_on >= greatest(q.first, s.from_date) and p.published_on < q.next)
  group by s.subject_id`

export const learningMeasures: Measure[] = [
  {
    name: 'knowledge.research',
    level: 'point',
    unit: '份',
    part: research,
    noDataHint: '请在“研究台账”里登记专题研究，完成时附上报告',
  },
  {
    name: 'knowledge.cases',
    level: 'point',
    unit: '篇',
    part: playbooks,
    noDataHint: '请在“案例”里写明背景、做法、成效、启示，以及步骤、成本和角色',
  },
  {
    name: 'knowledge.publicity',
    level: 'point',
    unit: '个季度',
    part: quarters,
    faults: silentQuarters,
    noDataHint: '请在“宣传台账”里登记媒体报道，或按表格导入',
  },
]
