import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors as errors } from '../errors.ts'
import { addAssessment, countAssessments, listAssessments as reportsFound } from '../store/assessments.ts'
import { filesKept } from '../store/sql.ts'
import { handOf, thePlace } from './hands.ts'

type Endpoints = typeof fieldworkContract.endpoints

export const listAssessments: Handler<Endpoints['listAssessments']> = async ({ areaCode, ...paging }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  return {
    rows: await reportsFound(call.tx, { codes, ...paging }),
    total: await countAssessments(call.tx, { codes }),
  }
}

export const recordAssessment: Handler<Endpoints['recordAssessment']> = async (form, call) => {
  await thePlace(call, form.areaCode)
  if (form.toDate < form.fromDate || form.toDate > call.today) throw errors.assessmentDates()
  if (form.fileId !== null && (await filesKept(call.tx, [form.fileId])) === 0) throw errors.noFile()
  const assessmentId = await addAssessment(call.tx, form, handOf(call))
  call.about('fieldwork.assessment', assessmentId)
  return { assessmentId }
}
