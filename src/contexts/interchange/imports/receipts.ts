import { AreaScope, findArea } from '#contexts/directory/public.ts'
import { choiceCell, codeCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { systemCode } from '../items.ts'
import { LINE_KEY, readLineKey } from '../rules/lines.ts'
import { faultyReceipts, RECEIPT_FAULTS, storeReceipts } from '../store/receipts.ts'

export const EXTERNAL_NUMBER = codeCell(/^[0-9A-Za-z-]{4,40}$/, '外部编号应为4至40位数字、字母')

const columns = [
  {
    key: 'lineKey',
    title: '行标识',
    required: true,
    ...codeCell(LINE_KEY, '行标识不正确，应与对接文件第一列完全一致'),
    example: 'SJ20240614-7KQ2MD-12',
    note: '对接文件的第一列，原样带回',
  },
  {
    key: 'step',
    title: '处理结果',
    required: true,
    ...choiceCell({ 受理: 'accepted', 退回: 'rejected' }),
    example: '受理',
    aliases: ['结果', '回执结果'],
  },
  {
    key: 'external',
    title: '外部编号',
    ...EXTERNAL_NUMBER,
    example: '120101000012345',
    note: '首次受理必填（服务时长可不填）',
    aliases: ['国家系统编号', '统一编号'],
  },
  { key: 'reason', title: '退回原因', ...textCell(200), example: '', note: '退回的必填', aliases: ['原因'] },
] as const
type Row = RowOf<typeof columns>

function stage({ lineKey, step, external, reason }: Row): JsonObject {
  const { batchNumber = '', lineNo = 0 } = readLineKey(lineKey) ?? {}
  const isAccepted = step === 'accepted'
  return { batchNumber, lineNo, step, external: isAccepted ? external : null, reason: isAccepted ? null : reason }
}

const pathOf = async (tx: Parameters<typeof findArea>[0], areaCode: string): Promise<string> =>
  (await findArea(tx, areaCode))?.path ?? 'none'

/** What the national system said of each line: by our key, never by a name. A line we did not send is reported. */
export const receiptsImport = defineImport({
  name: 'interchange.receipts',
  title: '对接回执',
  needs: 'interchange.exchange.receive',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }) => ({ scopePath: await pathOf(tx, scope.areaCode) }),
  faultsOf: ({ step, reason }: Row): RowFault[] =>
    step === 'rejected' && reason === null ? [{ column: 'reason', reason: '退回的须写明退回原因' }] : [],
  async faultsAmong(tx, rows, { scopePath }) {
    const asked = rowsAsked(rows.map(({ rowNo, row }) => ({ rowNo, data: stage(row) })))
    const faulty = await faultyReceipts(tx, asked, scopePath, systemCode())
    const keys = new Map(rows.map(({ rowNo, row }) => [rowNo, row.lineKey]))
    return new Map(
      faulty.map(({ rowNo, verdict }) => [
        rowNo,
        [{ column: 'lineKey', shown: keys.get(rowNo) ?? '', reason: RECEIPT_FAULTS[verdict] }],
      ]),
    )
  },
  keyOf: ({ lineKey }) => lineKey,
  stage,
  async store(tx, { id, scope, by, now, today }) {
    const taking = {
      batchId: id,
      scopePath: await pathOf(tx, scope.areaCode),
      system: systemCode(),
      by: by || null,
      now,
      today,
    }
    const { stored, same } = await storeReceipts(tx, taking)
    return { stored, skippedAsSame: same }
  },
})
