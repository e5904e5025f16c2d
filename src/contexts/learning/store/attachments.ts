import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { FileKind } from '../vocabulary.ts'

export type CaseFile = {
  id: string
  fileId: string
  kind: FileKind
  title: string
  showsPeople: boolean
  consentId: string | null
}
export const filesOf = async (tx: Tx, caseId: string): Promise<CaseFile[]> =>
  (
    await sql<CaseFile>`select id, file_id, kind, title, shows_people, consent_id from learning.case_file
      where case_id = ${caseId} and removed_at is null order by kind desc, added_at, id`.execute(tx)
  ).rows
/** What the public may see: a photo of somebody only while their consent stands. */
export const publicFilesOf = async (tx: Tx, caseId: string): Promise<CaseFile[]> =>
  (
    await sql<CaseFile>`select id, file_id, kind, title, shows_people, consent_id from learning.case_file
      where case_id = ${caseId} and removed_at is null and (not shows_people or learning.consent_stands(consent_id))
      order by kind desc, added_at, id`.execute(tx)
  ).rows

export async function addFile(
  tx: Tx,
  caseId: string,
  file: Omit<CaseFile, 'id'>,
  { accountId, now }: Doer,
): Promise<void> {
  await sql`insert into learning.case_file (id, case_id, file_id, kind, title, shows_people, consent_id, added_by, added_at)
    values (${randomUUID()}, ${caseId}, ${file.fileId}, ${file.kind}, ${file.title}, ${file.showsPeople}, ${file.consentId}, ${accountId},
      ${now})`.execute(tx)
}
export async function removeFile(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update learning.case_file set removed_at = ${now} where id = ${id}`.execute(tx)
}

/** The file is kept as an attachment of this place or of one below it. */
export async function isAttachedAt(tx: Tx, fileId: string, areaPath: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from platform.file where id = ${fileId} and purpose in ('document', 'picture')
      and starts_with(area_path || '.', ${`${areaPath}.`})) as found`.execute(tx)
  return rows[0]?.found === true
}

export type Consent = {
  id: string
  masked: string
  words: boolean
  photos: boolean
  byGuardian: boolean
  givenOn: string
  withdrawnOn: string | null
  version: number
}
export const consentsOf = async (tx: Tx, caseId: string): Promise<Consent[]> =>
  (
    await sql<Consent>`select id, masked, words, photos, by_guardian, given_on, withdrawn_on, version from learning.consent
      where case_id = ${caseId} order by given_on, recorded_at`.execute(tx)
  ).rows

type NewConsent = Omit<Consent, 'id' | 'withdrawnOn' | 'version'> & {
  areaCode: string
  caseId?: string
  publicityId?: string
  name: string
  fileId: string
}
export async function addConsent(tx: Tx, consent: NewConsent, { accountId, now }: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into learning.consent (id, area_code, case_id, publicity_id, masked, sealed, words, photos, by_guardian, given_on, file_id,
      recorded_by, recorded_at)
    values (${id}, ${consent.areaCode}, ${consent.caseId ?? null}, ${consent.publicityId ?? null}, ${consent.masked},
      ${privacy().seal(consent.name)}, ${consent.words}, ${consent.photos}, ${consent.byGuardian}, ${consent.givenOn}, ${consent.fileId},
      ${accountId}, ${now})`.execute(tx)
  return id
}
export async function endConsent(tx: Tx, id: string, day: string): Promise<void> {
  await sql`update learning.consent set withdrawn_on = ${day}, version = version + 1 where id = ${id} and withdrawn_on is null`.execute(
    tx,
  )
}
