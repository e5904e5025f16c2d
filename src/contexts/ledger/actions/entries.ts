import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { findRecordKind } from '#platform/records.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { ACCOUNTS } from '../rules/accounts.ts'
import { findBook } from '../store/books.ts'
import { type EntryRest, entryRest } from '../store/detail.ts'
import { type EntryLine, findEntries, listEntries as list } from '../store/lists.ts'
import { allowedBook, poolNames } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

export const listEntries: Handler<Endpoints['listEntries']> = async (asked, call) => {
  await allowedBook(call, asked.fundId)
  return list(call.tx, asked)
}

export const getEntry: Handler<Endpoints['getEntry']> = async ({ entryId }, { tx, today, allow, about, may }) => {
  const [entry] = await findEntries(tx, [entryId])
  const rest = await entryRest(tx, entryId)
  const book = entry && (await findBook(tx, entry.fundId))
  if (!entry || !rest || !book) throw ledgerErrors.noEntry()
  allow({ areaPath: book.areaPath })
  about('ledger.entry', entryId)
  const pools = await poolNames(tx, entry.fundId)
  const whyNot = whyNotCorrected(entry, rest)
  return {
    ...entry,
    postedAt: rest.postedAt,
    source: await sourceOf(tx, rest, today),
    lines: rest.lines.map(({ poolId, ...line }) => ({
      ...line,
      accountName: ACCOUNTS[line.account].name,
      pool: pools.get(poolId) ?? '',
    })),
    draws: rest.draws,
    reverses: linkOf(rest.reversesId, rest.reversesNo),
    of: linkOf(rest.ofId, rest.ofNo),
    waiting: rest.waiting,
    whyNot,
    mayCorrect: whyNot === null && !rest.waiting && may('ledger.book.correct', { areaPath: book.areaPath }),
  }
}

const linkOf = (id: string | null, no: string | null) => (id !== null && no !== null ? { id, no } : null)

/** What an accountant posts by hand is corrected here; what another office's act posted, by that act. */
export function whyNotCorrected(
  entry: Pick<EntryLine, 'isRed' | 'reversedBy' | 'kind'>,
  { sourceKind }: Pick<EntryRest, 'sourceKind'>,
): string | null {
  if (entry.isRed || entry.reversedBy || entry.kind === 'carry-over') return ledgerErrors.notReversible().message
  return isByHand(sourceKind) ? null : ledgerErrors.fromElsewhere(sourceTitle(sourceKind)).message
}

const BY_HAND = ['ledger.voucher', 'ledger.request']
export const isByHand = (sourceKind: string): boolean => BY_HAND.includes(sourceKind)
const OWN_TITLES: Record<string, string> = {
  'ledger.voucher': '会计手工记账',
  'ledger.request': '池间划转申请',
  'ledger.month': '月末结转',
}
const OFFICES: Record<string, string> = { giving: '捐赠登记', goods: '物资管理', grants: '资助项目' }
/** What kind of act an entry is from, in words; of an act that is no record of its own, the office it belongs to. */
export const sourceTitle = (kind: string): string =>
  OWN_TITLES[kind] ?? findRecordKind(kind)?.title ?? OFFICES[kind.split('.')[0] ?? ''] ?? '其他业务'

/** The act behind an entry, as a label with a link. */
async function sourceOf(tx: Tx, { sourceKind, sourceId }: EntryRest, today: string) {
  const kind = OWN_TITLES[sourceKind] ? undefined : findRecordKind(sourceKind)
  const [label] = (await kind?.labelsOf(tx, [sourceId], today)) ?? []
  return { title: sourceTitle(sourceKind), label: label?.label ?? '', path: (label && kind?.page?.(sourceId)) ?? null }
}
