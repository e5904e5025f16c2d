import { maskName } from '#kernel/masking.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { learningContract } from '../contract.ts'
import { learningErrors } from '../errors.ts'
import { partsMissing } from '../rules/publishable.ts'
import { addConsent, addFile, consentsOf, endConsent, filesOf, removeFile } from '../store/attachments.ts'
import { addCase, addStep, moveCase, rewriteCase } from '../store/cases.ts'
import type { CaseState } from '../vocabulary.ts'
import { changed, mustBeAttached, theCaseIn, townAndPoint } from './the.ts'

type Endpoints = typeof learningContract.endpoints
/** Before it is selected, papers may be added; the words only while it is a draft. */
const OPEN: readonly CaseState[] = ['draft', 'submitted', 'reviewed', 'selected']
const ANY: readonly CaseState[] = [...OPEN, 'promoted', 'withdrawn']

export const writeCase: Handler<Endpoints['writeCase']> = async (form, call) => {
  const { pointId } = await townAndPoint(call, form.areaCode)
  const caseId = await addCase(call.tx, { ...form, pointId }, handOf(call))
  await addStep(call.tx, caseId, { kind: 'wrote' }, handOf(call))
  call.about('learning.case', caseId)
  return { caseId }
}

export const changeCase: Handler<Endpoints['changeCase']> = async ({ caseId, version, ...facts }, call) => {
  const one = await theCaseIn(call, { caseId, version }, { states: ['draft'], what: '修改' })
  return { version: await rewriteCase(call.tx, one, facts) }
}

export const submitCase: Handler<Endpoints['submitCase']> = async (ref, call) => {
  const one = await theCaseIn(call, ref, { states: ['draft'], what: '提交' })
  const missing = partsMissing(one)
  if (missing.length > 0) throw learningErrors.partsMissing(missing.join('、'))
  await addStep(call.tx, one.id, { kind: 'submitted' }, handOf(call))
  return { version: await moveCase(call.tx, one, { state: 'submitted' }) }
}

/** Taken down, it may be written anew; what was decided on the old words no longer holds for the new. */
export const reviseCase: Handler<Endpoints['reviseCase']> = async (ref, call) => {
  const one = await theCaseIn(call, ref, { states: ['submitted', 'withdrawn'], what: '重新撰写' })
  await addStep(call.tx, one.id, { kind: 'revised' }, handOf(call))
  return { version: await moveCase(call.tx, one, { state: 'draft' }) }
}

export const addCaseFile: Handler<Endpoints['addCaseFile']> = async ({ caseId, version, ...file }, call) => {
  const one = await theCaseIn(call, { caseId, version }, { states: OPEN, what: '加附件' })
  await mustBeAttached(call, file.fileId, one.areaPath)
  if (file.kind === 'template' && file.showsPeople) throw learningErrors.templateShowsNobody()
  const consents = await consentsOf(call.tx, caseId)
  const consent = consents.find(({ id, photos, withdrawnOn }) => id === file.consentId && photos && !withdrawnOn)
  if (file.showsPeople && !consent) throw learningErrors.photoNeedsConsent()
  await addFile(call.tx, caseId, { ...file, consentId: file.showsPeople ? file.consentId : null }, handOf(call))
  return { version: await moveCase(call.tx, one, {}) }
}

export const removeCaseFile: Handler<Endpoints['removeCaseFile']> = async ({ caseFileId, ...ref }, call) => {
  const one = await theCaseIn(call, ref, { states: ANY, what: '撤去附件' })
  const files = await filesOf(call.tx, one.id)
  if (!files.some(({ id }) => id === caseFileId)) throw learningErrors.noFile()
  await removeFile(call.tx, caseFileId, call.now)
  return { version: await moveCase(call.tx, one, {}) }
}

export const recordConsent: Handler<Endpoints['recordConsent']> = async ({ caseId, version, ...form }, call) => {
  const one = await theCaseIn(call, { caseId, version }, { states: OPEN, what: '登记同意' })
  if (!form.words && !form.photos) throw learningErrors.consentForNothing()
  if (form.givenOn > call.today) throw learningErrors.inFuture(call.today)
  await mustBeAttached(call, form.fileId, one.areaPath)
  const consent = { ...form, caseId, areaCode: one.areaCode, masked: maskName(form.name) }
  const consentId = await addConsent(call.tx, consent, handOf(call))
  return { consentId, version: await moveCase(call.tx, one, {}) }
}

/** From this moment the public page no longer shows the photo; a case whose words tell of the person comes down at once. */
export const withdrawConsent: Handler<Endpoints['withdrawConsent']> = async ({ consentId, ...ref }, call) => {
  const one = await theCaseIn(call, ref, { states: ANY, what: '撤回同意' })
  const consent = (await consentsOf(call.tx, one.id)).find(({ id }) => id === consentId)
  if (!consent || consent.withdrawnOn) throw learningErrors.noConsent()
  await endConsent(call.tx, consentId, call.today)
  const isWithdrawn = one.state === 'promoted' && one.tellsOfPeople && consent.words
  if (isWithdrawn) {
    await addStep(call.tx, one.id, { kind: 'withdrawn', note: '本人撤回了对文字的同意' }, handOf(call))
    await changed(call, one.areaCode)
  }
  return { isWithdrawn, version: await moveCase(call.tx, one, isWithdrawn ? { state: 'withdrawn' } : {}) }
}
