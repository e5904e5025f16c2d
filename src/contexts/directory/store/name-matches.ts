import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type NameMatch = {
  id: string
  writtenName: string
  parentCode: string
  parentName: string
  parentPath: string
  districtName: string | null
  candidateCode: string | null
  candidateName: string | null
  status: 'pending' | 'confirmed' | 'rejected'
  areaCode: string | null
  areaName: string | null
  source: string
  reason: string | null
  /** The name of the account that decided. */
  decidedBy: string | null
  decidedAt: Date | null
  version: number
}

const selectMatches = (tx: Tx) =>
  tx
    .selectFrom('directory.nameMatch as m')
    .innerJoin('directory.area as parent', 'parent.code', 'm.parentCode')
    .leftJoin('directory.area as district', 'district.code', 'parent.parentCode')
    .leftJoin('platform.account as officer', 'officer.id', 'm.decidedBy')
    .leftJoin('directory.area as candidate', 'candidate.code', 'm.candidateCode')
    .leftJoin('directory.area as chosen', 'chosen.code', 'm.areaCode')
    .select([
      'm.id',
      'm.writtenName',
      'm.parentCode',
      'parent.name as parentName',
      'parent.path as parentPath',
      'district.name as districtName',
      'm.candidateCode',
      'candidate.name as candidateName',
      'm.status',
      'm.areaCode',
      'chosen.name as areaName',
      'm.source',
      'm.reason',
      'officer.displayName as decidedBy',
      'm.decidedAt',
      'm.version',
    ])
    .$castTo<NameMatch>()

/** Puts a name before a person. The same name under the same parent is asked about once. */
export async function askAboutName(
  tx: Tx,
  question: { writtenName: string; parentCode: string; candidateCode: string | null; source: string; createdAt: Date },
): Promise<{ id: string; areaCode: string | null }> {
  await tx
    .insertInto('directory.nameMatch')
    .values({ id: randomUUID(), ...question })
    .onConflict((same) => same.columns(['parentCode', 'writtenName']).doNothing())
    .execute()
  return tx
    .selectFrom('directory.nameMatch')
    .select(['id', 'areaCode'])
    .where('parentCode', '=', question.parentCode)
    .where('writtenName', '=', question.writtenName)
    .executeTakeFirstOrThrow()
}

export const findNameMatch = (tx: Tx, id: string): Promise<NameMatch | undefined> =>
  selectMatches(tx).where('m.id', '=', id).executeTakeFirst()

export async function listNameMatches(tx: Tx, reach: readonly string[], status?: string): Promise<NameMatch[]> {
  let rows = selectMatches(tx)
    .where(inside('parent.path', reach))
    .orderBy('m.status', 'desc')
    .orderBy('m.parentCode')
    .orderBy('m.writtenName')
  if (status) rows = rows.where('m.status', '=', status)
  return rows.limit(500).execute()
}

export async function decideNameMatch(
  tx: Tx,
  {
    id,
    version,
    ...decision
  }: {
    id: string
    version: number
    status: 'confirmed' | 'rejected'
    areaCode: string | null
    reason: string
    decidedBy: string
    decidedAt: Date
  },
): Promise<void> {
  const result = await tx
    .updateTable('directory.nameMatch')
    .set({ ...decision, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(result)
}
