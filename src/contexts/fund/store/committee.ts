import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Doer } from './sql.ts'

export type Member = {
  id: string
  fundId: string
  personId: string
  name: string
  areaCode: string
  areaPath: string
  seat: 'member' | 'monitor'
  standsFor: 'donor' | 'host' | 'town' | 'station' | 'community' | 'firm' | 'resident'
  employerId: string | null
  employerName: string | null
  fromDate: string
  /** The last day in office. */
  toDate: string
  endedOn: string | null
  addedBy: string
  version: number
}

const select = (where: RawBuilder<unknown>) => sql<Member>`
  with page as materialized (select * from fund.member m where ${where})
  select page.id, page.fund_id, page.person_id, p.name, page.area_code, a.path as area_path, page.seat, page.stands_for, page.employer_id, o.name as employer_name,
    page.from_date, least(page.to_date, coalesce(page.ended_on, page.to_date)) as to_date, page.ended_on, page.added_by, page.version
  from page join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code left join directory.organisation o on o.id = page.employer_id
  order by page.seat, page.from_date, page.id`

export const membersOf = async (tx: Tx, fundId: string): Promise<Member[]> =>
  (await select(sql`m.fund_id = ${fundId}`).execute(tx)).rows
/** Those in office on a day. */
export const inOffice = async (tx: Tx, fundId: string, day: string): Promise<Member[]> =>
  (
    await select(
      sql`m.fund_id = ${fundId} and ${day}::date between m.from_date and least(m.to_date, coalesce(m.ended_on, m.to_date))`,
    ).execute(tx)
  ).rows
export const findMembers = async (tx: Tx, ids: readonly string[]): Promise<Member[]> =>
  (await select(sql`m.id = any(${ids}::uuid[])`).execute(tx)).rows
export const seatsOf = async (tx: Tx, personId: string, day: string): Promise<Member[]> =>
  (
    await select(
      sql`m.person_id = ${personId} and ${day}::date between m.from_date and least(m.to_date, coalesce(m.ended_on, m.to_date))`,
    ).execute(tx)
  ).rows

type NewMember = Pick<
  Member,
  'fundId' | 'personId' | 'areaCode' | 'seat' | 'standsFor' | 'employerId' | 'fromDate' | 'toDate'
>
/** Undefined when the person sits there in that time already, on either kind of seat. */
export async function insertMember(tx: Tx, member: NewMember, { accountId, now }: Doer): Promise<string | undefined> {
  const id = randomUUID()
  const { rows } = await sql<{ id: string }>`
    insert into fund.member (id, fund_id, person_id, area_code, seat, stands_for, employer_id, from_date, to_date, added_by, added_at)
    values (${id}, ${member.fundId}, ${member.personId}, ${member.areaCode}, ${member.seat}, ${member.standsFor}, ${member.employerId},
      ${member.fromDate}, ${member.toDate}, ${accountId}, ${now})
    on conflict on constraint one_seat_at_a_time do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Errors: access.stale. */
export async function endMember(tx: Tx, id: string, version: number, endedOn: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('fund.member')
      .set({ endedOn, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
