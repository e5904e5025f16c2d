import { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { ENTRY_KINDS, EntryFilter, Id, USE_NAMES } from './contract-parts.ts'
import { poolName } from './rules/words.ts'
import { countLines, type LineOut, type LotOut, linesOut, lotsOut } from './store/exports.ts'

const Filter = EntryFilter.extend({ fundId: Id.optional() })
const LotFilter = z.object({ fundId: Id.optional(), onlyLeft: z.boolean().default(false) })
const yuan = (fen: number): string => showYuan(fen as Fen)

const searchOf = async <F extends object>(tx: Tx, filter: F, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, undefined),
})

const entriesExport = defineExport({
  name: 'ledger.entries',
  title: '基金序时账',
  needs: 'ledger.book.read',
  filter: Filter,
  describe: ({ from, to, kind }) =>
    [`${from ?? '开账'}至${to ?? '今'}`, ...(kind ? [ENTRY_KINDS[kind]] : [])].join('；'),
  columns: [
    { title: '基金', width: 30, value: (row: LineOut) => row.fund },
    { title: '凭证号', value: (row: LineOut) => row.no },
    { title: '日期', form: 'date', value: (row: LineOut) => row.happenedOn },
    { title: '类别', value: (row: LineOut) => ENTRY_KINDS[row.kind] },
    { title: '用途', width: 22, value: (row: LineOut) => row.use && USE_NAMES[row.use] },
    { title: '摘要', width: 40, value: (row: LineOut) => row.memo },
    { title: '科目编号', value: (row: LineOut) => row.account },
    { title: '科目', width: 30, value: (row: LineOut) => row.accountName },
    {
      title: '资金池',
      width: 40,
      value: (row: LineOut) => poolName({ ...row, kind: row.restriction, use: row.poolUse }),
    },
    { title: '借方（元）', value: (row: LineOut) => (row.side === 'debit' ? yuan(row.fen) : '') },
    { title: '贷方（元）', value: (row: LineOut) => (row.side === 'credit' ? yuan(row.fen) : '') },
    { title: '冲销凭证', value: (row: LineOut) => row.reversesNo ?? '' },
    { title: '记账人', value: (row: LineOut) => row.postedName },
  ],
  count: async (tx, filter, reach) => countLines(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof Filter>, reach) {
    yield* linesOut(tx, await searchOf(tx, filter, reach))
  },
})

const lotsExport = defineExport({
  name: 'ledger.lots',
  title: '基金收入批次',
  needs: 'ledger.book.read',
  filter: LotFilter,
  describe: ({ onlyLeft }) => (onlyLeft ? '还有剩余的批次' : '全部批次'),
  columns: [
    { title: '基金', width: 30, value: (row: LotOut) => row.fund },
    { title: '批次', form: 'integer', value: (row: LotOut) => row.seq },
    { title: '收到日期', form: 'date', value: (row: LotOut) => row.receivedOn },
    { title: '类别', value: (row: LotOut) => ENTRY_KINDS[row.kind] },
    {
      title: '资金池',
      width: 40,
      value: (row: LotOut) => poolName({ ...row, kind: row.restriction, use: row.poolUse }),
    },
    { title: '凭证号', value: (row: LotOut) => row.no },
    { title: '摘要', width: 40, value: (row: LotOut) => row.memo },
    { title: '金额（元）', value: (row: LotOut) => yuan(row.fen) },
    { title: '剩余（元）', value: (row: LotOut) => yuan(row.leftFen) },
  ],
  count: async (tx, filter, reach) => (await lotsOut(tx, await searchOf(tx, filter, reach))).length,
  async *rows(tx, filter: z.infer<typeof LotFilter>, reach) {
    yield* await lotsOut(tx, await searchOf(tx, filter, reach))
  },
})

export const ledgerExports: ExportKind[] = [entriesExport, lotsExport]
