import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

const registered: Population = {
  recordKind: 'volunteering.volunteer',
  title: '注册志愿者',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, v.id as record_id, 1 as counted,
      case when v.registered_on > ${asOf} then '统计日之后才注册'
           when v.left_on <= ${asOf} then '已于' || to_char(v.left_on, 'YYYY-MM-DD') || '注销' end as left_out,
      null::text as note, v.batch_id
    from subject s join volunteering.pub_volunteer v on v.area_code = s.area_code`,
}

/** The base is the return frozen for the day; where none is frozen, the latest return on or before it. */
const residents: Population = {
  recordKind: 'directory.population-return',
  title: '常住居民',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, r.id as record_id, r.residents as counted,
      case when r.id = chosen.id then null
           when r.as_of > ${asOf} then '统计日之后的一期'
           else '已以另一期为准' end as left_out,
      case when r.id = chosen.id and chosen.frozen then '已冻结为基数' end as note, r.batch_id
    from subject s
    join directory.pub_population_return r on r.area_code = s.area_code
    left join lateral (
      select * from (
        (select b.return_id as id, true as frozen from directory.pub_population_base b
         where b.area_code = s.area_code and b.valid_from <= ${asOf} order by b.valid_from desc, b.frozen_at desc limit 1)
        union all
        (select p.id, false from directory.pub_population_return p
         where p.area_code = s.area_code and p.as_of <= ${asOf} order by p.as_of desc, p.recorded_at desc limit 1)
      ) candidate order by frozen desc limit 1) chosen on true`,
}

/**
 * Active: still registered on the day, with a service record in the programme year (order 685, 21; domain 7.9). The note
 * says how many of the services the platform saw itself, by a scan or a roll-call (their times corrected later or not), how
 * many were written down afterwards and how many a spreadsheet brought, and which of those are still in doubt. Services are grouped once by place, where they are recorded with the volunteer: asked one volunteer at a time, a roster that was
 * just imported, of which the planner knows nothing yet, would take minutes.
 */
const active: Population = {
  recordKind: 'volunteering.volunteer',
  title: '本年度有服务时长的注册志愿者',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select s.subject_id, v.id as record_id, 1 as counted,
      case when v.registered_on > ${asOf} then '统计日之后才注册'
           when v.left_on <= ${asOf} then '已于' || to_char(v.left_on, 'YYYY-MM-DD') || '注销'
           when served.times is null then '本年度没有服务时长' end as left_out,
      case when served.times is not null then concat(
        served.times, '次，共', trim_scale(round(served.minutes / 60.0, 1)), '小时；其中签到', served.checked_in, '次',
        case when served.corrected > 0 then '（更正' || served.corrected || '次）' end,
        case when served.written_down > 0 then '，补录' || served.written_down || '次' end,
        case when served.imported > 0 then '，导入' || served.imported || '次' end,
        case when served.doubted > 0 then '（' || served.doubted || '次待核查：同一文件中大量时长完全相同）' end) end as note,
      v.batch_id
    from subject s
    join volunteering.pub_volunteer v on v.area_code = s.area_code
    left join (
      select r.volunteer_id, count(*) as times, sum(r.minutes) as minutes,
        count(*) filter (where seen.here) as checked_in,
        count(*) filter (where seen.here and d.source = 'correction') as corrected,
        count(*) filter (where r.draft_id is not null and not seen.here) as written_down,
        count(*) filter (where r.draft_id is null) as imported, count(f.id) as doubted
      from (select distinct area_code from subject) as place
      join volunteering.pub_service_record r on r.area_code = place.area_code
      left join volunteering.pub_draft_record d on d.id = r.draft_id
      left join lateral (
        select coalesce((select a.source from activities.pub_attendance a where a.id = d.attendance_id), d.source)
          in ('qr', 'roll-call') as here) as seen on true
      left join volunteering.pub_import_flag f on f.state = 'open' and f.batch_id = r.batch_id and f.area_code = r.area_code
        and f.activity = r.activity and f.served_on = r.served_on and f.minutes = r.minutes
      where r.served_on between ${yearFrom} and ${asOf} and r.minutes > 0
      group by r.volunteer_id) as served on served.volunteer_id = v.id`,
}

export const volunteeringMeasures: Measure[] = [
  {
    name: 'volunteering.registered-share',
    level: 'community',
    unit: '名',
    part: registered,
    whole: residents,
    noDataHint: '请导入常住人口上报表和志愿者花名册',
  },
  {
    name: 'volunteering.active-share',
    level: 'community',
    unit: '名',
    part: active,
    whole: registered,
    yearly: true,
    noDataHint: '请组织活动并签到，或导入志愿者花名册和服务时长表',
  },
]
