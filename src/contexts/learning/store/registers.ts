import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PublicityForm, ResearchForm } from '../contract-parts.ts'
import type { LinkState, MediaLevel, PublicityKind, ResearchState, Topic } from '../vocabulary.ts'

export type Publicity = {
  id: string
  areaCode: string
  areaPath: string
  townName: string
  pointId: string
  title: string
  kind: PublicityKind
  media: string
  level: MediaLevel
  publishedOn: string
  link: string
  fileId: string | null
  tellsOfPeople: boolean
  linkState: LinkState
  linkNote: string
  linkCheckedAt: Date | null
  voidedAt: Date | null
  version: number
}
const selectPublicity = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Publicity>`
  select p.*, a.path as area_path, a.name as town_name from learning.publicity p join directory.area a on a.code = p.area_code
  where ${where} order by p.published_on desc, p.recorded_at desc, p.id ${tail}`

export type PublicitySearch = {
  codes: string[] | null
  kind?: PublicityKind | undefined
  level?: MediaLevel | undefined
  linkState?: LinkState | undefined
  text?: string | undefined
}
const ofPublicity = ({ codes, kind, level, linkState, text }: PublicitySearch) =>
  all([
    sql`p.voided_at is null`,
    inCodes(sql`p.area_code`, codes),
    kind !== undefined && sql`p.kind = ${kind}`,
    level !== undefined && sql`p.level = ${level}`,
    linkState !== undefined && sql`p.link_state = ${linkState}`,
    text !== undefined && text !== '' && sql`strpos(p.title || p.media, ${text}) > 0`,
  ])
export const listPublicity = async (
  tx: Tx,
  { page, pageSize, ...search }: PublicitySearch & Paging,
): Promise<Publicity[]> => (await selectPublicity(ofPublicity(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countPublicity = (tx: Tx, search: PublicitySearch): Promise<number> =>
  countOf(tx, sql`learning.publicity p where ${ofPublicity(search)}`)
export const findPublicity = async (tx: Tx, ids: readonly string[]): Promise<Publicity[]> =>
  (await selectPublicity(sql`p.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Undefined where the same was recorded before. */
export async function addPublicity(
  tx: Tx,
  facts: Omit<z.output<typeof PublicityForm>, 'consent'> & { pointId: string },
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into learning.publicity (id, area_code, point_id, title, kind, media, level, published_on, link, file_id, tells_of_people, link_state,
      recorded_by, recorded_name, recorded_at)
    values (${randomUUID()}, ${facts.areaCode}, ${facts.pointId}, ${facts.title}, ${facts.kind}, ${facts.media}, ${facts.level},
      ${facts.publishedOn}, ${facts.link}, ${facts.fileId}, ${facts.tellsOfPeople}, ${facts.link === '' ? 'none' : 'unchecked'}, ${accountId},
      ${name}, ${now})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}
export async function voidPublicity(
  tx: Tx,
  { id, version }: Pick<Publicity, 'id' | 'version'>,
  { voidedAt, voidReason }: { voidedAt: Date; voidReason: string },
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('learning.publicity')
      .set({ voidedAt, voidReason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Research = {
  id: string
  areaCode: string
  areaPath: string
  townName: string
  pointId: string
  title: string
  topic: Topic
  author: string
  institution: string | null
  state: ResearchState
  summary: string
  startedOn: string
  finishedOn: string | null
  fileId: string | null
  version: number
}
const selectResearch = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Research>`
  select r.*, a.path as area_path, a.name as town_name, e.institution
  from learning.research r join directory.area a on a.code = r.area_code left join experts.pub_contact e on e.id = r.expert_contact_id
  where ${where} order by r.started_on desc, r.recorded_at desc, r.id ${tail}`
export type ResearchSearch = {
  codes: string[] | null
  topic?: Topic | undefined
  state?: ResearchState | undefined
}
const ofResearch = ({ codes, topic, state }: ResearchSearch) =>
  all([
    inCodes(sql`r.area_code`, codes),
    topic !== undefined && sql`r.topic = ${topic}`,
    state !== undefined && sql`r.state = ${state}`,
  ])
export const listResearch = async (
  tx: Tx,
  { page, pageSize, ...search }: ResearchSearch & Paging,
): Promise<Research[]> => (await selectResearch(ofResearch(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countResearch = (tx: Tx, search: ResearchSearch): Promise<number> =>
  countOf(tx, sql`learning.research r where ${ofResearch(search)}`)
export const findResearch = async (tx: Tx, ids: readonly string[]): Promise<Research[]> =>
  (await selectResearch(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The expert contact point is one of this point's. */
export async function isContactOf(tx: Tx, contactId: string, pointId: string): Promise<boolean> {
  const found = await countOf(tx, sql`experts.pub_contact where id = ${contactId} and point_id = ${pointId}`)
  return found > 0
}
export async function addResearch(
  tx: Tx,
  facts: z.output<typeof ResearchForm> & { pointId: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into learning.research (id, area_code, point_id, title, topic, author, expert_contact_id, state, summary, started_on,
      recorded_by, recorded_name, recorded_at)
    values (${id}, ${facts.areaCode}, ${facts.pointId}, ${facts.title}, ${facts.topic}, ${facts.author}, ${facts.expertContactId}, 'under_way',
      ${facts.summary}, ${facts.startedOn}, ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}
export async function finishResearch(
  tx: Tx,
  { id, version }: Pick<Research, 'id' | 'version'>,
  done: { finishedOn: string; summary: string; fileId: string },
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('learning.research')
      .set({ ...done, state: 'finished', version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}
