import { showPercent } from '#kernel/ratio.ts'
import { calendarYearFrom, showDate, showMoment } from '#kernel/time.ts'
import type { RecordLabel } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { recordKind } from '#platform/records.ts'
import { readPoints, viewAsOf } from '../board.ts'
import type { standardsContract } from '../contract.ts'
import { standardsErrors } from '../errors.ts'
import { measureOf } from '../measures/index.ts'
import type { Measure, Question } from '../measures/measure.ts'
import { placeOfPoint, placesOfCommunities, questionOf } from '../measuring.ts'
import { isFew } from '../rules/words.ts'
import {
  countSubjects,
  type EvidenceRow,
  listPopulation,
  type SourceRow,
  type Subject,
  summarisePopulation,
} from '../store/counting.ts'
import { OF_POINT } from '../store/measurements.ts'
import { placeOfSubject } from '../store/subjects.ts'
import { figureView } from './read-point.ts'

type Asked = { pointId: string; communityId: string | null; criterion: string; asOf?: string | undefined }

/** Everything that a figure stands on: both numbers, the day, the reading, the clause, and where the records came from. */
export const openFigure: Handler<typeof standardsContract.endpoints.openFigure> = async (asked, call) => {
  const { viewed, point, criterion, measure, subject, measurement } = await findFigure(asked, call)
  const question = questionOf(viewed.programme, viewed.asOf)
  const figure = figureView(measurement, criterion.measure, point)
  const populations = subject ? await populationsOf(call.tx, measure, subject, question) : []
  const { code, title, clause, reading } = criterion
  return {
    asOf: viewed.asOf,
    criterion: { code, title, clause, reading, floor: figure.floor },
    documentNo: viewed.programme.documentNo,
    place: `${point.districtName}${point.townName}${figure.communityId ? figure.place : ''}`,
    figure,
    window: `${showDate(question.yearFrom)}至${showDate(viewed.asOf)}`,
    calendarYear: measure.yearly && subject ? await inCalendarYear(call.tx, measure, subject, question) : null,
    populations,
  }
}

/** Both sides of a figure: how many records, how many left out, and where they came from. */
async function populationsOf(tx: Tx, measure: Measure, subject: Subject, question: Question) {
  const sides = [
    { side: 'part' as const, population: measure.part, unit: measure.unit },
    ...(measure.whole ? [{ side: 'whole' as const, population: measure.whole, unit: '名' }] : []),
  ]
  const found = []
  for (const { side, population, unit } of sides) {
    const { sources, ...counts } = await summarisePopulation(tx, population, subject, question)
    const counted = known(measure, counts.counted)
    found.push({ side, title: population.title, unit, ...counts, counted, sources: sources.map(showSource) })
  }
  return found
}

/** A number of people that is too small to be shown is not sent either. */
const known = ({ hidesFew }: Measure, value: number): number | null => (hidesFew && isFew(value) ? null : value)

/** The same figure from 1 January on: shown beside, never judged (the notice says “每年” and leaves the year open). */
async function inCalendarYear(tx: Tx, measure: Measure, subject: Subject, question: Question): Promise<string> {
  const yearFrom = calendarYearFrom(question.asOf)
  const found = (await countSubjects(tx, measure, [subject], { ...question, yearFrom })).get(subject.subjectId)
  const share = found?.whole ? showPercent({ part: found.part, whole: found.whole }) : '尚无数据'
  return `${showDate(yearFrom)}至${showDate(question.asOf)}：${share}${found?.whole ? `（${found.part}/${found.whole}）` : ''}`
}

const showSource = ({ title, fileName, creatorName, createdAt, records }: SourceRow): string =>
  fileName && createdAt
    ? `${title}“${fileName}”，${creatorName}于${showMoment(createdAt)}导入，${records.toLocaleString('en-US')}条`
    : `平台登记，${records.toLocaleString('en-US')}条`

/** One page of the records counted, or left out with the reason; masked, each opening to its own page by its own permission. */
export const listEvidence: Handler<typeof standardsContract.endpoints.listEvidence> = async (
  { side, leftOut, after, limit, ...asked },
  call,
) => {
  const { viewed, measure, subject } = await findFigure(asked, call)
  const population = measure[side]
  if (!population || !subject) return { rows: [], next: null }
  const question = questionOf(viewed.programme, viewed.asOf)
  const found = await listPopulation(call.tx, population, subject, question, { leftOut, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const labels = await labelsOf(call, page)
  return {
    rows: page.map(({ recordId, recordKind: name, counted, leftOut: reason, note }) => ({
      recordId,
      label: labels.get(recordId)?.label ?? recordKind(name).title,
      detail: [labels.get(recordId)?.detail, note].filter(Boolean).join(' · '),
      counted: known(measure, counted),
      reason,
      page: recordKind(name).page?.(recordId) ?? null,
    })),
    next: found.length > limit ? (page.at(-1)?.recordId ?? null) : null,
  }
}

/** How the records are called, each by its own kind; a record whose name the caller may not see has none here. */
async function labelsOf({ tx, today }: Call, rows: readonly EvidenceRow[]): Promise<Map<string, RecordLabel>> {
  const labels = new Map<string, RecordLabel>()
  for (const [name, list] of Map.groupBy(rows, ({ recordKind: kind }) => kind)) {
    const ids = list.map(({ recordId }) => recordId)
    for (const one of await recordKind(name).labelsOf(tx, ids, today)) labels.set(one.id, one)
  }
  return labels
}

/** The figure asked for, after permission at its own place was settled. */
async function findFigure({ pointId, communityId, criterion: code, asOf }: Asked, call: Call) {
  const place = await placeOfSubject(call.tx, pointId, communityId)
  if (!place) throw standardsErrors.noPoint()
  call.allow(place)
  call.about('programme.point', pointId)
  const viewed = await viewAsOf(call, asOf)
  const criterion = viewed.programme.criteria.find((one) => one.code === code)
  if (!criterion) throw standardsErrors.noCriterion(code)
  const [reading] = await readPoints(call, viewed, { pointIds: [pointId] })
  const measurement = reading?.measurements.find(
    (one) => one.criterion === code && one.communityId === (communityId ?? OF_POINT),
  )
  if (!reading || !measurement) throw standardsErrors.noPoint()
  const measure = measureOf(criterion.measure)
  const places = communityId ? placesOfCommunities(reading.point) : [placeOfPoint(reading.point)]
  const subject = places.find(({ subjectId, unnamed }) => subjectId === (communityId ?? pointId) && !unnamed)
  return { viewed, point: reading.point, criterion, measure, subject, measurement }
}
