import { sql } from 'kysely'
import { type Item, noData } from './item.ts'

type Run = { fromDate: string; toDate: string; days: number }

/**
 * A3 (domain §11.2): how many times the row's number of days (30) fewer full-time workers than the criterion asks for were in
 * post, all short days since the point began taken together.
 */
export const staffGaps: Item = {
  name: 'workforce.gaps',
  title: '专职社工不足的天数，每满若干天计一次',
  readsCriteria: true,
  limitTitle: '不足多少天计一次',
  find: async (tx, { point, asOf, limit, criteria }) => {
    const least = criteria[0]?.places[0]?.atLeast
    if (!least) return noData('创建指标没有写明应有几名专职社工')
    const { rows } = await sql<Run & { known: boolean }>`
      with period as (select * from workforce.pub_service_period where area_code = ${point.townCode} and kind = 'fulltime_social_worker'),
      short as (
        select d::date as on_day from generate_series(${point.startsOn}::date, ${asOf}::date, interval '1 day') as d
        left join period p on p.from_date <= d and (p.to_date is null or p.to_date >= d)
        group by d having count(distinct p.person_id) < ${least}),
      run as (
        select min(on_day) as from_day, max(on_day) as to_day, count(*)::int as days
        from (select on_day, on_day - (row_number() over (order by on_day))::int as island from short) numbered group by island)
      select to_char(r.from_day, 'YYYY-MM-DD') as "fromDate", to_char(r.to_day, 'YYYY-MM-DD') as "toDate", coalesce(r.days, 0) as days,
        exists (select from period) as known
      from (select 1) one left join run r on true order by r.from_day`.execute(tx)
    if (!rows[0]?.known) return noData('还没有专职社工的花名册')
    const runs = rows.filter(({ days }) => days > 0)
    const total = runs.reduce((sum, { days }) => sum + days, 0)
    return {
      part: Math.floor(total / Math.max(1, limit)),
      whole: null,
      reason: total === 0 ? `全程不少于${least}名` : `共有${total}天不足${least}名`,
      sources: [
        { title: '专职社工花名册', detail: `${point.startsOn}至${asOf}逐日核对`, page: '/workforce' },
        ...runs.map(({ fromDate, toDate, days }) => ({
          title: '人员空缺',
          detail: `${fromDate}至${toDate}，${days}天不足${least}名`,
          page: '/workforce',
        })),
      ],
    }
  },
}

type Month = { month: string; people: number; enough: number; minutes: number }

/**
 * A5 (domain §11.2): of all person-months that full-time workers were in post from first to last day, in how many they had the
 * supervision asked for (parameter supervision.month-minutes), signed by both.
 */
export const supervision: Item = {
  name: 'workforce.supervision',
  title: '达到督导时长的人月',
  find: async (tx, { point, asOf, parameter }) => {
    const minutes = parameter('supervision.month-minutes')
    const { rows } = await sql<Month>`
      with month as (
        select m::date as first_day, (m + interval '1 month' - interval '1 day')::date as last_day
        from generate_series(date_trunc('month', ${point.startsOn}::date), ${asOf}::date, interval '1 month') as m
        where m::date >= ${point.startsOn} and (m + interval '1 month')::date <= ${asOf}::date + 1),
      worked as (
        select distinct m.first_day, m.last_day, p.person_id from month m
        join workforce.pub_service_period p on p.area_code = ${point.townCode} and p.kind = 'fulltime_social_worker'
          and p.from_date <= m.first_day and (p.to_date is null or p.to_date >= m.last_day)),
      held as (
        select w.first_day, w.person_id, coalesce(sum(s.minutes), 0)::int as minutes from worked w
        left join workforce.pub_supervision s on s.person_id = w.person_id and s.is_signed and s.held_on between w.first_day and w.last_day
        group by w.first_day, w.person_id)
      select to_char(first_day, 'YYYY-MM') as month, count(*)::int as people, count(*) filter (where minutes >= ${minutes})::int as enough,
        sum(minutes)::int as minutes
      from held group by first_day order by first_day`.execute(tx)
    const whole = rows.reduce((sum, { people }) => sum + people, 0)
    if (whole === 0) return noData('还没有满一个月的专职社工')
    const part = rows.reduce((sum, { enough }) => sum + enough, 0)
    return {
      part,
      whole,
      reason: `${whole}个人月中有${part}个达到每月${minutes}分钟的督导`,
      sources: rows.map(({ month, people, enough, minutes: total }) => ({
        title: `${month}督导记录`,
        detail: `在岗${people}人，共${total}分钟，${enough}人达到`,
        page: '/workforce/supervision',
      })),
    }
  },
}
