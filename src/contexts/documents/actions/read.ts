import { codesWithin } from '#contexts/directory/public.ts'
import { addDays, dateOf } from '#kernel/time.ts'
import type { Permission } from '#platform/access/permission.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { findRecordKind } from '#platform/records.ts'
import type { documentsContract } from '../contract.ts'
import { documentsErrors } from '../errors.ts'
import { docxOf } from '../paper/docx.ts'
import { pdfOf } from '../paper/pdf.ts'
import { MOVES, type Move, mayMove } from '../rules/states.ts'
import {
  countDocuments,
  listDocuments as documentsFound,
  draftersOf,
  type OfficialDocument,
  scanOf,
  stepsOf,
} from '../store/documents.ts'
import { paperNow, readable } from './the.ts'

type Endpoints = typeof documentsContract.endpoints

export const rowOf = (one: OfficialDocument, today: string) => ({
  ...one,
  draftedOn: dateOf(one.draftedAt),
  isLate: one.publishBy !== null && one.publishedOn === null && one.state !== 'recalled' && one.publishBy < today,
})

/** Far enough to hold every duty to publish. */
const EVER = 400
type Wanted = { toPublish?: boolean | undefined; areaCode?: string | undefined }
export async function searchOf<F extends Wanted>(
  { tx, reach, today }: { tx: Call['tx']; reach: readonly string[]; today: string },
  { toPublish, areaCode, ...filter }: F,
) {
  const codes = await codesWithin(tx, reach, areaCode)
  return { ...filter, codes, ...(toPublish && { unpublishedBy: addDays(today, EVER) }) }
}

export const listDocuments: Handler<Endpoints['listDocuments']> = async ({ page, pageSize, ...filter }, call) => {
  const { tx, today } = call
  const search = await searchOf({ tx, today, reach: call.reach() }, filter)
  const rows = await documentsFound(tx, { ...search, page, pageSize })
  return { rows: rows.map((one) => rowOf(one, today)), total: await countDocuments(tx, search) }
}

const NEEDS = {
  ...{
    change: 'documents.document.draft',
    review: 'documents.document.review',
    returnDraft: 'documents.document.review',
  },
  ...{ returnReviewed: 'documents.document.sign', sign: 'documents.document.sign', recall: 'documents.document.sign' },
  ...{ number: 'documents.document.issue', seal: 'documents.document.issue', issue: 'documents.document.issue' },
  ...{
    publish: 'documents.document.issue',
    archive: 'documents.document.issue',
    supersede: 'documents.document.issue',
  },
} as const satisfies Record<Move, Permission>

/** What the caller may do to it now; their own draft they neither review nor sign. */
async function movesOf({ tx, actor, may }: Call, one: OfficialDocument): Promise<Move[]> {
  const isDrafter = (await draftersOf(tx, one.id)).includes(actor.accountId)
  const barred: Move[] = [
    ...(isDrafter ? (['review', 'sign'] as const) : []),
    ...(one.reviewedBy === actor.accountId ? (['sign'] as const) : []),
    ...(one.disclosure === 'open' ? [] : (['publish'] as const)),
  ]
  const moves = Object.keys(MOVES) as Move[]
  return moves.filter(
    (move) => mayMove(one.state, move) && !barred.includes(move) && may(NEEDS[move], { areaPath: one.areaPath }),
  )
}

async function aboutOf({ tx, today }: Call, { aboutKind, aboutId }: OfficialDocument) {
  const kind = aboutKind === null ? undefined : findRecordKind(aboutKind)
  if (!kind || aboutId === null) return { aboutTitle: null, aboutPage: null }
  const [label] = await kind.labelsOf(tx, [aboutId], today)
  return { aboutTitle: label ? `${kind.title}：${label.label}` : kind.title, aboutPage: kind.page?.(aboutId) ?? null }
}

export const getDocument: Handler<Endpoints['getDocument']> = async ({ documentId }, call) => {
  const one = await readable(call, documentId)
  const [steps, scan] = [await stepsOf(call.tx, documentId), await scanOf(call.tx, documentId)]
  return {
    ...rowOf(one, call.today),
    ...(await aboutOf(call, one)),
    paper: paperNow(one),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
    scan: scan ? { ...scan, pages: scan.pagesSeen, at: scan.at.toISOString() } : null,
    may: await movesOf(call, one),
  }
}

const nameOf = ({ title, no }: OfficialDocument): string => `${no ?? '草稿'} ${title}`

export const downloadPdf: Handler<Endpoints['downloadPdf']> = async ({ documentId }, call) => {
  const one = await readable(call, documentId)
  const { pdf } = await pdfOf(paperNow(one))
  return { name: `${nameOf(one)}.pdf`, mediaType: 'application/pdf', body: pdf, inline: true }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const downloadDocx: Handler<Endpoints['downloadDocx']> = async ({ documentId }, call) => {
  const one = await readable(call, documentId)
  const paper = paperNow(one)
  const { breaks } = await pdfOf(paper)
  return { name: `${nameOf(one)}.docx`, mediaType: DOCX, body: await docxOf(paper, { breaks }) }
}

export const openScan: Handler<Endpoints['openScan']> = async ({ documentId }, call) => {
  await readable(call, documentId)
  const scan = await scanOf(call.tx, documentId)
  if (!scan) throw documentsErrors.noScan()
  return asDownload(await openFile(call.tx, scan.fileId), { inline: true })
}
