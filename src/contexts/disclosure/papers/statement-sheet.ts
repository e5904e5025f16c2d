import { Readable } from 'node:stream'
import { type OutCell, type OutSheet, writeWorkbook } from '#platform/exchange/workbook-writer.ts'
import type { Download } from '#platform/http/download.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import type { FrozenStatement } from '../store/statements.ts'

const text = (value: string): OutCell => ({ value, style: 'text' })
const head = (...titles: string[]): OutCell[] => titles.map((value) => ({ value, style: 'header' }))
/** Yuan with two decimals: exact up to hundreds of billions. */
const yuan = (fen: number): OutCell => ({ value: fen / 100, style: 'decimal' })
const times = (value: number): OutCell => ({ value, style: 'integer' })

/** The frozen statement as a workbook of three sheets: sums, gifts, payments. */
export function statementSheetOf(found: FrozenStatement): Download {
  const { content } = found
  const name = `${content.fundName}${quarterTitle(content.from)}收支公告.xlsx`
  const sheets = [sumsOf(found), listingOf('大额捐赠', content.gifts), listingOf('大额支出', content.payments)]
  return {
    name,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Readable.from(writeWorkbook(sheets)),
  }
}

function sumsOf({ content, noticeNo, digest }: FrozenStatement): OutSheet {
  const { income, spending } = content
  const rows: OutCell[][] = [
    head('项目', '笔数', '金额（元）'),
    [text(`期初余额（${content.from}）`), text(''), yuan(content.openingFen)],
    ...income.map((one) => [text(`收入：${one.title}`), times(one.times), yuan(one.fen)]),
    [text('收入合计'), text(''), yuan(content.incomeFen)],
    ...spending.map((one) => [text(`支出：${one.title}`), times(one.times), yuan(one.fen)]),
    [text('支出合计'), text(''), yuan(content.spendingFen)],
    [text('管理费'), text(''), yuan(content.feeFen)],
    [text('退还捐赠'), text(''), yuan(content.refundFen)],
    [text(`期末余额（${content.to}）`), text(''), yuan(content.closingFen)],
    [text(`公告编号 ${noticeNo}`)],
    [text(`数据摘要（SM3） ${digest}`)],
  ]
  return { name: '收支', widths: [44, 10, 18], frozenRows: 1, rows }
}

const listingOf = (name: string, { items, rest, thresholdFen }: FrozenStatement['content']['gifts']): OutSheet => ({
  name,
  widths: [14, 16, 36, 44, 10, 18],
  frozenRows: 1,
  rows: [
    head('日期', '凭证号', '捐赠人或用途', '内容', '款或物', '金额（元）'),
    ...items.map((one) => [
      text(one.day),
      text(one.no),
      text(one.who),
      text(one.title),
      text(one.isGoods ? '物资' : '货币'),
      yuan(one.fen),
    ]),
    [text(''), text(''), text(`不足${thresholdFen / 100}元的合并`), text(`${rest.times}笔`), text(''), yuan(rest.fen)],
  ],
})
