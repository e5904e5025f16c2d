import type { Tx } from '#platform/db/database.ts'
import { findByName } from './rules/name.ts'
import { listNames } from './store/areas.ts'
import { askAboutName } from './store/name-matches.ts'

type Written = { name: string; parentCode: string; source: string }

/**
 * The official place a written name means: its code when the two are the same but for the committee's title; otherwise
 * the id of the question a person must answer first (and the code, once somebody has).
 */
export async function resolveName(
  tx: Tx,
  { name, parentCode, source }: Written,
  now: Date,
): Promise<{ areaCode: string | null; nameMatchId: string | null }> {
  const answer = findByName(name, await listNames(tx, parentCode, { undecided: true }))
  if (answer.kind === 'exact') return { areaCode: answer.code, nameMatchId: null }
  const candidateCode = answer.kind === 'near' ? answer.code : null
  const asked = await askAboutName(tx, { writtenName: name, parentCode, candidateCode, source, createdAt: now })
  return { areaCode: asked.areaCode, nameMatchId: asked.id }
}
