import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { MemberState } from '../rules/states.ts'
import { countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type Member = Someone & {
  teamId: string
  state: MemberState
  sharesPhone: boolean
  words: string
  appliedOn: string | null
  fromDate: string | null
  toDate: string | null
  reason: string | null
  version: number
}

const rowsOf = (where: RawBuilder<unknown>) => sql`
  select m.id, m.team_id, m.area_code, m.person_id, m.state, m.shares_phone, m.words,
    (m.applied_at at time zone 'Asia/Shanghai')::date as applied_on, m.from_date, m.to_date, m.reason, m.created_at, m.version
  from teams.member m where ${where}`

const ofTeam = (teamId: string, state: MemberState) => sql`m.team_id = ${teamId} and m.state = ${state}`

export const listMembers = (tx: Tx, { teamId, state, ...paging }: { teamId: string; state: MemberState } & Paging) =>
  pageOf<Member>(tx, rowsOf(ofTeam(teamId, state)), { order: sql`one.from_date, one.created_at`, paging })

export const countMembers = (tx: Tx, { teamId, state }: { teamId: string; state: MemberState }): Promise<number> =>
  countOf(tx, sql`select from teams.member m where ${ofTeam(teamId, state)}`)

export async function findMember(tx: Tx, id: string): Promise<Member | undefined> {
  const [found] = await pageOf<Member>(tx, rowsOf(sql`m.id = ${id}`), { order: sql`one.created_at` })
  return found
}

/** The latest row of somebody in a team: the one that is open, where one is. */
export async function latestOf(tx: Tx, teamId: string, personId: string): Promise<Member | undefined> {
  const rows = await pageOf<Member>(tx, rowsOf(sql`m.team_id = ${teamId} and m.person_id = ${personId}`), {
    order: sql`one.state in ('applied', 'member') desc, one.created_at desc`,
    paging: { page: 1, pageSize: 1 },
  })
  return rows[0]
}

/** What somebody is in each of some teams, by team. */
export async function standingsOf(tx: Tx, personId: string): Promise<Map<string, 'applied' | 'member'>> {
  const { rows } = await sql<{ teamId: string; state: 'applied' | 'member' }>`
    select team_id, state from teams.member where person_id = ${personId} and state in ('applied', 'member')`.execute(
    tx,
  )
  return new Map(rows.map(({ teamId, state }) => [teamId, state]))
}

type NewMember = { teamId: string; areaCode: string; personId: string; now: Date } & (
  | { state: 'applied'; words: string; sharesPhone: boolean; fromDate?: never; by?: never }
  | { state: 'member'; fromDate: string; by: string | null; words?: never; sharesPhone?: never }
)

/** Undefined when the person is in the team, or has asked to be. */
export async function addMember(tx: Tx, one: NewMember): Promise<string | undefined> {
  const { teamId, areaCode, personId, state, now, words = '', sharesPhone = false, fromDate = null, by = null } = one
  const asked = state === 'applied' ? { appliedAt: now } : { decidedBy: by, decidedAt: now }
  const added = await tx
    .insertInto('teams.member')
    .values({
      id: randomUUID(),
      teamId,
      areaCode,
      personId,
      state,
      words,
      sharesPhone,
      fromDate,
      ...asked,
      createdAt: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

type MemberChange = {
  state: MemberState
  fromDate?: string
  toDate?: string
  reason?: string | null
  decidedBy?: string
  decidedAt?: Date
}

/** Errors: access.stale when somebody was first. */
export async function changeMember(tx: Tx, id: string, version: number, change: MemberChange): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('teams.member')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** A team that ends has nobody in it, and nobody waiting, from the next day on. */
export async function endMembersOf(tx: Tx, teamId: string, { endedOn, reason }: { endedOn: string; reason: string }) {
  await sql`update teams.member set version = version + 1, reason = ${reason},
      state = case when state = 'applied' then 'refused' else 'left' end,
      to_date = case when state = 'member' then greatest(${endedOn}::date, from_date) end
    where team_id = ${teamId} and state in ('applied', 'member')`.execute(tx)
}
