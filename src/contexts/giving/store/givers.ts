import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { blindOf } from '#contexts/directory/public.ts'
import { maskIdNumber, maskPhone } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { listedName, plainName, publicName } from '../rules/giver.ts'
import type { Consent, GiverKind, SourceClass } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

/** What is known of a giver, in the clear; never kept so. `idNumber`: a person's ID number, or a body's credit code. */
export type GiverFacts = {
  areaCode: string
  kind: GiverKind
  name: string
  idNumber: string | null
  phone: string | null
  address: string | null
  consent: Consent
  sourceClass: SourceClass
  isRelated: boolean
  relatedNote: string
  isForeign: boolean
  personId: string | null
}
export type GiverSecrets = Pick<GiverFacts, 'name' | 'idNumber' | 'phone' | 'address'>

export type Giver = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  kind: GiverKind
  maskedName: string
  shownName: string
  maskedId: string | null
  maskedPhone: string | null
  consent: Consent
  sourceClass: SourceClass
  isCounted: boolean
  isRelated: boolean
  relatedNote: string
  isForeign: boolean
  personId: string | null
  gifts: number
  givenFen: number
  version: number
}

export const nameBlind = (name: string): Buffer => privacy().blindIndex('giver-name', plainName(name))

/** How a giver is kept: what identifies them sealed, and beside it what lists show. */
function sealGiver({ kind, name, idNumber, phone, address, consent }: GiverFacts) {
  const known = { kind, name, consent }
  const shown = { maskedName: listedName(known), shownName: publicName(known) }
  if (kind === 'anonymous')
    return {
      ...shown,
      sealed: null,
      nameBlind: null,
      idBlind: null,
      phoneBlind: null,
      maskedId: null,
      maskedPhone: null,
    }
  const isPerson = kind === 'person'
  return {
    ...shown,
    sealed: privacy().seal(JSON.stringify({ name, idNumber, phone, address })),
    nameBlind: nameBlind(name),
    idBlind: idNumber ? blindOf('id', idNumber) : null,
    phoneBlind: phone ? blindOf('phone', phone) : null,
    maskedId: idNumber && isPerson ? maskIdNumber(idNumber) : idNumber,
    maskedPhone: phone ? maskPhone(phone) : null,
  }
}

/** Undefined when this town has a giver of the same ID number or credit code already. */
export async function addGiver(tx: Tx, facts: GiverFacts, by: Doer): Promise<string | undefined> {
  const id = randomUUID()
  const { areaCode, kind, consent, sourceClass, isRelated, relatedNote, isForeign, personId } = facts
  const kept = sealGiver(facts)
  const { rows } = await sql<{ id: string }>`
    insert into giving.giver (id, area_code, kind, sealed, name_blind, id_blind, phone_blind, masked_name, shown_name, masked_id, masked_phone, consent,
      source_class, is_related, related_note, is_foreign, person_id, recorded_by, recorded_name, recorded_at)
    values (${id}, ${areaCode}, ${kind}, ${kept.sealed}, ${kept.nameBlind}, ${kept.idBlind}, ${kept.phoneBlind}, ${kept.maskedName}, ${kept.shownName},
      ${kept.maskedId}, ${kept.maskedPhone}, ${consent}, ${sourceClass}, ${isRelated}, ${relatedNote}, ${isForeign}, ${personId},
      ${by.accountId}, ${by.name}, ${by.now})
    on conflict (area_code, id_blind) where id_blind is not null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function changeGiver(tx: Tx, id: string, version: number, facts: GiverFacts): Promise<boolean> {
  const { kind, consent, sourceClass, isRelated, relatedNote, isForeign, personId } = facts
  const kept = sealGiver(facts)
  const { numAffectedRows } = await sql`
    update giving.giver set kind = ${kind}, sealed = ${kept.sealed}, name_blind = ${kept.nameBlind}, id_blind = ${kept.idBlind},
      phone_blind = ${kept.phoneBlind}, masked_name = ${kept.maskedName}, shown_name = ${kept.shownName}, masked_id = ${kept.maskedId},
      masked_phone = ${kept.maskedPhone}, consent = ${consent}, source_class = ${sourceClass}, is_related = ${isRelated}, related_note = ${relatedNote},
      is_foreign = ${isForeign}, person_id = ${personId}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Giver>`
  select g.id, g.area_code, a.path as area_path, a.name as area_name, g.kind, g.masked_name, g.shown_name, g.masked_id, g.masked_phone, g.consent,
    g.source_class, c.is_counted, g.is_related, g.related_note, g.is_foreign, g.person_id, sums.gifts, sums.given_fen, g.version
  from giving.giver g join giving.source_class c on c.code = g.source_class join directory.area a on a.code = g.area_code
  left join lateral (select count(*)::int as gifts, coalesce(sum(t.fen - t.refunded_fen), 0)::bigint as given_fen from giving.gift t
    where t.giver_id = g.id and t.state in ('confirmed', 'receipted', 'refunded')) as sums on true
  where ${where} order by g.recorded_at desc, g.id ${tail}`

export type GiverSearch = {
  codes: string[] | null
  kind?: GiverKind | undefined
  marked?: 'related' | 'foreign' | undefined
}
const conditions = ({ codes, kind, marked }: GiverSearch) =>
  all([
    inCodes(sql`g.area_code`, codes),
    kind !== undefined && sql`g.kind = ${kind}`,
    marked === 'related' && sql`g.is_related`,
    marked === 'foreign' && sql`g.is_foreign`,
  ])

export async function listGivers(tx: Tx, { page, pageSize, ...search }: GiverSearch & Paging) {
  const where = conditions(search)
  const { rows } = await select(where, limitOf({ page, pageSize })).execute(tx)
  return { rows, total: await countOf(tx, sql`giving.giver g where ${where}`) }
}

export const findGivers = async (tx: Tx, ids: readonly string[]): Promise<Giver[]> =>
  (await select(sql`g.id = any(${ids}::uuid[])`).execute(tx)).rows

export const findGiver = async (tx: Tx, id: string): Promise<Giver | undefined> => (await findGivers(tx, [id]))[0]

/** Givers of a town whose whole name, number or phone this is. */
export const giversCalled = async (tx: Tx, areaCode: string, words: string): Promise<Giver[]> =>
  (
    await select(
      sql`g.area_code = ${areaCode} and (g.name_blind = ${nameBlind(words)} or g.id_blind = ${blindOf('id', words)} or g.phone_blind = ${blindOf('phone', words)})`,
      sql`limit 20`,
    ).execute(tx)
  ).rows

export const giverOfNumber = async (tx: Tx, areaCode: string, idNumber: string): Promise<Giver | undefined> =>
  (await select(sql`g.area_code = ${areaCode} and g.id_blind = ${blindOf('id', idNumber)}`).execute(tx)).rows[0]

/** What is sealed of a giver; everything empty for an anonymous one. */
export async function openGiver(tx: Tx, id: string): Promise<GiverSecrets> {
  const { rows } = await sql<{ sealed: Buffer | null }>`select sealed from giving.giver where id = ${id}`.execute(tx)
  const sealed = rows[0]?.sealed
  return sealed
    ? (JSON.parse(privacy().open(sealed)) as GiverSecrets)
    : { name: '', idNumber: null, phone: null, address: null }
}
