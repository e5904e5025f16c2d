import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { birthDateOf, sexOf } from '#kernel/identity.ts'
import { maskIdNumber, maskPhone } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { inAreas } from '#platform/db/inside.ts'
import { nextId } from '#platform/db/next-id.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { type RowToSeal, type SealedRow, sealRows } from '#platform/privacy/seal-rows.ts'

/** What is known of a person, in the clear. Never kept so: see `sealPerson`. */
export type PersonFacts = { name: string; idNumber?: string | null; phone?: string | null; address?: string | null }
export type Secrets = { idNumber: string | null; phone: string | null; address: string | null }
export type SealedPerson = {
  name: string
  sealed: string | null
  idBlind: string | null
  phoneBlind: string | null
  maskedId: string | null
  maskedPhone: string | null
  sex: number | null
  birthDate: string | null
}

/** Seals what identifies a person and keeps beside it what lists show: masked values, blind indexes (hex), sex, birth. */
export function sealPerson(facts: PersonFacts): SealedPerson {
  const [row] = sealRows(privacy(), [toSeal(facts)])
  return sealedOf(facts, row)
}

/** The same for many, on a thread of its own. */
export async function sealPeople(people: readonly PersonFacts[]): Promise<SealedPerson[]> {
  const rows = await privacy().sealMany(people.map(toSeal))
  return people.map((facts, place) => sealedOf(facts, rows[place]))
}

function toSeal({ idNumber = null, phone = null, address = null }: PersonFacts): RowToSeal {
  const secret = idNumber || phone || address
  const blinds = [['id', idNumber || null] as const, ['phone', phone || null] as const]
  return { plain: secret ? JSON.stringify({ idNumber, phone, address }) : null, blinds }
}

function sealedOf({ name, idNumber, phone }: PersonFacts, row: SealedRow | undefined): SealedPerson {
  if (!row) throw new Error('a person was not sealed')
  const { sealed, blinds } = row
  return {
    name,
    sealed,
    idBlind: blinds[0] ?? null,
    phoneBlind: blinds[1] ?? null,
    maskedId: idNumber ? maskIdNumber(idNumber) : null,
    maskedPhone: phone ? maskPhone(phone) : null,
    sex: idNumber ? sexOf(idNumber) : null,
    birthDate: idNumber ? birthDateOf(idNumber) : null,
  }
}

export const blindOf = (kind: 'id' | 'phone', value: string): Buffer => privacy().blindIndex(kind, value)

export type Person = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  name: string
  maskedId: string | null
  maskedPhone: string | null
  sex: number | null
  birthDate: string | null
  version: number
}

const selectPeople = (tx: Tx) =>
  tx
    .selectFrom('directory.person as p')
    .innerJoin('directory.area as area', 'area.code', 'p.areaCode')
    .leftJoin('directory.area as town', (join) =>
      join.onRef('town.code', '=', 'area.parentCode').on('town.level', '=', 'town'),
    )
    .select([
      'p.id',
      'p.areaCode',
      'area.path as areaPath',
      'area.name as areaName',
      'town.name as townName',
      'p.name',
      'p.maskedId',
      'p.maskedPhone',
      'p.sex',
      'p.birthDate',
      'p.version',
    ])

export const findPerson = (tx: Tx, id: string): Promise<Person | undefined> =>
  selectPeople(tx).where('p.id', '=', id).$castTo<Person>().executeTakeFirst()

export async function openSecrets(tx: Tx, id: string): Promise<Secrets> {
  const { sealed } = await tx
    .selectFrom('directory.person')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return secretsIn(sealed)
}

const secretsIn = (sealed: Buffer | null): Secrets =>
  sealed ? (JSON.parse(privacy().open(sealed)) as Secrets) : { idNumber: null, phone: null, address: null }

/** The same of many, by person id; whoever the transaction does not see is not among them. */
export async function openSecretsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Secrets>> {
  const { rows } = await sql<{ id: string; sealed: Buffer | null }>`
    select id, sealed from directory.person where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, sealed }) => [id, secretsIn(sealed)]))
}

type Search = {
  reach: readonly string[]
  within?: string | undefined
  name?: string | undefined
  idNumber?: string | undefined
  phone?: string | undefined
  after?: string | undefined
  limit: number
}

/** A page of people in reach, by whole name, ID number or phone (through the blind index), keyset by place and id: `after` is the id of the last. */
export async function listPeople(
  tx: Tx,
  { reach, within, name, idNumber, phone, after, limit }: Search,
): Promise<Person[]> {
  let rows = selectPeople(tx).where(inAreas('p.areaCode', reach)).orderBy('p.areaCode').orderBy('p.id').limit(limit)
  if (within) rows = rows.where(inAreas('p.areaCode', [within]))
  if (name) rows = rows.where('p.name', '=', name)
  if (idNumber) rows = rows.where('p.idBlind', '=', blindOf('id', idNumber))
  if (phone) rows = rows.where('p.phoneBlind', '=', blindOf('phone', phone))
  if (after)
    rows = rows.where(
      sql<boolean>`(p.area_code, p.id) > (select last.area_code, last.id from directory.person last where last.id = ${after})`,
    )
  return rows.$castTo<Person>().execute()
}

export async function addPerson(tx: Tx, facts: PersonFacts & { areaCode: string }, now: Date): Promise<string> {
  const id = randomUUID()
  const { sealed, idBlind, phoneBlind, ...shown } = sealPerson(facts)
  await tx
    .insertInto('directory.person')
    .values({
      id,
      areaCode: facts.areaCode,
      ...shown,
      sealed: sealed === null ? null : Buffer.from(sealed, 'base64'),
      idBlind: idBlind === null ? null : Buffer.from(idBlind, 'hex'),
      phoneBlind: phoneBlind === null ? null : Buffer.from(phoneBlind, 'hex'),
      createdAt: now,
    })
    .execute()
  return id
}

/**
 * Makes a person of every staged row whose ID number is not known yet; rows carry `SealedPerson` and `areaCode`.
 * One statement for the whole batch. Afterwards a row's person is found by its `idBlind`, a new one by its batch too.
 */
export async function addStagedPeople(tx: Tx, batchId: string, now: Date): Promise<number> {
  await awaitTurn(tx)
  // In the order of the blind index and with consecutive ids, so that three of the five indexes grow page after page.
  const { numAffectedRows } = await sql`
    insert into directory.person (id, area_code, name, sealed, id_blind, phone_blind, masked_id, masked_phone, sex, birth_date, batch_id, created_at)
    select ${nextId(randomUUID())}, row.area_code, row.name, decode(row.sealed, 'base64'), row.id_blind, row.phone_blind,
           row.masked_id, row.masked_phone, row.sex, row.birth_date, ${batchId}, ${now}
    from (select distinct on (id_blind) staged.*
          from (select row_no, data->>'areaCode' as area_code, data->>'name' as name, data->>'sealed' as sealed,
                       decode(data->>'idBlind', 'hex') as id_blind, decode(data->>'phoneBlind', 'hex') as phone_blind, data->>'maskedId' as masked_id,
                       data->>'maskedPhone' as masked_phone, (data->>'sex')::smallint as sex, (data->>'birthDate')::date as birth_date
                from ${stagedRows(batchId)} as staging where data->>'idBlind' is not null) as staged
          order by id_blind, row_no) as row
    where not exists (select from directory.person p where p.id_blind = row.id_blind)`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Two batches that name the same new person follow one another; one person recorded alone meets the unique index. */
export const awaitTurn = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('directory.people', 0))`.execute(tx)

export async function countPeople(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('directory.person')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}
