import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Service } from './services.ts'

/**
 * The next number of a district in a year, from 1. Its row stays locked until the transaction ends: who comes next waits,
 * and what is rolled back leaves no gap.
 */
export async function nextSeq(tx: Tx, districtCode: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into recognition.number_series (district_code, year, last) values (${districtCode}, ${year}, 1)
    on conflict (district_code, year) do update set last = number_series.last + 1 returning last`.execute(tx)
  return rows[0]?.last ?? 0
}

export type Issue = {
  id: string
  version: number
  number: string
  verifySealed: Buffer
  verifyBlind: Buffer
  holderName: string
  issuerName: string
  responsibleName: string
  handlerName: string
  contact: string
  notes: string
  issuedOn: string
  issuedBy: string
  postedUntil: string | null
  services: readonly Service[]
}

/** Freezes what the certificate says and its lines, for good. */
export async function issue(tx: Tx, { id, version, services, ...facts }: Issue): Promise<void> {
  const totalMinutes = services.reduce((sum, { minutes }) => sum + minutes, 0)
  mustHaveChanged(
    await tx
      .updateTable('recognition.certificate')
      .set({ ...facts, state: 'issued', totalMinutes, lineCount: services.length, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'requested')
      .executeTakeFirstOrThrow(),
  )
  const lines = services.map(({ organiserAreaCode: _, organiserAreaName: _name, ...line }, index) => ({
    ...line,
    certificateId: id,
    position: index + 1,
  }))
  for (let from = 0; from < lines.length; from += 500)
    await tx
      .insertInto('recognition.certificateLine')
      .values(lines.slice(from, from + 500))
      .execute()
}

export type Line = Omit<Service, 'organiserAreaCode' | 'organiserAreaName'>

export async function linesOf(tx: Tx, certificateId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select record_id, area_code, served_on, started_at, ended_at, minutes, activity, content, place, organiser, leader_name, source
    from recognition.certificate_line where certificate_id = ${certificateId} order by position`.execute(tx)
  return rows
}

/** Whom this issuer named last as responsible, and how it is reached: nobody types it twice. */
export async function usualOf(tx: Tx, issuerAreaCode: string): Promise<{ responsibleName: string; contact: string }> {
  const { rows } = await sql<{ responsibleName: string; contact: string }>`
    select responsible_name, contact from recognition.certificate
    where issuer_area_code = ${issuerAreaCode} and number is not null order by issued_on desc, number desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? { responsibleName: '', contact: '' }
}
