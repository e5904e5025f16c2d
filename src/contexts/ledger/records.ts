import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { ENTRY_KINDS, MONTH_STATES, REQUEST_KINDS, REQUEST_STATES } from './contract-parts.ts'
import { findBook } from './store/books.ts'
import { findBooks, findEntries } from './store/lists.ts'
import { findMonths } from './store/months.ts'
import { findRequests } from './store/requests.ts'
import { findStatements } from './store/statements.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

export const ledgerRecords: RecordKind[] = [
  {
    kind: 'ledger.book',
    title: '基金账',
    placeOf: (tx, id) => findBook(tx, id),
    labelsOf: async (tx, ids, today) =>
      (await findBooks(tx, ids, today)).map(({ fundId, name, areaName, cashFen }) => ({
        id: fundId,
        label: name,
        detail: `${areaName} · 银行存款${yuan(cashFen)}`,
      })),
    page: (id) => `/fund/books/${id}`,
  },
  {
    kind: 'ledger.entry',
    title: '凭证',
    placeOf: async (tx, id) => {
      const [entry] = await findEntries(tx, [id])
      return entry && findBook(tx, entry.fundId)
    },
    labelsOf: async (tx, ids) =>
      (await findEntries(tx, ids)).map(({ id, no, kind, fen, happenedOn, memo }) => ({
        id,
        label: `凭证${no} ${ENTRY_KINDS[kind]}`,
        detail: `${showDate(happenedOn)} · ${yuan(fen)} · ${memo}`,
      })),
    page: (id) => `/fund/entries/${id}`,
  },
  {
    kind: 'ledger.request',
    title: '更正与划转申请',
    placeOf: async (tx, id) => (await findRequests(tx, [id]))[0],
    labelsOf: async (tx, ids) =>
      (await findRequests(tx, ids)).map(({ id, kind, fen, reason, state }) => ({
        id,
        label: REQUEST_KINDS[kind],
        detail: `${yuan(fen)} · ${reason} · ${REQUEST_STATES[state]}`,
      })),
  },
  {
    kind: 'ledger.month',
    title: '月末结账',
    placeOf: async (tx, id) => (await findMonths(tx, [id]))[0],
    labelsOf: async (tx, ids) =>
      (await findMonths(tx, ids)).map(({ id, month, state, proposedName }) => ({
        id,
        label: `${month.slice(0, 7)}结账`,
        detail: `${MONTH_STATES[state]} · ${proposedName}`,
      })),
  },
  {
    kind: 'ledger.statement',
    title: '慈善组织对账单',
    placeOf: async (tx, id) => (await findStatements(tx, [id]))[0],
    labelsOf: async (tx, ids) =>
      (await findStatements(tx, ids)).map(({ id, month, cashFen, recordedName }) => ({
        id,
        label: `${month.slice(0, 7)}对账单`,
        detail: `银行存款${yuan(cashFen)} · ${recordedName}登记`,
      })),
  },
]
