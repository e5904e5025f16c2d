import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/**
 * What the station's attendance sheets say of somebody in the month up to the day: told beside the figure, which counts posts.
 * Somebody on leave is still in post; where no sheet was filled in, nothing is said.
 */
const attendedBefore = (asOf: string) => sql`(
  select '近30天考勤' || string_agg(one.words || one.days || '天', '、' order by one.place)
  from (select case t.state when 'on_duty' then '在岗' when 'leave' then '请假' when 'training' then '培训' else '外出' end as words,
               case t.state when 'on_duty' then 1 when 'leave' then 2 when 'training' then 3 else 4 end as place, count(*) as days
        from workforce.pub_attendance t where t.person_id = p.person_id and t.area_code = p.area_code
          and t.on_date between ${asOf}::date - 29 and ${asOf}::date group by 1, 2) as one)`

const fulltimeWorkers: Population = {
  recordKind: 'workforce.service-period',
  title: '专职社工',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, p.id as record_id, 1 as counted,
      case when p.from_date > ${asOf} then '统计日之后才到岗'
           when p.to_date < ${asOf} then '已于' || to_char(p.to_date, 'YYYY-MM-DD') || '离岗' end as left_out,
      to_char(p.from_date, 'YYYY-MM-DD') || '到岗' || coalesce('；' || ${attendedBefore(asOf)}, '') as note, p.batch_id
    from subject s join workforce.pub_service_period p on p.area_code = s.town_code and p.kind = 'fulltime_social_worker'`,
}

/** Days on which fewer than the criterion asks for were there, in unbroken runs; the longest may not pass what is allowed. */
const gapInStaff: Measure['faults'] = ({ asOf, parameter }, atLeast) => sql`
  with day as (
    select s.subject_id, s.town_code, d::date as on_day from subject s, generate_series(s.from_date, ${asOf}::date, interval '1 day') as d),
  short as (
    select day.subject_id, day.on_day from day
    left join workforce.pub_service_period p on p.area_code = day.town_code and p.kind = 'fulltime_social_worker'
      and p.from_date <= day.on_day and (p.to_date is null or p.to_date >= day.on_day)
    group by day.subject_id, day.on_day having count(distinct p.person_id) < ${atLeast}),
  run as (
    select subject_id, min(on_day) as first_day, max(on_day) as last_day, count(*) as days
    from (select *, on_day - (row_number() over (partition by subject_id order by on_day))::int as island from short) numbered
    group by subject_id, island),
  longest as (select distinct on (subject_id) * from run order by subject_id, days desc)
  select subject_id, to_char(first_day, 'YYYY-MM-DD') || '至' || to_char(last_day, 'YYYY-MM-DD') || '连续' || days || '天不足' || ${atLeast}::int || '名（容许'
    || ${parameter('staff.gap-days')}::int || '天）' as fault
  from longest where days > ${parameter('staff.gap-days')}`

const tookPart = (asOf: string, days: number) => sql`exists (
  select from workforce.pub_participation t where t.person_id = p.person_id and t.area_code = p.area_code
  and t.took_part_on between ${asOf}::date - ${days - 1}::int and ${asOf}::date)`

const committeeMembers: Population = {
  recordKind: 'workforce.service-period',
  title: '参与项目的“两委”成员',
  rows: ({ asOf, parameter }) => sql<PopulationRow>`
    select s.subject_id, p.id as record_id, 1 as counted,
      case when p.from_date > ${asOf} then '统计日之后才任职'
           when p.to_date < ${asOf} then '已于' || to_char(p.to_date, 'YYYY-MM-DD') || '离任'
           when not ${tookPart(asOf, parameter('participation.days'))} then '近' || ${parameter('participation.days')}::int || '天没有参与记录' end as left_out,
      nullif(p.title, '') as note, p.batch_id
    from subject s join workforce.pub_service_period p on p.area_code = s.area_code and p.kind = 'two_committee_member'`,
}

const certifiedWorkers: Population = {
  recordKind: 'workforce.service-period',
  title: '参与项目的持证社区工作者',
  rows: ({ asOf, parameter }) => sql<PopulationRow>`
    select s.subject_id, p.id as record_id, 1 as counted,
      case when p.from_date > ${asOf} then '统计日之后才到岗'
           when p.to_date < ${asOf} then '已于' || to_char(p.to_date, 'YYYY-MM-DD') || '离岗'
           when held.id is null then '没有有效的社会工作者职业资格证书'
           when not ${tookPart(asOf, parameter('participation.days'))} then '近' || ${parameter('participation.days')}::int || '天没有参与记录' end as left_out,
      case held.level when 'assistant_social_worker' then '助理社会工作师' when 'social_worker_mid' then '社会工作师'
                      when 'senior_social_worker' then '高级社会工作师' end as note, p.batch_id
    from subject s
    join workforce.pub_service_period p on p.area_code = s.area_code and p.kind = 'community_worker'
    left join lateral (select c.id, c.level from workforce.pub_certificate c
      where c.person_id = p.person_id and c.issued_on <= ${asOf} and (c.valid_to is null or c.valid_to >= ${asOf})
      order by c.issued_on desc limit 1) held on true`,
}

export const workforceMeasures: Measure[] = [
  {
    name: 'workforce.fulltime-workers',
    level: 'point',
    unit: '名',
    part: fulltimeWorkers,
    faults: gapInStaff,
    noDataHint: '请导入专职社工花名册',
  },
  {
    name: 'workforce.two-committee-members',
    level: 'community',
    unit: '名',
    part: committeeMembers,
    noDataHint: '请导入“两委”成员花名册和参与记录',
  },
  {
    name: 'workforce.certified-workers',
    level: 'community',
    unit: '名',
    part: certifiedWorkers,
    noDataHint: '请导入社区工作者花名册、证书和参与记录',
  },
]
