import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Screening } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Member = {
  id: string
  personId: string
  name: string
  source: string
  screening: Screening
  screeningNote: string
  contractOn: string | null
  beforeScore: number | null
  afterScore: number | null
  leftOn: string | null
  leftReason: string
  attended: number
}

export const membersOf = async (tx: Tx, groupId: string): Promise<Member[]> =>
  (
    await sql<Member>`
      select m.id, m.person_id, coalesce(who.name, '') as name, m.source, m.screening, m.screening_note, m.contract_on, m.before_score, m.after_score,
        m.left_on, m.left_reason,
        (select count(*)::int from fieldwork.pub_attended a where a.group_id = m.group_id and a.person_id = m.person_id) as attended
      from fieldwork.member m left join directory.person who on who.id = m.person_id
      where m.group_id = ${groupId} order by m.recorded_at, who.name, m.id`.execute(tx)
  ).rows

/** Whoever is in the group now. */
export const isIn = ({ screening, leftOn }: Pick<Member, 'screening' | 'leftOn'>): boolean =>
  screening === 'accepted' && leftOn === null

type NewMember = { groupId: string; areaCode: string; personId: string; source: string }
/** False when they are on the group's list already. */
export async function addMember(tx: Tx, member: NewMember, by: Doer): Promise<boolean> {
  const added = await sql<{ id: string }>`
    insert into fieldwork.member (id, group_id, person_id, area_code, source, screening, recorded_by, recorded_at)
    values (${randomUUID()}, ${member.groupId}, ${member.personId}, ${member.areaCode}, ${member.source}, 'waiting', ${by.accountId}, ${by.now})
    on conflict (group_id, person_id) do nothing returning id`.execute(tx)
  return added.rows.length > 0
}

type MemberChange = {
  screening?: Screening
  screeningNote?: string
  contractOn?: string | null
  leftOn?: string
  leftReason?: string
}
/** The group's row is held by whoever changes its members, so nobody else does at the same time. */
export async function changeMember(tx: Tx, memberId: string, change: MemberChange): Promise<void> {
  await tx.updateTable('fieldwork.member').set(change).where('id', '=', memberId).execute()
}

export type Score = { memberId: string; before: number | null; after: number | null }
/** What is left empty stays as it was. */
export async function setScores(tx: Tx, groupId: string, scores: readonly Score[]): Promise<void> {
  await sql`
    update fieldwork.member m set before_score = coalesce((one->>'before')::int, m.before_score), after_score = coalesce((one->>'after')::int, m.after_score)
    from jsonb_array_elements(${JSON.stringify(scores)}::jsonb) as one
    where m.id = (one->>'memberId')::uuid and m.group_id = ${groupId}`.execute(tx)
}
