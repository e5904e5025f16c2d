import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/**
 * domain.md §9.3, `counts_as_cultivated`, as set-based SQL: the same words as incubation/rules/cultivated.ts, held beside it by a test.
 * Organisations of the covered communities, or of the town itself. The roster's are rows too (`batch_id` says so): one that nobody cultivated
 * or that has no recorded act is left out, with the reason. `counted` is one whether it is new or raised; the note says which.
 */
const cultivated: Population = {
  recordKind: 'incubation.organisation',
  title: '培育的社区社会组织',
  rows: ({ asOf }) => sql<PopulationRow>`
    select distinct on (s.subject_id, o.id) s.subject_id, o.id as record_id, 1 as counted,
      case when o.ended_on <= ${asOf} then '已于' || to_char(o.ended_on, 'YYYY-MM-DD') || '注销'
           when o.first_standing_on is null then '尚未登记或备案'
           when o.first_standing_on > ${asOf} then '统计日之后才登记备案'
           when o.first_standing_on < s.from_date and (o.cultivated_since is null or o.cultivated_since > ${asOf}) then '建设期前已有且没有签订培育方案'
           when o.first_standing_on < s.from_date and coalesce(grown.level, 0) - o.level_start < 10 then '建设期前已有且等级未提升'
           when did.times is null then '没有公益活动' end as left_out,
      concat_ws('；', case when o.first_standing_on >= s.from_date then '新登记备案'
          when o.cultivated_since is not null and grown.level is not null then '原有，' || to_char(o.level_start / 10.0, 'FM0.0') || '级到' || to_char(grown.level / 10.0, 'FM0.0') || '级' end,
        '公益活动' || did.times || '次',
        case when team.id is not null then '同时是志愿服务队伍' end,
        case when o.source = 'roster' then '来自名册' end) as note,
      o.batch_id
    from subject s
    join incubation.pub_organisation o on o.area_code = s.town_code or o.area_code in (
      select c.area_code from programme.pub_point_community c
      where c.point_id = s.point_id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf}))
    left join lateral (
      select nullif(count(*), 0) as times from incubation.pub_service v
      where v.organisation_id = o.id and v.served_on between s.from_date and ${asOf}) did on true
    left join lateral (
      select a.level from incubation.pub_assessment a where a.organisation_id = o.id and a.assessed_on <= ${asOf}
      order by a.year desc, a.quarter desc limit 1) grown on true
    left join lateral (
      select t.id from teams.pub_team t where t.organisation_id = o.organisation_id and t.founded_on <= ${asOf}
        and (t.ended_on is null or t.ended_on > ${asOf}) limit 1) team on true`,
}

export const incubationMeasures: Measure[] = [
  {
    name: 'incubation.cultivated',
    level: 'point',
    unit: '个',
    part: cultivated,
    noDataHint: '请导入社区社会组织名册，或在“社会组织”中备案、培育，并记录它们的公益活动',
  },
]
