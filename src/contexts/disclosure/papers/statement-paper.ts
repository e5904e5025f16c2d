import { join } from 'node:path'
import { fen as money, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Download } from '#platform/http/download.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import type { FrozenStatement } from '../store/statements.ts'

const TEMPLATE = join(import.meta.dirname, '../documents/statement.typ')
const yuan = (fen: number): string => showYuan(money(fen))

/** The statement of a quarter for the board in the community, from what was frozen. */
export async function statementPaper(found: FrozenStatement, address: string): Promise<Download> {
  const { content, noticeNo, seq, digest, publishedOn, id } = found
  const { fundName, charityName, from, to, gifts, payments } = content
  const title = `${quarterTitle(from)}收支公告`
  const body = await renderPdf(TEMPLATE, {
    title,
    fundName,
    charityName,
    number: noticeNo,
    version: seq > 1 ? `更正后第${seq}版` : '',
    period: `${showDate(from)}至${showDate(to)}`,
    publishedOn: showDate(publishedOn),
    opening: yuan(content.openingFen),
    closing: yuan(content.closingFen),
    income: content.income.map(({ title: name, fen, times }) => ({ name, amount: yuan(fen), times })),
    incomeSum: yuan(content.incomeFen),
    spending: content.spending.map(({ title: name, fen, times }) => ({ name, amount: yuan(fen), times })),
    spendingSum: yuan(content.spendingFen),
    fee: yuan(content.feeFen),
    refund: yuan(content.refundFen),
    gifts: listingOf(gifts),
    payments: listingOf(payments),
    digest,
    link: `${address}/m/funds/statements/${id}`,
  })
  return { name: `${fundName}${title}.pdf`, mediaType: 'application/pdf', body, inline: true }
}

const listingOf = ({ items, rest, thresholdFen }: FrozenStatement['content']['gifts']) => ({
  threshold: yuan(thresholdFen),
  items: items.map(({ day, who, title, fen, isGoods }) => ({
    day: showDate(day),
    who,
    title,
    kind: isGoods ? '物资' : '货币',
    amount: yuan(fen),
  })),
  restTimes: rest.times,
  restAmount: yuan(rest.fen),
})
