import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import type { Doer } from '../doer.ts'
import { ledgerErrors } from '../errors.ts'
import type { Draft, EntryKind, Plan, Refused, Source } from '../rules/book.ts'
import { type BookRow, lockBook, openBook } from '../store/books.ts'
import { entryOfSource, type Written, writeEntry } from '../store/entries.ts'
import { townOfFund } from '../store/funds.ts'
import { stateOfMonth } from '../store/months.ts'

export type Said = { memo: string; source: Source; by: Doer }

/** The book of a fund, locked until the transaction ends; opened when it is the first time. Refuses an unknown fund. */
export async function holdBook(tx: Tx, fundId: string): Promise<BookRow> {
  const book = await lockBook(tx, fundId)
  if (book) return book
  const areaCode = await townOfFund(tx, fundId)
  if (!areaCode) throw ledgerErrors.noFund()
  await openBook(tx, { fundId, areaCode })
  const opened = await lockBook(tx, fundId)
  if (!opened) throw ledgerErrors.noBook()
  return opened
}

/** Refuses what cannot be posted whatever the book holds: a part of a fen, a day to come, a closed month, a second time. */
export async function mustBePostable(tx: Tx, { fundId, kind, fen, happenedOn, source, by }: Asked): Promise<void> {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw ledgerErrors.wholeFen()
  if (happenedOn > dateOf(by.now)) throw ledgerErrors.dateAhead(happenedOn)
  const already = await entryOfSource(tx, kind, source)
  if (already) throw ledgerErrors.postedAlready(already)
  const state = await stateOfMonth(tx, fundId, happenedOn)
  if (state !== 'open') throw ledgerErrors.closedPeriod(happenedOn, state)
}
type Asked = { fundId: string; kind: EntryKind; fen: number; happenedOn: string; source: Source; by: Doer }

/** Writes what was planned and tells that the book changed; or refuses with the plan's reason. */
export async function post(tx: Tx, book: BookRow, plan: Plan, said: Said): Promise<Written & { draft: Draft }> {
  if ('refused' in plan) throw refusalOf(plan.refused)
  const written = await writeEntry(tx, plan.draft, { ...said, fundId: book.fundId })
  await enqueue(tx, 'ledger.ledger-changed', { fundIds: [book.fundId], areaCodes: [book.areaCode] })
  return { ...written, draft: plan.draft }
}

/** The sentence for a plan's reason. */
export function refusalOf(refused: Refused): Error {
  switch (refused.why) {
    case 'poolShort':
      return ledgerErrors.poolShort(refused)
    case 'lotShort':
      return ledgerErrors.lotShort(refused.asked, refused.there, some(refused.by))
    case 'lotDrawn':
      return ledgerErrors.lotDrawn(some(refused.by) || '后面的凭证')
    case 'overReturned':
      return ledgerErrors.overReturned(refused.asked, refused.there)
    case 'recoveredAlready':
      return ledgerErrors.recoveredAlready(some(refused.by))
    case 'notReversible':
      return ledgerErrors.notReversible()
    case 'notAGift':
      return ledgerErrors.notAGift()
  }
}

const SHOWN = 5
/** The first few in words: 凭证2024-0003 敬老餐补、2024-0007 …等8张. */
const some = (said: readonly string[]): string =>
  said.length === 0 ? '' : `凭证${said.slice(0, SHOWN).join('、')}${said.length > SHOWN ? `等${said.length}张` : ''}`
