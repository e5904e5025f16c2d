import { sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { addPerson, awaitTurn, blindOf, openSecrets, type PersonFacts, sealPerson } from './people.ts'

export type Found = { id: string; name: string; isNew: boolean }

/**
 * The person of an ID number, wherever they are kept; entered when nobody has it. The name stays as it is known: whoever
 * asks compares it. Two who ask at once get one and the same.
 */
export function findOrAddPerson(
  tx: Tx,
  facts: PersonFacts & { idNumber: string; areaCode: string },
  now: Date,
): Promise<Found> {
  return seeingAll(tx, async () => {
    await awaitTurn(tx)
    const known = await tx
      .selectFrom('directory.person')
      .select(['id', 'name'])
      .where('idBlind', '=', blindOf('id', facts.idNumber))
      .executeTakeFirst()
    if (known) return { ...known, isNew: false }
    return { id: await addPerson(tx, facts, now), name: facts.name, isNew: true }
  })
}

/** What somebody said anew of how to reach them; what was left out stays. */
export const refreshContact = (tx: Tx, personId: string, { phone, address }: Pick<PersonFacts, 'phone' | 'address'>) =>
  seeingAll(tx, async () => {
    const secrets = await openSecrets(tx, personId)
    const { name } = await tx
      .selectFrom('directory.person')
      .select('name')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const sealed = sealPerson({ ...secrets, name, phone: phone || secrets.phone, address: address || secrets.address })
    await tx
      .updateTable('directory.person')
      .set((eb) => ({
        sealed: sealed.sealed === null ? null : Buffer.from(sealed.sealed, 'base64'),
        phoneBlind: sealed.phoneBlind === null ? null : Buffer.from(sealed.phoneBlind, 'hex'),
        maskedPhone: sealed.maskedPhone,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', personId)
      .execute()
  })

/** Somebody who moved is kept where they live now. */
export const rehomePerson = (tx: Tx, personId: string, areaCode: string) =>
  seeingAll(tx, () =>
    tx
      .updateTable('directory.person')
      .set((eb) => ({ areaCode, version: eb('version', '+', 1) }))
      .where('id', '=', personId)
      .execute(),
  )

export const ERASED_NAME = '已删除'

/** Takes away all that tells who somebody is (PIPL 47); the entry itself stays, since records that are counted point to it. */
export const erasePerson = (tx: Tx, personId: string, today: string) =>
  seeingAll(tx, () =>
    tx
      .updateTable('directory.person')
      .set((eb) => ({
        ...{ name: ERASED_NAME, sealed: null, idBlind: null, phoneBlind: null, maskedId: null, maskedPhone: null },
        ...{ sex: null, birthDate: null, erasedOn: today, version: eb('version', '+', 1) },
      }))
      .where('id', '=', personId)
      .execute(),
  )

/** The person known by this telephone, name and ID number, all three; undefined when one of them differs. */
export const findByThree = (tx: Tx, { name, idNumber, phone }: { name: string; idNumber: string; phone: Buffer }) =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ id: string }>`
      select id from directory.person where id_blind = ${blindOf('id', idNumber)} and name = ${name} and phone_blind = ${phone}`.execute(
      tx,
    )
    return rows[0]?.id
  })

/** What is sealed of one person, for work that settled elsewhere that it may: their own asking, or a verifying worker. */
export const openSealedOf = (tx: Tx, personId: string) => seeingAll(tx, () => openSecrets(tx, personId))
