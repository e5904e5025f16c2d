import { join } from 'node:path'
import { codesWithin } from '#contexts/directory/public.ts'
import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { PerMinute } from '#platform/access/sign-in/strangers.ts'
import { renderPdf } from '#platform/documents/render.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { learningContract } from '../contract.ts'
import { learningErrors } from '../errors.ts'
import { type Adoption, adoptionsOf } from '../store/adoptions.ts'
import { consentsOf, filesOf, publicFilesOf } from '../store/attachments.ts'
import {
  type Case,
  countCases,
  countPublic,
  findPublic,
  listCases as list,
  listPublic,
  stepsOf,
} from '../store/cases.ts'
import { against } from './judge.ts'
import { theCase } from './the.ts'

type Endpoints = typeof learningContract.endpoints

export const adoptionView = ({ may }: Pick<Call, 'may'>, one: Adoption) => ({
  ...one,
  mayChange:
    (one.state === 'planned' || one.state === 'under_way') &&
    may('learning.playbook.adopt', { areaPath: one.areaPath }),
})

export const listCases: Handler<Endpoints['listCases']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  return { rows: await list(call.tx, { ...search, page, pageSize }), total: await countCases(call.tx, search) }
}

export const getCase: Handler<Endpoints['getCase']> = async ({ caseId }, call) => {
  const one = await theCase(call, caseId)
  const { tx, may } = call
  const place = { areaPath: one.areaPath }
  return {
    ...one,
    missing: await against(call, one),
    files: await filesOf(tx, caseId),
    consents: await consentsOf(tx, caseId),
    history: await stepsOf(tx, caseId),
    adoptionList: (await adoptionsOf(tx, caseId)).map((row) => adoptionView(call, row)),
    mayWrite: may('learning.case.write', place),
    mayReview: may('learning.case.review', place),
    mayPromote: may('learning.case.promote', place),
  }
}

export const downloadCaseFile: Handler<Endpoints['downloadCaseFile']> = async ({ caseId, caseFileId }, call) => {
  await theCase(call, caseId)
  const file = (await filesOf(call.tx, caseId)).find(({ id }) => id === caseFileId)
  if (!file) throw learningErrors.noFile()
  return asDownload(await openFile(call.tx, file.fileId))
}

const OPENING = 60
const publicRow = (one: Case) => ({
  ...one,
  promotedOn: one.promotedOn ?? '',
  opening: one.background.length > OPENING ? `${one.background.slice(0, OPENING)}…` : one.background,
})

export const listPromoted: Handler<Endpoints['listPromoted']> = async ({ playbooks, page, pageSize }, { tx }) => {
  const rows = await listPublic(tx, playbooks, { page, pageSize })
  return { rows: rows.map(publicRow), total: await countPublic(tx, playbooks) }
}

async function thePublic({ tx, about }: Call, caseId: string): Promise<Case> {
  const one = await findPublic(tx, caseId)
  if (!one) throw learningErrors.notPublic()
  about('learning.case', caseId)
  return one
}

export const readPromoted: Handler<Endpoints['readPromoted']> = async ({ caseId }, call) => {
  const one = await thePublic(call, caseId)
  return {
    ...publicRow(one),
    files: await publicFilesOf(call.tx, caseId),
    adoptionList: (await adoptionsOf(call.tx, caseId)).filter(({ state }) => state !== 'stopped'),
  }
}

export const downloadPromotedFile: Handler<Endpoints['downloadPromotedFile']> = async (
  { caseId, caseFileId },
  call,
) => {
  const one = await thePublic(call, caseId)
  const file = (await publicFilesOf(call.tx, one.id)).find(({ id }) => id === caseFileId)
  if (!file) throw learningErrors.noFile()
  return asDownload(await openFile(call.tx, file.fileId), { inline: true })
}

/** Each booklet is typeset anew; one address may not keep the machine at it. */
const BOOKLETS_A_MINUTE = 10
const limit = new PerMinute(BOOKLETS_A_MINUTE)
const TEMPLATE = join(import.meta.dirname, '../documents/booklet.typ')

/** The booklet of all promoted cases, made anew each time: what came down since is no longer in it. */
export const printBooklet: Handler<Endpoints['printBooklet']> = async (_, { tx, now, today, ip }) => {
  if (ip !== undefined && !limit.allows(ip, now)) throw learningErrors.tooMany()
  const cases = await listPublic(tx)
  const body = await renderPdf(TEMPLATE, { printedOn: showDate(today), cases: cases.map(pageOf) })
  return { name: '五社联动案例集.pdf', mediaType: 'application/pdf', body, inline: true }
}

const pageOf = (one: Case) => ({
  title: one.title,
  town: one.townName,
  tags: one.tags.join('、'),
  promotedOn: one.promotedOn ? showDate(one.promotedOn) : '',
  adoptions: one.adoptions,
  parts: [
    { title: '背景', body: one.background },
    { title: '做法', body: one.practice },
    { title: '成效', body: one.effect },
    { title: '启示', body: one.insight },
  ],
  steps: one.isPlaybook ? one.steps : [],
  roles: one.isPlaybook ? one.roles : [],
  cost: one.costFen === null ? '' : `${showYuan(one.costFen as Fen)}元${one.costNote ? `（${one.costNote}）` : ''}`,
})
