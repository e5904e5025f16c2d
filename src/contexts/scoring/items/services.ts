import { sql } from 'kysely'
import { addDays } from '#kernel/time.ts'
import { areasOf, type Item, noData } from './item.ts'

type Cases = { month: string; cases: number; closed: number }

/**
 * B1 (domain §11.2): of the cases taken on at least the row's number of days ago, how many are closed – which needs an
 * evaluation of the goals and the supervisor's signature. Numbers only: who they are stays with casework.
 */
export const casesClosed: Item = {
  name: 'casework.closed',
  title: '立案满若干天的个案中已结案的',
  limitTitle: '立案满多少天起计入',
  find: async (tx, { point, asOf, limit }) => {
    const { rows } = await sql<Cases>`
      select to_char(opened_on, 'YYYY-MM') as month, count(*)::int as cases, count(*) filter (where closed_on <= ${asOf})::int as closed
      from casework.pub_case where town_code = ${point.townCode} and opened_on between ${point.startsOn} and ${addDays(asOf, -limit)}
        and state not in ('intake', 'rejected', 'referred')
      group by 1 order by 1`.execute(tx)
    const whole = rows.reduce((sum, { cases }) => sum + cases, 0)
    if (whole === 0) return noData(`还没有立案满${limit}天的个案`)
    const part = rows.reduce((sum, { closed }) => sum + closed, 0)
    return {
      part,
      whole,
      reason: `立案满${limit}天的个案${whole}件，已评估并结案${part}件`,
      sources: rows.map(({ month, cases, closed }) => ({
        title: `${month}立案的个案`,
        detail: `${cases}件，已结案${closed}件`,
        page: null,
      })),
    }
  },
}

type Work = { kind: 'group' | 'activity'; id: string; title: string; on: string; isDone: boolean }

/**
 * B2 (domain §11.2): groups and community activities that are over, and how many of them were also finished properly – evaluated,
 * or recorded. An activity that stands for a social worker's group counts once, as the group.
 */
export const worksDone: Item = {
  name: 'fieldwork.done',
  title: '已结束的小组和活动中完成评估或记录的',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Work>`
      select 'group' as kind, g.id, g.title, to_char(g.closed_on, 'YYYY-MM-DD') as "on", g.state in ('evaluated', 'archived') as "isDone"
      from fieldwork.pub_group g where g.town_code = ${point.townCode} and g.closed_on between ${point.startsOn} and ${asOf}
        and g.state in ('ended', 'evaluated', 'archived')
      union all
      select 'activity', a.id, a.title, to_char(a.ends_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), coalesce(a.recorded_on <= ${asOf}, false)
      from activities.pub_activity a where a.area_code = any(${areasOf(point)}::text[]) and a.audience <> 'volunteers'
        and a.state in ('recruiting', 'closed', 'running', 'ended', 'recorded')
        and (a.ends_at at time zone 'Asia/Shanghai')::date between ${point.startsOn} and ${asOf}
        and not exists (select from fieldwork.pub_group g where g.activity_id = a.id)
      order by "on", id`.execute(tx)
    if (rows.length === 0) return noData('还没有已结束的小组和活动')
    const part = rows.filter(({ isDone }) => isDone).length
    return {
      part,
      whole: rows.length,
      reason: `已结束的小组和活动${rows.length}个，完成评估或记录的${part}个`,
      sources: rows.map(({ kind, id, title, on, isDone }) => ({
        title: `${kind === 'group' ? '小组' : '活动'}“${title}”`,
        detail: `${on}结束，${isDone ? '已完成' : '尚未完成评估或记录'}`,
        page: kind === 'group' ? `/service/groups/${id}` : `/activities/${id}`,
      })),
    }
  },
}

type Attended = { people: number; communityCode: string; name: string; residents: number | null; asOf: string | null }

/**
 * C5 (domain §11.2): different people who came to an activity for residents or to a group, of all who live in the communities of
 * the point – the same population that the volunteers' share is measured on.
 */
export const residentsTakingPart: Item = {
  name: 'activities.residents',
  title: '参加过活动的居民占常住人口',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Attended>`
      with came as (
        select t.person_id from activities.pub_attendance t join activities.pub_activity a on a.id = t.activity_id
        where a.area_code = any(${areasOf(point)}::text[]) and a.audience <> 'volunteers'
          and (t.in_at at time zone 'Asia/Shanghai')::date between ${point.startsOn} and ${asOf}
        union
        select t.person_id from fieldwork.pub_attended t join fieldwork.pub_group g on g.id = t.group_id
        where g.town_code = ${point.townCode} and t.on_date between ${point.startsOn} and ${asOf})
      select (select count(*)::int from came where person_id is not null) as people, c.code as "communityCode", c.name, r.residents,
        to_char(r.as_of, 'YYYY-MM-DD') as "asOf"
      from directory.area c
      left join lateral (
        select p.residents, p.as_of from directory.pub_population_return p
        left join directory.pub_population_base b on b.return_id = p.id and b.valid_from <= ${asOf}
        where p.area_code = c.code and (b.return_id is not null or p.as_of <= ${asOf})
        order by b.return_id is not null desc, b.valid_from desc, p.as_of desc, p.recorded_at desc limit 1) r on true
      where c.code = any(${point.communityCodes}::text[]) order by c.code`.execute(tx)
    const unknown = rows.filter(({ residents }) => residents === null)
    if (rows.length === 0 || unknown.length > 0)
      return noData(`${unknown.map(({ name }) => name).join('、') || '辐射社区'}没有常住人口数`)
    const people = rows[0]?.people ?? 0
    const whole = rows.reduce((sum, { residents }) => sum + (residents ?? 0), 0)
    return {
      part: people,
      whole,
      reason: `${whole.toLocaleString('en-US')}名常住居民中有${people.toLocaleString('en-US')}名参加过活动`,
      sources: [
        { title: '活动和小组的签到', detail: `不重复计${people.toLocaleString('en-US')}名`, page: '/activities' },
        ...rows.map(({ name, residents, asOf: day }) => ({
          title: `${name}常住人口`,
          detail: `${(residents ?? 0).toLocaleString('en-US')}名（${day}）`,
          page: null,
        })),
      ],
    }
  },
}
