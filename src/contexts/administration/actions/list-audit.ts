import type { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { AuditFilter, administrationContract } from '../contract.ts'
import { administrationErrors as errors } from '../errors.ts'
import { named } from '../named-records.ts'
import { type AuditSearch, listAudit as list } from '../store/audit.ts'

/** Midnight in Asia/Shanghai. */
const startOf = (date: string): Date => new Date(`${date}T00:00:00+08:00`)

/** What the reviewer filtered by, in the terms of the store; days are whole days in Asia/Shanghai. */
export async function searchOf(
  tx: Tx,
  { from, to, areaCode, ...rest }: z.infer<typeof AuditFilter>,
  reach: readonly string[],
): Promise<AuditSearch> {
  const area = areaCode === undefined ? undefined : await findArea(tx, areaCode)
  if (areaCode !== undefined && !area) throw errors.noArea()
  return {
    ...rest,
    reach,
    from: from === undefined ? undefined : startOf(from),
    until: to === undefined ? undefined : startOf(addDays(to, 1)),
    within: area?.path,
  }
}

export const listAudit: Handler<typeof administrationContract.endpoints.listAudit> = async (
  { before, limit, ...filter },
  { tx, today, reach },
) => {
  const entries = await list(tx, await searchOf(tx, filter, reach()), { before, limit })
  const next = entries.length === limit ? (entries.at(-1)?.id ?? null) : null
  const called = await named(tx, entries, today)
  return {
    entries: entries.map((one) => ({ ...one, ...called(one), happenedAt: one.happenedAt.toISOString() })),
    next,
  }
}
