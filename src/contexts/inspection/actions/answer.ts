import { randomUUID } from 'node:crypto'
import { PerMinute } from '#platform/access/sign-in/strangers.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { answersOf, isSatisfied, questionsOn, unanswered } from '../rules/questions.ts'
import { readCode } from '../rules/survey-code.ts'
import { sign } from '../signing.ts'
import {
  addAnswer,
  type Counted,
  findSurveyByNo,
  holdOpen,
  isUsed,
  resultsOf,
  type Survey,
  useCode,
} from '../store/surveys.ts'

type Endpoints = typeof inspectionContract.endpoints

/** A community office may hand its one tablet round, and many homes share one address: generous, yet no flood. */
const A_MINUTE = 120
const limit = new PerMinute(A_MINUTE)

type Sheet = { survey: Survey; community: Counted; seq: number }

async function theSheet({ tx, ip, now }: Call, code: string): Promise<Sheet> {
  if (ip !== undefined && !limit.allows(ip, now)) throw inspectionErrors.tooMany()
  const read = readCode(code, sign)
  const survey = read && (await findSurveyByNo(tx, read.no))
  if (!read || !survey) throw inspectionErrors.badCode()
  const community = (await resultsOf(tx, survey.id)).find(
    ({ firstSeq, lastSeq }) => firstSeq <= read.seq && read.seq <= lastSeq,
  )
  if (!community) throw inspectionErrors.badCode()
  return { survey, community, seq: read.seq }
}

/** The day it is over: when it was closed, or its last day has passed. */
const overOn = ({ closedOn, closesOn }: Survey, today: string): string | null =>
  closedOn ?? (closesOn < today ? closesOn : null)

export const viewQuestions: Handler<Endpoints['viewQuestions']> = async ({ code }, call) => {
  const { survey, community, seq } = await theSheet(call, code)
  return {
    townName: survey.townName,
    communityName: community.communityName,
    isUsed: await isUsed(call.tx, survey.id, seq),
    closedOn: overOn(survey, call.today),
    questions: questionsOn(survey.formFrom).questions.map(({ choices, ...one }) => ({ ...one, choices: [...choices] })),
  }
}

/** Anonymous: the code is struck off in one table, the answer written into another, and nothing ties them. */
export const answerSurvey: Handler<Endpoints['answerSurvey']> = async ({ code, secretAnswer }, call) => {
  const { tx, today } = call
  const { survey, community, seq } = await theSheet(call, code)
  const over = overOn(survey, today)
  if (over !== null || !(await holdOpen(tx, survey.id))) throw inspectionErrors.overSurvey(over ?? today)
  const left = unanswered(secretAnswer.choices, survey.formFrom)
  if (left) throw inspectionErrors.unanswered(left)
  if (!(await useCode(tx, survey.id, seq))) throw inspectionErrors.codeUsed()
  const choices = answersOf(secretAnswer.choices, survey.formFrom)
  const { communityCode } = community
  const answer = { id: randomUUID(), surveyId: survey.id, communityCode, choices, suggestion: secretAnswer.suggestion }
  await addAnswer(tx, { ...answer, isSatisfied: isSatisfied(choices) }, today)
  return {}
}
