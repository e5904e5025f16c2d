import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Annex, Block, Disclosure, DocumentText, Genre, State, StepKind } from '../vocabulary.ts'

export type About = { kind: string; id: string }
/** A document as it stands. */
export type OfficialDocument = DocumentText & {
  id: string
  areaPath: string
  areaName: string
  aboutKind: string | null
  aboutId: string | null
  state: State
  no: string | null
  draftedBy: string
  draftedName: string
  draftedAt: Date
  reviewedBy: string | null
  signedBy: string | null
  signer: string
  signedOn: string | null
  sealName: string
  sealedOn: string | null
  issuedOn: string | null
  publishBy: string | null
  publishedOn: string | null
  publishedAt: string
  archiveNo: string
  supersededBy: string | null
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<OfficialDocument>`
  select d.*, a.path as area_path, a.name as area_name
  from documents.document d join directory.area a on a.code = d.area_code
  where ${where} order by d.drafted_at desc, d.id ${tail}`

export const findDocuments = async (tx: Tx, ids: readonly string[]): Promise<OfficialDocument[]> =>
  (await select(sql`d.id = any(${ids}::uuid[])`).execute(tx)).rows
/** Held until the transaction ends. */
export async function holdDocument(tx: Tx, id: string): Promise<OfficialDocument | undefined> {
  await sql`select 1 from documents.document where id = ${id} for update`.execute(tx)
  return (await findDocuments(tx, [id]))[0]
}
export const documentsOf = async (tx: Tx, { kind, id }: About): Promise<OfficialDocument[]> =>
  (await select(sql`d.about_kind = ${kind} and d.about_id = ${id}`).execute(tx)).rows

export type DocumentSearch = {
  /** Areas in reach; null is everywhere. */
  codes: string[] | null
  genre?: Genre | undefined
  state?: State | undefined
  disclosure?: Disclosure | undefined
  aboutKind?: string | undefined
  aboutId?: string | undefined
  /** Only what must be published and is not, by this day. */
  unpublishedBy?: string | undefined
  text?: string | undefined
}
/** One's own, and what was issued to one's area. */
const inSight = (codes: string[] | null): RawBuilder<unknown> | false =>
  codes !== null &&
  sql`(${inCodes(sql`d.area_code`, codes)} or (d.issued_on is not null and d.to_areas && ${codes}::text[]))`
const conditions = ({ codes, genre, state, disclosure, text = '', ...more }: DocumentSearch) =>
  all([
    inSight(codes),
    genre !== undefined && sql`d.genre = ${genre}`,
    state !== undefined && sql`d.state = ${state}`,
    disclosure !== undefined && sql`d.disclosure = ${disclosure}`,
    more.aboutKind !== undefined && sql`d.about_kind = ${more.aboutKind}`,
    more.aboutId !== undefined && sql`d.about_id = ${more.aboutId}`,
    more.unpublishedBy !== undefined && sql`d.publish_by <= ${more.unpublishedBy}::date and d.published_on is null`,
    text !== '' && sql`strpos(d.title || coalesce(d.no, '') || d.issuer, ${text}) > 0`,
  ])
export const listDocuments = async (
  tx: Tx,
  { page, pageSize, ...search }: DocumentSearch & Paging,
): Promise<OfficialDocument[]> => (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countDocuments = (tx: Tx, search: DocumentSearch): Promise<number> =>
  countOf(tx, sql`documents.document d where ${conditions(search)}`)

/** Documents that must be published between two days, published or not. */
export const documentsToPublish = async (tx: Tx, from: string, to: string): Promise<OfficialDocument[]> =>
  (await select(sql`d.publish_by between ${from}::date and ${to}::date and d.state <> 'recalled'`).execute(tx)).rows

type Written = { body: readonly Block[]; annexes: readonly Annex[] }
const json = ({ body, annexes }: Written) => ({
  body: sql<never>`${JSON.stringify(body)}::jsonb`,
  annexes: sql<never>`${JSON.stringify(annexes)}::jsonb`,
})

export async function addDocument(tx: Tx, text: DocumentText, about: About | null, by: Doer): Promise<string> {
  const id = randomUUID()
  const { kind: aboutKind = null, id: aboutId = null } = about ?? {}
  await tx
    .insertInto('documents.document')
    .values({
      ...{ ...text, ...json(text), id, aboutKind, aboutId, state: 'drafted' },
      ...{ draftedBy: by.accountId, draftedName: by.name, draftedAt: by.now },
    })
    .execute()
  await addStep(tx, id, { kind: 'drafted' }, by)
  return id
}

type Ref = { id: string; version: number }
type Plain = Omit<OfficialDocument, 'id' | 'version' | 'body' | 'annexes' | 'areaPath' | 'areaName'>
export type Change = Partial<Plain & Written>
/** Gives the new version. Errors: access.stale. */
export async function changeDocument(tx: Tx, { id, version }: Ref, { body, annexes, ...plain }: Change) {
  const written = body && annexes ? json({ body, annexes }) : {}
  mustHaveChanged(
    await tx
      .updateTable('documents.document')
      .set({ ...plain, ...written, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export const numberTaken = async (tx: Tx, no: string): Promise<boolean> =>
  (await tx.selectFrom('documents.document').select('id').where('no', '=', no).executeTakeFirst()) !== undefined

export type Step = { kind: StepKind; note: string; byName: string; at: Date }
export async function addStep(
  tx: Tx,
  documentId: string,
  { kind, note = '' }: { kind: StepKind; note?: string },
  { accountId, name, now }: Doer,
): Promise<void> {
  await tx
    .insertInto('documents.step')
    .values({ id: randomUUID(), documentId, kind, note, byAccount: accountId, byName: name, at: now })
    .execute()
}
export const stepsOf = async (tx: Tx, documentId: string): Promise<Step[]> =>
  (
    await sql<Step>`select kind, note, by_name, at from documents.step where document_id = ${documentId} order by seq`.execute(
      tx,
    )
  ).rows

export type Scan = {
  fileId: string
  sm3: string
  noSeen: string
  titleSeen: string
  pagesSeen: number
  pagesDraft: number
}
export async function addScan(tx: Tx, documentId: string, scan: Scan, { accountId, name, now }: Doer): Promise<void> {
  await tx
    .insertInto('documents.scan')
    .values({ ...scan, id: randomUUID(), documentId, byAccount: accountId, byName: name, at: now })
    .execute()
}
export const scanOf = (tx: Tx, documentId: string) =>
  tx
    .selectFrom('documents.scan')
    .select(['fileId', 'sm3', 'noSeen', 'titleSeen', 'pagesSeen', 'pagesDraft', 'byName', 'at'])
    .where('documentId', '=', documentId)
    .executeTakeFirst()

/** Every hand that wrote on it: none of them may sign it. */
export const draftersOf = async (tx: Tx, documentId: string): Promise<string[]> =>
  (
    await sql<{ byAccount: string }>`select distinct by_account from documents.step
      where document_id = ${documentId} and kind in ('drafted', 'changed')`.execute(tx)
  ).rows.map(({ byAccount }) => byAccount)
