import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/**
 * Rules of the town, and of its district where that makes them. One that is in force counts only where the ledger is in
 * use: points earned in the town by a service of the programme year.
 */
const rulesInUse: Population = {
  recordKind: 'points.rule',
  title: '积分规则',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select s.subject_id, r.id as record_id, 1 as counted,
      case when r.state = 'proposed' then '还没有批准'
           when r.state = 'rejected' then '未获批准'
           when r.valid_from > ${asOf} then '统计日之后才施行'
           when r.valid_to <= ${asOf} then '自' || to_char(r.valid_to, 'YYYY-MM-DD') || '起已由新规则取代'
           when r.area_code <> s.town_code and own.id is not null then '本街镇另有规则'
           when used.times is null then '本年度还没有由服务记入的积分，台账未启用' end as left_out,
      case when used.times is not null then '本年度记入' || used.times || '笔，共' || used.points || '分' end as note, null::uuid as batch_id
    from subject s
    join directory.area town on town.code = s.town_code
    join points.pub_rule r on r.area_code in (town.code, town.parent_code)
    left join lateral (
      select o.id from points.pub_rule o where o.area_code = s.town_code and o.state = 'approved' and o.valid_from <= ${asOf}
        and (o.valid_to is null or o.valid_to > ${asOf}) limit 1) own on true
    left join lateral (
      select nullif(count(*), 0) as times, sum(e.points) as points from points.pub_entry e
      where e.town_code = s.town_code and e.kind = 'earned' and e.points > 0 and e.served_on between ${yearFrom} and ${asOf}
        and not exists (select from points.pub_entry v where v.of_id = e.id and v.kind = 'reversed')) used on true`,
}

export const pointsMeasures: Measure[] = [
  {
    name: 'volunteering.points-in-use',
    level: 'point',
    unit: '套',
    part: rulesInUse,
    yearly: true,
    noDataHint: '请由街镇拟定积分规则，另一人批准；之后的服务时长自动记入积分',
  },
]
