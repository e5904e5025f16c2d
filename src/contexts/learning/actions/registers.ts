import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { learningContract } from '../contract.ts'
import { learningErrors } from '../errors.ts'
import { linkCheckOn } from '../limits.ts'
import { addConsent } from '../store/attachments.ts'
import {
  addPublicity,
  addResearch,
  countPublicity,
  countResearch,
  findPublicity,
  findResearch,
  finishResearch as finish,
  isContactOf,
  listPublicity as publicityFound,
  listResearch as researchFound,
  voidPublicity as voidIt,
} from '../store/registers.ts'
import { RESEARCH_STATES } from '../vocabulary.ts'
import { changed, mustBeAttached, townAndPoint } from './the.ts'

type Endpoints = typeof learningContract.endpoints
const RECORD = 'learning.publicity.record'

export const listPublicity: Handler<Endpoints['listPublicity']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await publicityFound(call.tx, { ...search, page, pageSize })
  return {
    rows: rows.map((row) => ({ ...row, mayChange: call.may(RECORD, { areaPath: row.areaPath }) })),
    total: await countPublicity(call.tx, search),
    checksLinks: (await linkCheckOn(call.tx, call.today)).isOn,
  }
}

export const recordPublicity: Handler<Endpoints['recordPublicity']> = async ({ consent, ...form }, call) => {
  const { area, pointId } = await townAndPoint(call, form.areaCode)
  if (form.publishedOn > call.today) throw learningErrors.inFuture(call.today)
  if (form.link === '' && !form.fileId) throw learningErrors.noProof()
  if (form.fileId) await mustBeAttached(call, form.fileId, area.path)
  // 人物宣传总是写到个人，不看勾选。
  const tellsOfPeople = form.tellsOfPeople || form.kind === 'person'
  if (tellsOfPeople && !consent) throw learningErrors.peopleNeedConsent()
  if (consent && consent.givenOn > form.publishedOn) throw learningErrors.consentLate(form.publishedOn)
  if (consent) await mustBeAttached(call, consent.fileId, area.path)
  const publicityId = await addPublicity(call.tx, { ...form, tellsOfPeople, pointId }, handOf(call))
  if (!publicityId) throw learningErrors.publicityTwice()
  if (consent) {
    const facts = { ...consent, masked: maskName(consent.name), words: true, photos: true }
    await addConsent(call.tx, { ...facts, publicityId, areaCode: area.code }, handOf(call))
  }
  call.about('learning.publicity', publicityId)
  await changed(call, area.code)
  return { publicityId }
}

export const voidPublicity: Handler<Endpoints['voidPublicity']> = async ({ publicityId, version, reason }, call) => {
  const [found] = await findPublicity(call.tx, [publicityId])
  if (!found) throw learningErrors.noPublicity()
  call.allow({ areaPath: found.areaPath })
  call.about('learning.publicity', publicityId)
  if (found.version !== version) throw accessErrors.stale()
  if (found.voidedAt) throw learningErrors.voided()
  await changed(call, found.areaCode)
  return { version: await voidIt(call.tx, found, { voidedAt: call.now, voidReason: reason }) }
}

export const listResearch: Handler<Endpoints['listResearch']> = async ({ areaCode, topic, state, ...paging }, call) => {
  const search = { topic, state, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await researchFound(call.tx, { ...search, ...paging })
  const isOpen = (one: string) => one === 'planned' || one === 'under_way'
  return {
    rows: rows.map((row) => ({
      ...row,
      mayChange: isOpen(row.state) && call.may(RECORD, { areaPath: row.areaPath }),
    })),
    total: await countResearch(call.tx, search),
  }
}

export const recordResearch: Handler<Endpoints['recordResearch']> = async (form, call) => {
  const { area, pointId } = await townAndPoint(call, form.areaCode)
  if (form.startedOn > call.today) throw learningErrors.inFuture(call.today)
  if (form.expertContactId && !(await isContactOf(call.tx, form.expertContactId, pointId)))
    throw learningErrors.noExpert()
  const researchId = await addResearch(call.tx, { ...form, pointId }, handOf(call))
  call.about('learning.research', researchId)
  await changed(call, area.code)
  return { researchId }
}

export const finishResearch: Handler<Endpoints['finishResearch']> = async ({ researchId, version, ...done }, call) => {
  const [found] = await findResearch(call.tx, [researchId])
  if (!found) throw learningErrors.noResearch()
  call.allow({ areaPath: found.areaPath })
  call.about('learning.research', researchId)
  if (found.version !== version) throw accessErrors.stale()
  if (found.state === 'finished' || found.state === 'stopped')
    throw learningErrors.researchOver(RESEARCH_STATES[found.state])
  if (done.finishedOn > call.today) throw learningErrors.inFuture(call.today)
  if (done.finishedOn < found.startedOn) throw learningErrors.finishesEarly()
  await mustBeAttached(call, done.fileId, found.areaPath)
  await changed(call, found.areaCode)
  return { version: await finish(call.tx, found, done) }
}
