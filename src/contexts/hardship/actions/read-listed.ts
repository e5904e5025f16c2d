import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { hardshipContract, ListedFilter } from '../contract.ts'
import { hardshipErrors } from '../errors.ts'
import { countListed, findListed, type ListedSearch, listListed as list, staysOf } from '../store/register.ts'
import { maskedOf, viewOf } from './view.ts'

type Endpoints = typeof hardshipContract.endpoints

/** What a filter of the page searches for, on a day, within reach. */
export async function searchOf(
  tx: Tx,
  { areaCode, targetCode, sort: _sort, down: _down, ...filter }: z.infer<typeof ListedFilter>,
  { reach, today }: { reach: readonly string[]; today: string },
): Promise<ListedSearch> {
  return { ...filter, code: targetCode, codes: await codesWithin(tx, reach, areaCode), day: today }
}

export const listListed: Handler<Endpoints['listListed']> = async (
  { page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = await searchOf(tx, filter, { reach: reach(), today })
  const { sort, down } = filter
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map((row) => viewOf(row, today)), total: await countListed(tx, search) }
}

/** One reading, one line in the audit with this record in it: the permission is a sensitive one. */
export const getListed: Handler<Endpoints['getListed']> = async ({ listedId }, { tx, today, allow, about, may }) => {
  const [row] = await findListed(tx, [listedId])
  if (!row) throw hardshipErrors.noListed()
  allow({ areaPath: row.areaPath })
  about('hardship.person', listedId)
  const stays = await staysOf(tx, row.personId)
  const place = { areaPath: row.areaPath }
  return {
    ...viewOf(row, today),
    maskedPhone: maskedOf(row, today).maskedPhone,
    evidence: row.evidence,
    note: row.note,
    leftReason: row.leftReason,
    stays: stays.map(({ id, areaName, codes, source, evidence, fromDate, toDate, leftReason }) => ({
      ...{ id, areaName, codes, source, evidence, fromDate, toDate, leftReason },
    })),
    mayRecord: may('hardship.register.record', place),
    mayReveal: may('directory.person.reveal', place),
  }
}
