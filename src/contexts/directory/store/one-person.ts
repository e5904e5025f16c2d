import type { Tx } from '#platform/db/database.ts'
import { seeingAll } from '#platform/db/database.ts'
import { addPerson, awaitTurn, blindOf, openSecrets, type PersonFacts, sealPerson } from './people.ts'

/** One person, known by the ID number, wherever their entry belongs; for who has the number before them on a document. */
export type KnownPerson = { id: string; name: string; areaCode: string; phoneBlind: Buffer | null }

const find = (tx: Tx, idBlind: Buffer): Promise<KnownPerson | undefined> =>
  tx
    .selectFrom('directory.person')
    .select(['id', 'name', 'areaCode', 'phoneBlind'])
    .where('idBlind', '=', idBlind)
    .$castTo<KnownPerson>()
    .executeTakeFirst()

/** The person with exactly this (normalised) ID number, in whichever source they came. */
export const findByIdNumber = (tx: Tx, idNumber: string): Promise<KnownPerson | undefined> =>
  seeingAll(tx, () => find(tx, blindOf('id', idNumber)))

/** Finds the person of an ID number or enters them: two at once, and a batch of a spreadsheet beside them, make one person. */
export async function findOrAddPerson(
  tx: Tx,
  facts: PersonFacts & { idNumber: string; areaCode: string },
  now: Date,
): Promise<KnownPerson & { isNew: boolean }> {
  await awaitTurn(tx)
  return seeingAll(tx, async () => {
    const known = await find(tx, blindOf('id', facts.idNumber))
    if (known) return { ...known, isNew: false }
    const { name, areaCode, phone } = facts
    const id = await addPerson(tx, facts, now)
    return { id, name, areaCode, phoneBlind: phone ? blindOf('phone', phone) : null, isNew: true }
  })
}

/** What the person said anew of how they are reached; what they left out stays. */
export async function refreshContact(
  tx: Tx,
  personId: string,
  { phone, address }: { phone: string | null; address: string | null },
): Promise<void> {
  if (!phone && !address) return
  await seeingAll(tx, async () => {
    const { name } = await tx
      .selectFrom('directory.person')
      .select('name')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const before = await openSecrets(tx, personId)
    const after = { ...before, ...(phone && { phone }), ...(address && { address }) }
    const { sealed, phoneBlind, maskedPhone } = sealPerson({ name, ...after })
    await tx
      .updateTable('directory.person')
      .set((eb) => ({
        sealed: sealed === null ? null : Buffer.from(sealed, 'base64'),
        phoneBlind: phoneBlind === null ? null : Buffer.from(phoneBlind, 'hex'),
        maskedPhone,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', personId)
      .execute()
  })
}

/** The person lives elsewhere now: the entry follows, and with it who may see the whole of it. */
export async function rehomePerson(tx: Tx, personId: string, areaCode: string): Promise<void> {
  await seeingAll(tx, () =>
    tx
      .updateTable('directory.person')
      .set((eb) => ({ areaCode, version: eb('version', '+', 1) }))
      .where('id', '=', personId)
      .execute(),
  )
}

/** What is sealed of one person, for work that settled elsewhere that it may: their own asking, or a worker with the document. */
export const openSealedOf = (tx: Tx, personId: string) => seeingAll(tx, () => openSecrets(tx, personId))

export const ERASED_NAME = '已删除'

/**
 * Takes everything that tells who somebody is out of their entry (PIPL 47). The row stays, so that what was counted stays
 * counted. It cannot be undone.
 */
export async function anonymisePerson(tx: Tx, personId: string, today: string): Promise<void> {
  await seeingAll(tx, () =>
    tx
      .updateTable('directory.person')
      .set((eb) => ({
        ...{ name: ERASED_NAME, sealed: null, idBlind: null, phoneBlind: null, maskedId: null, maskedPhone: null },
        ...{ sex: null, birthDate: null, erasedOn: today, version: eb('version', '+', 1) },
      }))
      .where('id', '=', personId)
      .execute(),
  )
}
