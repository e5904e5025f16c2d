import { join } from 'node:path'
import { programmeOf } from '#contexts/programme/public.ts'
import { showDate, showMoment } from '#kernel/time.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Download } from '#platform/http/download.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { scoringContract } from '../contract.ts'
import { scoringErrors } from '../errors.ts'
import { showPoints } from '../rules/points.ts'
import { computeSheet } from '../sheet.ts'
import { listPointSheets } from '../store/lists.ts'
import { findPoint } from '../store/points.ts'
import { findSheet } from '../store/sheets.ts'
import { type Sheet, type SheetItem, STAGES, type Stage } from '../vocabulary.ts'

type Endpoints = typeof scoringContract.endpoints
const TEMPLATE = join(import.meta.dirname, '../documents/sheet.typ')

export const listSheets: Handler<Endpoints['listSheets']> = async ({ districtCode }, { tx, reach }) => ({
  rows: await listPointSheets(tx, { reach: reach(), districtCode }),
})

type Asked = { pointId: string; stage: Stage; asOf?: string | undefined }

/** The sheet as the records stand, at the programme's current day unless another is asked for; permission settled at the town. */
async function sheetNow({ pointId, stage, asOf }: Asked, { tx, today, allow, about }: Call) {
  const programme = await programmeOf(tx)
  if (!programme) throw scoringErrors.noProgramme()
  const day = asOf ?? (today > programme.endsOn ? programme.endsOn : today)
  const point = await findPoint(tx, pointId, today)
  if (!point) throw scoringErrors.noPoint()
  allow({ areaPath: point.areaPath })
  about('programme.point', pointId)
  if (day > today) throw scoringErrors.inFuture()
  return {
    sheet: await computeSheet(tx, { pointId, stage, asOf: day }),
    place: `${point.districtName}${point.townName}`,
  }
}

export const readSheet: Handler<Endpoints['readSheet']> = (asked, call) => sheetNow(asked, call)

async function sealedAt(sheetId: string, { tx, allow, about }: Call) {
  const found = await findSheet(tx, sheetId)
  if (!found) throw scoringErrors.noSheet()
  allow({ areaPath: found.areaPath })
  about('scoring.sheet', sheetId)
  return found
}

export const readSealedSheet: Handler<Endpoints['readSealedSheet']> = async ({ sheetId }, call) => {
  const { sheet, place, sealedName, isIntact } = await sealedAt(sheetId, call)
  return { sheet, place, sealedName, isIntact }
}

export const printSheet: Handler<Endpoints['printSheet']> = async (asked, call) => {
  const { sheet, place } = await sheetNow(asked, call)
  return paperOf(sheet, place, { mark: '预览', sealedName: '' })
}

export const printSealedSheet: Handler<Endpoints['printSealedSheet']> = async ({ sheetId }, call) => {
  const { sheet, place, sealedName, isIntact } = await sealedAt(sheetId, call)
  if (!isIntact) throw scoringErrors.sameSheet()
  return paperOf(sheet, place, { mark: '', sealedName })
}

type Paper = { mark: string; sealedName: string }

/** The whole sheet on paper: each row with its points, why, and every source. */
async function paperOf(sheet: Sheet, place: string, { mark, sealedName }: Paper): Promise<Download> {
  const { stage, tableTitle, version, asOf, sealedAt: moment, digest, items } = sheet
  const body = await renderPdf(TEMPLATE, {
    title: `${place}${STAGES[stage]}评分单`,
    mark,
    table: `${tableTitle}（第${version}版）`,
    asOf: showDate(asOf),
    sealed: moment ? `${showMoment(new Date(moment))} ${sealedName}` : '',
    digest: digest ?? '',
    ...totalsOf(items),
    dimensions: dimensionsOf(items),
  })
  return { name: `${place}${STAGES[stage]}评分单.pdf`, mediaType: 'application/pdf', body, inline: true }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const totalsOf = (items: readonly SheetItem[]) => {
  const known = items.filter(({ computedCenti }) => computedCenti !== null)
  return {
    computed: showPoints(sum(known.map(({ computedCenti }) => computedCenti ?? 0))),
    ofComputed: showPoints(sum(known.map(({ fullCenti }) => fullCenti))),
    judged: showPoints(sum(items.filter(({ kind }) => kind === 'judged').map(({ fullCenti }) => fullCenti))),
    unknown: showPoints(
      sum(items.filter((one) => one.kind === 'computed' && one.computedCenti === null).map((one) => one.fullCenti)),
    ),
  }
}

const dimensionsOf = (items: readonly SheetItem[]) =>
  [...Map.groupBy(items, ({ dimension }) => dimension)].map(([dimension, rows]) => ({
    title: `${dimension} ${rows[0]?.dimensionTitle ?? ''}`,
    full: showPoints(sum(rows.map(({ fullCenti }) => fullCenti))),
    items: rows.map(({ code, second, title, fullCenti, kind, computedCenti, rule, reason, anchors, sources }) => ({
      ...{ code, second, title, rule, reason, sources },
      full: showPoints(fullCenti),
      points: computedCenti === null ? (kind === 'judged' ? '专家评定' : '尚无数据') : showPoints(computedCenti),
      anchors: anchors.map(({ centi, text }) => `${showPoints(centi)}分：${text}`),
    })),
  }))
