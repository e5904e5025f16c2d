import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { rideAlong } from '#platform/db/driver.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { type ActivityState, PUBLISHED } from '../rules/states.ts'

export type ActivityFacts = {
  audience: 'volunteers' | 'residents' | 'group'
  title: string
  content: string
  place: string
  lat: number | null
  lng: number | null
  radiusMetres: number | null
  organiser: string
  teamId: string | null
  projectId: string | null
  category: string | null
  audiences: string[]
  leaderPersonId: string | null
  leaderName: string
  contact: string
  riskLevel: 'low' | 'medium' | 'high'
  risks: string
  conditions: string
  minAge: number | null
  maxAge: number | null
  isFamily: boolean
  withChildren: boolean
  hazards: ('night' | 'height' | 'traffic' | 'water' | 'hazardous')[]
  startsAt: Date
  endsAt: Date
}
export type Activity = ActivityFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  state: ActivityState
  reason: string
  recordDueOn: string | null
  recordedOn: string | null
  createdBy: string
  createdByName: string
  submittedBy: string | null
  submittedByName: string | null
  reviewedBy: string | null
  reviewedByName: string | null
  reviewedAt: Date | null
  version: number
  places: number
  taken: number
  waiting: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown>) => sql<Activity>`
  select a.*, area.path as area_path, area.name as area_name, town.name as town_name,
    coalesce(s.places, 0)::int as places, coalesce(s.taken, 0)::int as taken, coalesce(s.waiting, 0)::int as waiting
  from activities.activity a
  join directory.area area on area.code = a.area_code
  left join directory.area town on town.code = area.parent_code and area.level = 'community'
  left join lateral (select sum(places) as places, sum(taken) as taken, sum(waiting) as waiting from activities.shift where activity_id = a.id) s on true
  where ${where} ${tail}`

export async function findActivity(tx: Tx, id: string): Promise<Activity | undefined> {
  return (await select(sql`a.id = ${id}`, sql``).execute(tx)).rows[0]
}
export async function findActivities(tx: Tx, ids: readonly string[]): Promise<Activity[]> {
  return (await select(sql`a.id = any(${ids}::uuid[])`, sql``).execute(tx)).rows
}

/** Waits for whoever else is changing this activity as a whole; people checking in are not held up. */
export async function lockActivity(tx: Tx, id: string): Promise<void> {
  await sql`select id from activities.activity where id = ${id} for no key update`.execute(tx)
}

export type ActivitySearch = {
  /** Area codes to stay within; null for all. */
  codes: string[] | null
  /** Only what the public may see, still to come on this moment. */
  comingFrom?: Date
  state?: ActivityState | undefined
  audience?: string | undefined
  from?: string | undefined
  to?: string | undefined
  text?: string | undefined
  overdueOn?: string | undefined
  ledBy?: { personId: string; when: 'open' | 'past' | 'all' }
}

const OPEN_TO_LEADERS = ['recruiting', 'closed', 'running', 'ended'] as const satisfies ActivityState[]

/** Words typed into a search box, so that % and _ stand for themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function whereOf(search: ActivitySearch): RawBuilder<unknown> {
  const { codes, comingFrom, state, audience, from, to, text, overdueOn, ledBy } = search
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (codes) parts.push(sql`a.area_code = any(${codes}::text[])`)
  if (comingFrom) parts.push(sql`a.state in ('recruiting', 'closed', 'running') and a.ends_at > ${comingFrom}`)
  if (state) parts.push(sql`a.state = ${state}`)
  if (audience) parts.push(sql`a.audience = ${audience}`)
  if (from) parts.push(sql`a.ends_at >= ${`${from}T00:00:00+08:00`}::timestamptz`)
  if (to) parts.push(sql`a.starts_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)
  if (text) parts.push(sql`(a.title like ${containing(text)} or a.place like ${containing(text)})`)
  if (overdueOn) parts.push(sql`a.state = 'ended' and a.record_due_on < ${overdueOn}::date`)
  if (ledBy) parts.push(sql`a.leader_person_id = ${ledBy.personId}`, leadingOf(ledBy.when))
  return sql.join(parts, sql` and `)
}

function leadingOf(when: 'open' | 'past' | 'all'): RawBuilder<unknown> {
  if (when === 'open') return sql`a.state in (${sql.join(OPEN_TO_LEADERS)})`
  if (when === 'past') return sql`a.state in ('recorded', 'cancelled')`
  return sql`a.state in (${sql.join([...PUBLISHED, 'cancelled'])})`
}

type Paging = { page: number; pageSize: number }
export type Order = 'latest' | 'soonest'

export async function listActivities(
  tx: Tx,
  search: ActivitySearch,
  { order, page, pageSize }: Paging & { order: Order },
): Promise<Activity[]> {
  const by = order === 'soonest' ? sql`a.starts_at, a.id` : sql`a.starts_at desc, a.id`
  const tail = sql`order by ${by} limit ${pageSize} offset ${(page - 1) * pageSize}`
  return (await select(whereOf(search), tail).execute(tx)).rows
}

export async function countActivities(tx: Tx, search: ActivitySearch): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from activities.activity a where ${whereOf(search)}`.execute(tx)
  return rows[0]?.n ?? 0
}

type Hand = { accountId: string; name: string; now: Date }

export async function addActivity(
  tx: Tx,
  { areaCode, ...facts }: ActivityFacts & { areaCode: string },
  { accountId, name, now }: Hand,
): Promise<string> {
  const id = randomUUID()
  const by = { createdBy: accountId, createdByName: name, createdAt: now }
  await tx
    .insertInto('activities.activity')
    .values({ id, areaCode, ...facts, ...by })
    .execute()
  return id
}

type Seen = { id: string; version: number }

/** What a step writes besides the state. */
export type StepFacts = Partial<{
  reason: string
  submittedBy: string
  submittedByName: string
  reviewedBy: string
  reviewedByName: string
  reviewedAt: Date
  recordDueOn: string
}>

/** Writes an activity anew, or takes a step with it; refuses (access.stale) when somebody else was first. */
export async function changeActivity(
  tx: Tx,
  { id, version }: Seen,
  change: Partial<ActivityFacts> & StepFacts & { state?: ActivityState },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('activities.activity')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** The first check-in starts an activity; nobody who has its page open is told that it changed. */
export async function setRunning(tx: Tx, id: string): Promise<void> {
  const query = sql`update activities.activity set state = 'running' where id = ${id} and state in ('recruiting', 'closed')`
  await rideAlong(tx, query.compile(tx))
}
