import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { countOf } from '#platform/db/lists.ts'
import type { Attendance, Phase } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type SessionFacts = {
  heldOn: string
  place: string
  minutes: number
  phase: Phase
  process: string
  interaction: string
  reflection: string
  peopleCount: number
  fileIds: string[]
}
export type Session = SessionFacts & {
  id: string
  groupId: string
  areaCode: string
  areaPath: string
  title: string
  seq: number
  byName: string
  isVoided: boolean
}
export type Present = { personId: string; state: Attendance; note: string }

const select = (where: RawBuilder<unknown>) => sql<Session>`
  select s.*, a.path as area_path, g.title from fieldwork.session_now s join fieldwork.group_work g on g.id = s.group_id
  join directory.area a on a.code = s.area_code where ${where} order by s.held_on, s.seq`

/** Every session of a group, voided ones too, by the day they were held. */
export const sessionsOf = async (tx: Tx, groupId: string): Promise<Session[]> =>
  (await select(sql`s.group_id = ${groupId}`).execute(tx)).rows
export const findSessions = async (tx: Tx, ids: readonly string[]): Promise<Session[]> =>
  (await select(sql`s.id = any(${ids}::uuid[])`).execute(tx)).rows
export const countHeld = (tx: Tx, groupId: string): Promise<number> =>
  countOf(tx, sql`fieldwork.session_now s where s.group_id = ${groupId} and not s.is_voided`)

export type Called = Present & { sessionId: string; name: string }
/** Who was called at every session of a group. */
export const rollsOf = async (tx: Tx, groupId: string): Promise<Called[]> =>
  (
    await sql<Called>`select t.session_id, t.person_id, coalesce(who.name, '') as name, t.state, t.note
      from fieldwork.attendance t left join directory.person who on who.id = t.person_id where t.group_id = ${groupId} order by who.name, t.person_id`.execute(
      tx,
    )
  ).rows

export async function addSession(
  tx: Tx,
  { groupId, areaCode, roll, ...facts }: SessionFacts & { groupId: string; areaCode: string; roll: readonly Present[] },
  by: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into fieldwork.session (id, group_id, area_code, seq, held_on, place, minutes, phase, process, interaction, reflection, people_count,
      file_ids, by_account, by_name, recorded_at)
    values (${id}, ${groupId}, ${areaCode}, (select coalesce(max(seq), 0) + 1 from fieldwork.session where group_id = ${groupId}), ${facts.heldOn},
      ${facts.place}, ${facts.minutes}, ${facts.phase}, ${facts.process}, ${facts.interaction}, ${facts.reflection}, ${facts.peopleCount},
      ${facts.fileIds}::uuid[], ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  await sql`
    insert into fieldwork.attendance (session_id, group_id, person_id, area_code, on_date, state, note)
    select ${id}::uuid, ${groupId}::uuid, (one->>'personId')::uuid, ${areaCode}, ${facts.heldOn}::date, one->>'state', one->>'note'
    from jsonb_array_elements(${JSON.stringify(roll)}::jsonb) as one`.execute(tx)
  return id
}

export type Mark = { sessionId: string; kind: 'voided' | 'restored'; reason: string; byName: string; at: Date }
export const marksOf = async (tx: Tx, groupId: string): Promise<Mark[]> =>
  (
    await sql<Mark>`select m.session_id, m.kind, m.reason, m.by_name, m.at from fieldwork.session_mark m
      join fieldwork.session s on s.id = m.session_id where s.group_id = ${groupId} order by m.session_id, m.seq`.execute(
      tx,
    )
  ).rows
export async function addMark(
  tx: Tx,
  { sessionId, kind, reason }: Pick<Mark, 'sessionId' | 'kind' | 'reason'>,
  by: Doer,
): Promise<void> {
  await sql`insert into fieldwork.session_mark (session_id, seq, kind, reason, by_account, by_name, at)
    values (${sessionId}, (select coalesce(max(seq), 0) + 1 from fieldwork.session_mark where session_id = ${sessionId}), ${kind}, ${reason},
      ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}

/** How many of these people the transaction sees. */
export const countSeen = (tx: Tx, personIds: readonly string[]): Promise<number> =>
  countOf(tx, sql`directory.person p where p.id = any(${personIds}::uuid[])`)
