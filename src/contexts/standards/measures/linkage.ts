import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/** S3.2: a project that the fund paid for, in which at least three of the five parties have acted by the day of the figure. */
const fundProjects: Population = {
  recordKind: 'linkage.project',
  title: '联动项目',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, p.id as record_id, 1 as counted,
      case when p.started_on > ${asOf} then '统计日之后才开始'
           when p.state = 'stopped' and p.closed_on <= ${asOf} then '已于' || to_char(p.closed_on, 'YYYY-MM-DD') || '中止'
           when done.paid_on is null then '还没有用社区基金的钱'
           when done.parties < 3 then '五方中只有' || done.parties || '方有行动' end as left_out,
      '五方中' || done.parties || '方有行动' || coalesce('，基金' || to_char(done.paid_on, 'YYYY-MM-DD') || '付款', '') as note, null::uuid as batch_id
    from subject s
    join linkage.pub_project p on p.town_code = s.town_code and (p.area_code = s.town_code or p.area_code in (
      select c.area_code from programme.pub_point_community c
      where c.point_id = s.point_id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})))
    cross join lateral (
      select count(distinct a.party) as parties, min(a.on_date) filter (where a.kind = 'grants.grant') as paid_on
      from linkage.pub_act a where a.project_id = p.id and a.on_date <= ${asOf}) done`,
}

export const linkageMeasures: Measure[] = [
  {
    name: 'linkage.fund-projects',
    level: 'point',
    unit: '个',
    part: fundProjects,
    noDataHint: '还没有联动项目；请从需求成立联动项目，并关联社区基金的资助',
  },
]
