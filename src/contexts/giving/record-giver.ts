import { findByIdNumber } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { givingErrors } from './errors.ts'
import { usualSource } from './rules/giver.ts'
import { addGiver, type GiverFacts, giverOfNumber } from './store/givers.ts'
import type { Doer } from './store/sql.ts'

type Optional =
  | 'idNumber'
  | 'phone'
  | 'address'
  | 'sourceClass'
  | 'isRelated'
  | 'relatedNote'
  | 'isForeign'
  | 'personId'
/** A giver as a form or a list tells of them. */
export type NewGiver = Omit<GiverFacts, Optional> & { [K in Optional]?: GiverFacts[K] | undefined }

function mustBeWhole({ kind, name, isRelated = false, relatedNote = '' }: NewGiver): void {
  if (kind !== 'anonymous' && name.trim().length < 2) throw givingErrors.nameMissing()
  if (isRelated && relatedNote.trim() === '') throw givingErrors.relatedUndeclared()
}

/** The person on the register behind an ID number, unless somebody named one. */
async function personBehind(tx: Tx, { kind, idNumber, personId }: NewGiver): Promise<string | null> {
  if (personId || kind !== 'person' || !idNumber) return personId ?? null
  return (await findByIdNumber(tx, idNumber))?.id ?? null
}

/** Fills in what was left open. */
export async function wholeGiver(tx: Tx, giver: NewGiver): Promise<GiverFacts> {
  mustBeWhole(giver)
  return {
    ...giver,
    idNumber: giver.idNumber || null,
    phone: giver.phone || null,
    address: giver.address || null,
    consent: giver.kind === 'anonymous' ? 'none' : giver.consent,
    sourceClass: giver.sourceClass ?? usualSource(giver.kind),
    isRelated: giver.isRelated ?? false,
    relatedNote: (giver.relatedNote ?? '').trim(),
    isForeign: giver.isForeign ?? false,
    personId: await personBehind(tx, giver),
  }
}

/**
 * Enters a giver of a fund's town, sealed, and says the id; who is there already with the same ID number or credit code is
 * that giver. `areaCode`: the town. Errors: giving.nameMissing, giving.relatedUndeclared.
 */
export async function recordGiver(tx: Tx, giver: NewGiver, by: Doer): Promise<string> {
  const facts = await wholeGiver(tx, giver)
  const added = await addGiver(tx, facts, by)
  if (added) return added
  const there = facts.idNumber ? await giverOfNumber(tx, facts.areaCode, facts.idNumber) : undefined
  if (!there) throw givingErrors.noGiver()
  return there.id
}
