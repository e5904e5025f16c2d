import { Readable } from 'node:stream'
import type { z } from 'zod'
import { addDays, daysBetween, showDate } from '#kernel/time.ts'
import { writeWorkbook } from '#platform/exchange/workbook-writer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { calendarContract, Span } from '../contract.ts'
import { calendarErrors } from '../errors.ts'
import { type Gathered, gather, kindsFor, MOST_OF_A_KIND, viewOf } from '../gather.ts'
import { icsOf } from '../rules/ics.ts'

type Endpoints = typeof calendarContract.endpoints
const MOST_DAYS = 400
/** What is overdue for longer has its own lists. */
const BACK = 180
const AHEAD = 30

async function inSpan(call: Call, { from, to, mineOnly, ...more }: z.infer<typeof Span>) {
  call.reach()
  if (to < from) throw calendarErrors.daysInOrder()
  if (daysBetween(from, to) > MOST_DAYS) throw calendarErrors.tooLong(MOST_DAYS)
  const { rows, cut } = await gather(call.tx, call.actor, { ...more, from, to, today: call.today })
  return { rows: mineOnly ? rows.filter(({ isMine, isToDo }) => isMine || isToDo) : rows, cut }
}

export const listDeadlines: Handler<Endpoints['listDeadlines']> = async (span, call) => {
  const { rows, cut } = await inSpan(call, span)
  const kinds = kindsFor(call.actor).map(({ kind, title }) => ({ kind, title }))
  return { rows: rows.map(viewOf), kinds, cut, limit: MOST_OF_A_KIND }
}

/** What this person's post is to do, overdue first: some months back, a month ahead. */
export const listToDo: Handler<Endpoints['listToDo']> = async ({ limit }, call) => {
  call.reach()
  const until = addDays(call.today, AHEAD)
  const days = { from: addDays(call.today, -BACK), to: until, today: call.today }
  const { rows, cut } = await gather(call.tx, call.actor, days)
  const open = rows.filter(({ isToDo }) => isToDo)
  const overdue = open.filter(({ on }) => on < call.today).length
  return { rows: open.slice(0, limit).map(viewOf), total: open.length, overdue, cut, until }
}

const standing = ({ done, on }: Gathered, today: string): string => {
  if (done) return '已办'
  return on < today ? '逾期' : '未办'
}

export const downloadSheet: Handler<Endpoints['downloadSheet']> = async (span, call) => {
  const { rows, cut } = await inSpan(call, span)
  const head = ['日期', '种类', '事项', '地点', '状态'].map((value) => ({ value, style: 'header' as const }))
  const body = rows.map((row) =>
    [row.on, row.kindTitle, row.title, row.place, standing(row, call.today)].map((value) => ({
      ...{ value, style: 'text' as const },
    })),
  )
  const note = [
    ...['日程', `${showDate(span.from)}至${showDate(span.to)}`, `共${rows.length}项`, `导出人：${call.actor.name}`],
    ...cut.map((title) => `“${title}”只列出了最早的${MOST_OF_A_KIND}项`),
  ].map((value) => [{ value, style: 'text' as const }])
  const sheets = [
    { name: '日程', widths: [14, 20, 50, 26, 10], frozenRows: 1, rows: [head, ...body] },
    { name: '说明', widths: [60], frozenRows: 0, rows: note },
  ]
  return {
    name: `日程-${span.from}至${span.to}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Readable.from(writeWorkbook(sheets)),
  }
}

export const downloadIcs: Handler<Endpoints['downloadIcs']> = async (span, call) => {
  const { rows } = await inSpan(call, span)
  const events = rows.map(({ kind, kindTitle, id, on, title, place, done }) => ({
    ...{ uid: `${kind}-${id}@wushe`, on, title, place, note: kindTitle, done },
  }))
  const text = icsOf(events, { name: '五社联动日程', stamp: call.now })
  return {
    name: `日程-${span.from}至${span.to}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    body: Buffer.from(text),
  }
}
