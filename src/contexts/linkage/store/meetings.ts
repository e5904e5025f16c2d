import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Level, MeetingState, Outcome, Side } from '../vocabulary.ts'
import { changedOne, type Doer } from './sql.ts'

export type MeetingFacts = {
  level: Level
  areaCode: string
  title: string
  heldOn: string
  startsAt: string
  place: string
  chair: string
}
export type Meeting = MeetingFacts & {
  id: string
  no: string
  areaPath: string
  areaName: string
  state: MeetingState
  minutes: string
  quorumPercent: number | null
  reason: string
  closedAt: Date | null
  closedName: string | null
  recordedName: string
  invited: number
  present: number
  items: number
  passed: number
  version: number
}

/** Head counts go over every row: an attendee is hidden from nobody who may read the meeting. */
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Meeting>`
  select m.*, a.path as area_path, a.name as area_name,
    (select count(*)::int from linkage.attendee x where x.meeting_id = m.id) as invited,
    (select count(*)::int from linkage.attendee x where x.meeting_id = m.id and x.signed_at is not null) as present,
    (select count(*)::int from linkage.item i where i.meeting_id = m.id) as items,
    (select count(*)::int from linkage.item i where i.meeting_id = m.id and i.outcome = 'passed') as passed
  from linkage.meeting m join directory.area a on a.code = m.area_code where ${where} order by m.held_on desc, m.starts_at desc, m.no desc ${tail}`

export type MeetingSearch = {
  codes: string[] | null
  level?: Level | undefined
  state?: MeetingState | undefined
  text?: string | undefined
}
const conditions = ({ codes, level, state, text }: MeetingSearch) =>
  all([
    inCodes(sql`m.area_code`, codes),
    level !== undefined && sql`m.level = ${level}`,
    state !== undefined && sql`m.state = ${state}`,
    text !== undefined && text !== '' && sql`strpos(m.title || m.no, ${text}) > 0`,
  ])
export const listMeetings = async (tx: Tx, { page, pageSize, ...search }: MeetingSearch & Paging): Promise<Meeting[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countMeetings = (tx: Tx, search: MeetingSearch): Promise<number> =>
  countOf(tx, sql`linkage.meeting m where ${conditions(search)}`)
export const findMeetings = async (tx: Tx, ids: readonly string[]): Promise<Meeting[]> =>
  (await select(sql`m.id = any(${ids}::uuid[])`).execute(tx)).rows
export async function holdMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  await sql`select 1 from linkage.meeting where id = ${id} for update`.execute(tx)
  return (await findMeetings(tx, [id]))[0]
}

export async function addMeeting(
  tx: Tx,
  facts: MeetingFacts & { no: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into linkage.meeting (id, no, level, area_code, title, held_on, starts_at, place, chair, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${facts.no}, ${facts.level}, ${facts.areaCode}, ${facts.title}, ${facts.heldOn}, ${facts.startsAt}, ${facts.place}, ${facts.chair},
      'planned', ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}
type Ref = { id: string; version: number }
type Change = Partial<
  Pick<
    Meeting,
    | 'state'
    | 'minutes'
    | 'quorumPercent'
    | 'reason'
    | 'closedAt'
    | 'closedName'
    | 'title'
    | 'heldOn'
    | 'startsAt'
    | 'place'
    | 'chair'
  >
>
export async function changeMeeting(tx: Tx, { id, version }: Ref, change: Change): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('linkage.meeting')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Attendee = {
  id: string
  party: Side
  unitName: string
  name: string
  signedAt: Date | null
  signedName: string | null
}
export async function addAttendees(
  tx: Tx,
  meeting: { id: string; areaCode: string },
  list: readonly Pick<Attendee, 'party' | 'unitName' | 'name'>[],
): Promise<void> {
  for (const [index, { party, unitName, name }] of list.entries())
    await sql`insert into linkage.attendee (id, meeting_id, area_code, position, party, unit_name, name)
      values (${randomUUID()}, ${meeting.id}, ${meeting.areaCode}, ${index + 1}, ${party}, ${unitName}, ${name})`.execute(
      tx,
    )
}
export const attendeesOf = async (tx: Tx, meetingId: string): Promise<Attendee[]> =>
  (
    await sql<Attendee>`select id, party, unit_name, name, signed_at, signed_name from linkage.attendee
      where meeting_id = ${meetingId} order by position`.execute(tx)
  ).rows
/** Those who came; the others are not there (any more). */
export async function putSigned(
  tx: Tx,
  meetingId: string,
  attendeeIds: readonly string[],
  { name, now }: Doer,
): Promise<void> {
  await sql`update linkage.attendee set signed_at = case when id = any(${attendeeIds}::uuid[]) then coalesce(signed_at, ${now}::timestamptz) end,
      signed_name = case when id = any(${attendeeIds}::uuid[]) then coalesce(signed_name, ${name}) end
    where meeting_id = ${meetingId}`.execute(tx)
}

export type Item = {
  id: string
  position: number
  topic: string
  needId: string | null
  discussion: string
  resolution: string
  outcome: Outcome | null
  votesFor: number | null
  votesAgainst: number | null
  votesAbstain: number | null
  present: number | null
  taskId: string | null
}
export async function addItems(
  tx: Tx,
  meetingId: string,
  list: readonly { topic: string; needId: string | null }[],
): Promise<void> {
  for (const { topic, needId } of list)
    await sql`insert into linkage.item (id, meeting_id, position, topic, need_id)
      select ${randomUUID()}::uuid, ${meetingId}::uuid, coalesce(max(position), 0) + 1, ${topic}, ${needId}::uuid from linkage.item where meeting_id = ${meetingId}`.execute(
      tx,
    )
}
export const itemsOf = async (tx: Tx, meetingId: string): Promise<Item[]> =>
  (
    await sql<Item>`select id, position, topic, need_id, discussion, resolution, outcome, votes_for, votes_against, votes_abstain, present, task_id
      from linkage.item where meeting_id = ${meetingId} order by position`.execute(tx)
  ).rows
type Decided = {
  discussion: string
  resolution: string
  outcome: Outcome
  votes: { for: number; against: number; abstain: number } | null
  present: number
  taskId: string | null
}
/** An item is decided once. */
export async function decideItem(tx: Tx, itemId: string, { votes, ...decided }: Decided): Promise<boolean> {
  const { numUpdatedRows } = changedOne(
    await sql`update linkage.item set discussion = ${decided.discussion}, resolution = ${decided.resolution}, outcome = ${decided.outcome},
      votes_for = ${votes?.for ?? null}, votes_against = ${votes?.against ?? null}, votes_abstain = ${votes?.abstain ?? null},
      present = ${decided.present}, task_id = ${decided.taskId} where id = ${itemId} and outcome is null`.execute(tx),
  )
  return numUpdatedRows > 0n
}

export type Rhythm = {
  townCode: string
  townName: string
  lastHeldOn: string | null
  nextOn: string | null
  since: string
}
/** Each town that runs a project of the programme on a day: when it last met, and when it will. */
export async function rhythmOf(tx: Tx, codes: string[] | null, day: string): Promise<Rhythm[]> {
  const { rows } = await sql<Rhythm>`
    select distinct on (t.code) t.code as town_code, t.name as town_name, p.starts_on as since,
      (select max(m.held_on) from linkage.meeting m where m.area_code = t.code and m.level = 'town' and m.state = 'held' and m.held_on <= ${day}::date) as last_held_on,
      (select min(m.held_on) from linkage.meeting m where m.area_code = t.code and m.level = 'town' and m.state = 'planned') as next_on
    from programme.pub_point p join directory.area t on t.code = p.town_code
    where ${all([inCodes(sql`t.code`, codes), sql`p.starts_on <= ${day}::date and (p.ended_on is null or p.ended_on > ${day}::date)`])}
    order by t.code, p.starts_on`.execute(tx)
  return rows
}
