import { randomBytes, randomUUID } from 'node:crypto'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { questionsOn } from '../rules/questions.ts'
import { MOST_CODES, surveyNoOf } from '../rules/survey-code.ts'
import type { PointAt } from '../store/points.ts'
import {
  addSurvey,
  type Counted,
  close,
  countChoices,
  countSurveys,
  findSurveys,
  type Plan,
  prolong,
  resultsOf,
  type Survey,
  suggestionsOf,
  listSurveys as surveysFound,
} from '../store/surveys.ts'
import { tellSatisfaction } from './findings.ts'
import { changed, handOf, thePointAt, theRecord } from './hands.ts'

type Endpoints = typeof inspectionContract.endpoints
type Form = Parameters<Handler<Endpoints['openSurvey']>>[0]

export const listSurveys: Handler<Endpoints['listSurveys']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  return {
    rows: await surveysFound(call.tx, { ...search, page, pageSize }),
    total: await countSurveys(call.tx, search),
  }
}

export const theSurvey = (call: Call, surveyId: string): Promise<Survey> =>
  theRecord(call, 'inspection.survey', surveyId, {
    find: (ids) => findSurveys(call.tx, ids),
    missing: () => inspectionErrors.noSurvey(),
  })

export const getSurvey: Handler<Endpoints['getSurvey']> = async ({ surveyId }, call) => {
  const survey = await theSurvey(call, surveyId)
  const results = await resultsOf(call.tx, surveyId)
  const counts = await countChoices(call.tx, surveyId)
  return {
    ...survey,
    isEnough: shortOf(results).length === 0,
    results: results.map((one) => ({ ...one, copies: one.lastSeq - one.firstSeq + 1 })),
    questions: questionsOn(survey.formFrom).questions.map(({ code, title, choices }) => ({
      code,
      title,
      choices: choices.map((choice) => ({ ...choice, count: counts.get(`${code} ${choice.code}`) ?? 0 })),
    })),
    suggestions: await suggestionsOf(call.tx, surveyId),
  }
}

/** The communities that did not answer as often as planned. */
const shortOf = (results: readonly Counted[]): Counted[] => results.filter(({ answers, planned }) => answers < planned)

export const openSurvey: Handler<Endpoints['openSurvey']> = async (form, call) => {
  const { tx, today, about } = call
  const point = await thePointAt(call, form.areaCode)
  const plans = await plansOf(form, point, call)
  if (form.closesOn < today) throw inspectionErrors.closesPast()
  const id = randomUUID()
  about('inspection.survey', id)
  const { pointId, areaCode } = point
  const { stage, closesOn } = form
  const no = surveyNoOf(randomBytes(8))
  const opening = { id, no, pointId, areaCode, stage, formFrom: questionsOn(today).from, closesOn, plans }
  if (!(await addSurvey(tx, opening, today, handOf(call)))) throw inspectionErrors.surveyOpen()
  await changed(call, point)
  return { surveyId: id }
}

/** The codes of each community follow one another, so that a code says where its sheet was given out, and nothing more. */
async function plansOf({ communities }: Form, point: PointAt, { tx, today }: Call): Promise<Plan[]> {
  const { surveyAnswers: least } = await limitsOn(tx, today)
  const own = new Set(point.communities.map(({ code }) => code))
  if (!communities.every(({ code }) => own.delete(code))) throw inspectionErrors.notItsCommunity()
  if (communities.some(({ planned }) => planned < least)) throw inspectionErrors.planTooSmall(least)
  if (communities.some(({ planned, copies }) => copies < planned)) throw inspectionErrors.codesTooFew()
  if (communities.reduce((sum, { copies }) => sum + copies, 0) > MOST_CODES)
    throw inspectionErrors.codesTooMany(MOST_CODES)
  let last = 0
  return communities.map(({ code, planned, copies }) => {
    const firstSeq = last + 1
    last += copies
    return { communityCode: code, planned, firstSeq, lastSeq: last }
  })
}

export const prolongSurvey: Handler<Endpoints['prolongSurvey']> = async ({ surveyId: id, version, closesOn }, call) => {
  const survey = await theSurvey(call, id)
  if (survey.state === 'closed') throw inspectionErrors.surveyClosed()
  if (closesOn < call.today) throw inspectionErrors.closesPast()
  await prolong(call.tx, { id, version }, closesOn)
  await changed(call, survey)
  return { version: version + 1 }
}

/** Too few answers say nothing: such a survey may end, with its reason, but gives no score. */
export const closeSurvey: Handler<Endpoints['closeSurvey']> = async ({ surveyId: id, version, reason }, call) => {
  const { tx, today } = call
  const survey = await theSurvey(call, id)
  if (survey.state === 'closed') throw inspectionErrors.surveyClosed()
  const short = shortOf(await resultsOf(tx, id))
  if (short.length > 0 && reason === '') {
    const words = short.map(
      ({ communityName, answers, planned }) => `${communityName}计划${planned}份、收回${answers}份`,
    )
    throw inspectionErrors.answersShort(words.join('；'))
  }
  await close(tx, { id, version }, reason, today, handOf(call))
  if (short.length === 0) await tellSatisfaction(call, survey)
  await changed(call, survey)
  return { version: version + 1 }
}
