import { addDays, addMonths } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { barredUntil, gradeStands } from '../rules/grades.ts'
import { addGrade, addRating, addReport, endGrade as endOne, gradesOf } from '../store/opinions.ts'
import { handOf, mustBePast, theOrganisation, touch } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints

export const rateOrganisation: Handler<Endpoints['rateOrganisation']> = async (
  { organisationId, version, ...rating },
  call,
) => {
  const one = await theOrganisation(call, { organisationId, version })
  mustBePast('评价日期', rating.ratedOn, call.today)
  if (rating.satisfied > rating.asked) throw incubationErrors.satisfiedTooMany()
  await addRating(call.tx, one.id, rating, handOf(call))
  return touch(call, one)
}

export const recordReport: Handler<Endpoints['recordReport']> = async ({ reportedOn, content, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  mustBePast('报告日期', reportedOn, call.today)
  await addReport(call.tx, one.id, { reportedOn, content, byParty: 'community' }, handOf(call))
  return touch(call, one)
}

/** 社会组织评估管理办法: grades last five years. */
const GRADE_MONTHS = 60

export const recordGrade: Handler<Endpoints['recordGrade']> = async ({ grade, body, fromDate, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  if (one.state !== 'registered' || !one.registeredOn) throw incubationErrors.onlyRegistered()
  mustBePast('评估日期', fromDate, call.today)
  const grades = await gradesOf(call.tx, one.id)
  const bar = barredUntil(one.registeredOn, grades, fromDate)
  if (bar) throw incubationErrors.barred(bar.why, bar.until)
  const running = grades.find((other) => gradeStands(other, fromDate))
  if (running) throw incubationErrors.gradeRuns(running.toDate)
  const toDate = addDays(addMonths(fromDate, GRADE_MONTHS), -1)
  await addGrade(call.tx, one.id, { grade, body, fromDate, toDate }, handOf(call))
  return touch(call, one)
}

export const endGrade: Handler<Endpoints['endGrade']> = async ({ gradeId, kind, endedOn, reason, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  mustBePast('日期', endedOn, call.today)
  const grade = (await gradesOf(call.tx, one.id)).find(({ id }) => id === gradeId)
  if (!grade || grade.endedOn) throw incubationErrors.noGrade()
  if (endedOn < grade.fromDate) throw incubationErrors.before('日期', grade.fromDate, '等级生效之日')
  if (!(await endOne(call.tx, { gradeId, kind, endedOn, reason }, handOf(call)))) throw incubationErrors.noGrade()
  return touch(call, one)
}
