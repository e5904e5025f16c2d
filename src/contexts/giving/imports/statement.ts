import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { fenOf } from '#kernel/money.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { codeCell, dateCell, textCell, yuanCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportBatch, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { givingErrors } from '../errors.ts'
import { fundAt } from '../fund-of.ts'
import { shownPayer } from '../rules/payer.ts'
import { type Running, readLine } from '../rules/statement.ts'
import { accountName } from '../store/account-name.ts'
import { nameBlind } from '../store/givers.ts'
import {
  addStatement,
  differingFrom,
  earlierOf,
  holdAccount,
  joinRecorded,
  type Period,
  serialsThere,
  sumOfStaged,
} from '../store/take-statement.ts'

const Yuan = (what: string) =>
  z
    .string()
    .trim()
    .refine((text) => fenOf(text) !== undefined, `${what}应为金额（元），最多两位小数，例如50000.00`)
    .describe(`${what}（元）`)

/** What the head of a statement says; without it nobody could tell that its last page is missing. */
export const StatementScope = z.object({
  areaCode: AreaCode,
  account: z
    .string()
    .trim()
    .regex(/^[0-9]{4}$/, '请填写账号的后四位')
    .describe('账号后四位'),
  fromOn: Day.describe('对账单开始日期'),
  untilOn: Day.describe('对账单截止日期'),
  openingYuan: Yuan('期初余额'),
  closingYuan: Yuan('期末余额'),
  rowCount: z.int().min(1, '笔数至少为1').max(100_000).describe('明细笔数'),
})
type Scope = z.infer<typeof StatementScope>

const columns = [
  {
    key: 'serial',
    title: '流水号',
    required: true,
    ...codeCell(/^[0-9A-Za-z-]{4,60}$/, '流水号应为4至60位数字、字母'),
    example: '20240305000123',
    aliases: ['交易流水号', '凭证号', '交易流水'],
  },
  {
    key: 'happenedOn',
    title: '交易日期',
    required: true,
    ...dateCell(),
    example: '2024-03-05',
    aliases: ['记账日期', '入账日期', '日期'],
  },
  {
    key: 'inFen',
    title: '收入金额',
    ...yuanCell(),
    example: '500.00',
    aliases: ['贷方金额', '贷方发生额', '收入'],
    note: '与支出金额只填一列',
  },
  { key: 'outFen', title: '支出金额', ...yuanCell(), example: '', aliases: ['借方金额', '借方发生额', '支出'] },
  {
    key: 'balanceFen',
    title: '余额',
    required: true,
    ...yuanCell({ minFen: -10_000_000_000_000 }),
    example: '50500.00',
    aliases: ['账户余额', '本次余额'],
    note: '按时间先后排列，逐行核对余额，缺行即能发现',
  },
  {
    key: 'payer',
    title: '对方户名',
    ...textCell(100),
    example: '王建国',
    aliases: ['付款人', '对方名称', '交易对方', '付款人名称'],
    secret: true,
  },
  {
    key: 'payerAccount',
    title: '对方账号',
    ...codeCell(/^[0-9A-Za-z-]{4,40}$/, '对方账号应为4至40位数字、字母'),
    example: '',
    aliases: ['付款人账号'],
    secret: true,
  },
  { key: 'note', title: '摘要', ...textCell(200), example: '社区基金捐款', aliases: ['附言', '用途', '备注'] },
] as const
type Row = RowOf<typeof columns>

const periodOf = (scope: Scope, fundId: string): Period => ({
  fundId,
  account: scope.account,
  fromOn: scope.fromOn,
  untilOn: scope.untilOn,
  openingFen: fenOf(scope.openingYuan) ?? 0,
  closingFen: fenOf(scope.closingYuan) ?? 0,
  rowCount: scope.rowCount,
})

const fenOfRow = ({ inFen, outFen }: Row): number => (inFen ?? 0) - (outFen ?? 0)

/** The next statement begins where the last one ended; exactly the same period may come again, and changes nothing. */
async function mustFollow(tx: Tx, period: Period): Promise<string | undefined> {
  const { same, overlapping, last } = await earlierOf(tx, period)
  if (same) return same.id
  const { account, fromOn, openingFen } = period
  if (overlapping) throw givingErrors.statementOverlaps(account, overlapping.fromOn, overlapping.untilOn)
  if (!last || last.untilOn > fromOn) return undefined
  if (addDays(last.untilOn, 1) !== fromOn) throw givingErrors.statementGap(account, last.untilOn, fromOn)
  if (last.closingFen !== openingFen) throw givingErrors.openingDiffers(last.closingFen, openingFen)
  return undefined
}

type Lookups = { running: Running }

function faultsOf(row: Row, { running }: Lookups, { scope, today }: ImportBatch<Scope>): RowFault[] {
  const faults: RowFault[] = []
  const { happenedOn, inFen, outFen } = row
  if ((inFen ?? 0) > 0 === (outFen ?? 0) > 0)
    faults.push({ column: 'inFen', reason: '收入金额和支出金额须填一列，且大于0' })
  if (happenedOn > today || happenedOn < scope.fromOn || happenedOn > scope.untilOn)
    faults.push({ column: 'happenedOn', shown: happenedOn, reason: '交易日期不在对账单的期间之内' })
  const gap = readLine(running, { fen: fenOfRow(row), balanceFen: row.balanceFen })
  if (gap) faults.push({ column: 'balanceFen', reason: gap })
  return faults
}

/** The charity's bank statement: every line, checked to the fen against its opening and closing balance and its count. */
export const statementImport = defineImport({
  name: 'giving.statement',
  title: '银行对账单',
  needs: 'giving.gift.record',
  scope: StatementScope,
  columns,
  async load(tx, { scope, today }): Promise<Lookups> {
    if (scope.untilOn < scope.fromOn || scope.untilOn > today) throw givingErrors.badPeriod()
    const { fund } = await fundAt(tx, scope.areaCode)
    const period = periodOf(scope, fund.id)
    await mustFollow(tx, period)
    return { running: { balanceFen: period.openingFen, rows: 0 } }
  },
  faultsOf,
  keyOf: ({ serial }) => serial,
  stage: (row): JsonObject => {
    const { serial, happenedOn, balanceFen, payer, payerAccount, note } = row
    return {
      ...{ serial, happenedOn, balanceFen, fen: fenOfRow(row), note: note ?? '', payerShown: shownPayer(payer ?? '') },
      sealed: payer
        ? privacy()
            .seal(JSON.stringify({ payer, account: payerAccount }))
            .toString('base64')
        : null,
      payerBlind: payer ? nameBlind(payer).toString('hex') : null,
    }
  },
  async store(tx, { id, scope, by, now }) {
    const { fund, townCode } = await fundAt(tx, scope.areaCode)
    const period = periodOf(scope, fund.id)
    await holdAccount(tx, fund.id, period.account)
    const same = await mustFollow(tx, period)
    const sum = await mustBeComplete(tx, id, period)
    if (same) return sameAgain(tx, id, same, sum.rows)
    const [taken] = await serialsThere(tx, id, period)
    if (taken) throw givingErrors.contentDiffers(taken)
    const doer = { accountId: by, personId: null, name: await accountName(tx, by), now }
    const added = await addStatement(tx, { ...period, ...sum, areaCode: townCode, batchId: id }, doer)
    if ((await joinRecorded(tx, added.id, doer)) > 0)
      await enqueue(tx, 'giving.gifts-changed', { areaCodes: [townCode] })
    return { stored: added.rows }
  },
})

async function mustBeComplete(tx: Tx, batchId: string, period: Period) {
  const sum = await sumOfStaged(tx, batchId)
  if (sum.rows !== period.rowCount) throw givingErrors.rowsMissing(period.rowCount, sum.rows)
  const closing = period.openingFen + sum.inFen - sum.outFen
  if (closing !== period.closingFen) throw givingErrors.closingDiffers(period.closingFen, closing)
  return sum
}

/** The same statement again: every line is there already, alike. Errors: giving.contentDiffers. */
async function sameAgain(tx: Tx, batchId: string, statementId: string, rows: number) {
  const [differs] = await differingFrom(tx, batchId, statementId)
  if (differs) throw givingErrors.contentDiffers(differs)
  return { stored: 0, skippedAsSame: rows }
}
