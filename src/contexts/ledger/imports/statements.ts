import { z } from 'zod'
import { AreaScope } from '#contexts/directory/public.ts'
import { textCell, yuanCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportKind, type RowFault } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { lastDayOf } from '../rules/months.ts'
import { booksIn, storeStagedStatements } from '../store/statement-import.ts'

const monthCell = {
  schema: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请按2024-03的样子填写月份'),
  form: 'code',
} as const

/** The host's balances at months' ends, for as many funds and months as it hands over. */
const statementImport = defineImport({
  name: 'ledger.statements',
  title: '慈善组织月末对账单',
  needs: 'ledger.book.reconcile',
  scope: AreaScope,
  columns: [
    {
      key: 'fund',
      title: '基金名称',
      required: true,
      ...textCell(100),
      example: '天津市和平社区公益基金会南市街道社区基金',
      note: '写全称，与基金账上的名称一致',
    },
    { key: 'month', title: '月份', required: true, ...monthCell, example: '2024-03' },
    {
      key: 'cashFen',
      title: '银行存款余额（元）',
      required: true,
      ...yuanCell(),
      example: '52000.00',
      aliases: ['银行存款'],
    },
    {
      key: 'goodsFen',
      title: '捐赠物资余额（元）',
      ...yuanCell(),
      example: '0.00',
      aliases: ['捐赠物资'],
      note: '不填为0',
    },
    { key: 'note', title: '对账单编号', ...textCell(200), example: '' },
  ],
  load: (tx, batch) => booksIn(tx, batch.scope.areaCode),
  faultsOf({ fund, month }, books, batch) {
    const book = books.get(fund)
    if (!book)
      return [{ column: 'fund', shown: fund, reason: '本次范围内没有这只基金的账，请核对全称，或先记第一笔捐赠' }]
    const faults: RowFault[] = []
    if (lastDayOf(`${month}-01`) >= batch.today)
      faults.push({ column: 'month', shown: month, reason: '这个月还没有过完，月末之后再登记' })
    if (book.closed.includes(month))
      faults.push({ column: 'month', shown: month, reason: '这个月已经结账，对账结果不再改动' })
    return faults
  },
  keyOf: ({ fund, month }) => `${fund}/${month}`,
  stage({ fund, month, cashFen, goodsFen, note }, books) {
    const fundId = books.get(fund)?.fundId
    if (!fundId) throw new Error(`no book of ${fund}`)
    return { fundId, month: `${month}-01`, cashFen, goodsFen: goodsFen ?? 0, note: note ?? '' }
  },
  async store(tx, batch) {
    const { stored, same, changed } = await storeStagedStatements(tx, batch)
    if (changed.length > 0)
      await enqueue(tx, 'ledger.ledger-changed', {
        fundIds: changed.map(({ fundId }) => fundId),
        areaCodes: [...new Set(changed.map(({ areaCode }) => areaCode))],
      })
    return { stored, skippedAsSame: same }
  },
})

export const ledgerImports: ImportKind[] = [statementImport]
