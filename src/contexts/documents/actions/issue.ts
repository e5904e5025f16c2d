import { handOf } from '#platform/access/doer.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Handler, UploadedFile } from '#platform/http/pipeline.ts'
import type { documentsContract } from '../contract.ts'
import { documentsErrors } from '../errors.ts'
import { pdfOf } from '../paper/pdf.ts'
import { pagesOfFile } from '../paper/scan-pages.ts'
import { isSameTitle } from '../rules/number.ts'
import { addScan, findDocuments, type OfficialDocument } from '../store/documents.ts'
import { DISCLOSURES } from '../vocabulary.ts'
import { moved, paperNow, theDocument } from './the.ts'

type Endpoints = typeof documentsContract.endpoints
type Seen = { noSeen: string; titleSeen: string; pagesSeen: number }

/** Number, title and pages of a scan against what was signed; gives how many pages each has. */
async function mustMatch(one: OfficialDocument, seen: Seen, file: UploadedFile) {
  if (seen.noSeen !== one.no) throw documentsErrors.scanNumber(seen.noSeen, one.no ?? '')
  if (!isSameTitle(seen.titleSeen, one.title)) throw documentsErrors.scanTitle(one.title)
  // What can be counted in the file goes before what was typed. The imprint's own page may be missing: it is no part of the text.
  const pagesSeen = (await pagesOfFile(file.path)) ?? seen.pagesSeen
  const { textPages } = await pdfOf(paperNow(one))
  if (pagesSeen < textPages) throw documentsErrors.scanPages(pagesSeen, textPages)
  return { pagesSeen, pagesDraft: textPages }
}

export const sealDocument: Handler<Endpoints['sealDocument']> = async (
  { sealName, noSeen, titleSeen, pagesSeen, ...ref },
  call,
) => {
  const one = await theDocument(call, ref, { move: 'seal' })
  const { file, tx, actor, now, today } = call
  if (!file) throw documentsErrors.scanMissing()
  const pages = await mustMatch(one, { noSeen, titleSeen, pagesSeen }, file)
  const where = { areaPath: one.areaPath, by: actor.accountId, now }
  const kept = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'document', ...where })
  const scan = { fileId: kept.id, sm3: kept.originalSm3, noSeen, titleSeen, ...pages }
  await addScan(tx, one.id, scan, handOf(call))
  const done = await moved(call, one, 'seal', { step: 'sealed', note: sealName, change: { sealName, sealedOn: today } })
  return { ...done, sm3: scan.sm3 }
}

function mustLieBetween(
  day: string,
  { from, what, today }: { from: string | null; what: string; today: string },
): void {
  if (from !== null && day < from) throw documentsErrors.dayBefore(what, from)
  if (day > today) throw documentsErrors.dayLater()
}

export const issueDocument: Handler<Endpoints['issueDocument']> = async ({ issuedOn, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'issue' })
  mustLieBetween(issuedOn, { from: one.signedOn, what: '签发日期', today: call.today })
  const done = await moved(call, one, 'issue', { step: 'issued', change: { issuedOn } })
  const { id: documentId, aboutKind, aboutId } = one
  await call.tell('documents.issued', { documentId, aboutKind, aboutId })
  return done
}

export const publishDocument: Handler<Endpoints['publishDocument']> = async (
  { publishedOn, publishedAt, ...ref },
  call,
) => {
  const one = await theDocument(call, ref, { move: 'publish' })
  if (one.disclosure !== 'open') throw documentsErrors.notOpen(DISCLOSURES[one.disclosure])
  mustLieBetween(publishedOn, { from: one.signedOn, what: '签发日期', today: call.today })
  const change = { publishedOn, publishedAt }
  return moved(call, one, 'publish', { step: 'published', note: publishedAt, change })
}

export const archiveDocument: Handler<Endpoints['archiveDocument']> = async ({ archiveNo, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'archive' })
  if (one.publishBy && !one.publishedOn) throw documentsErrors.publishFirst(one.publishBy)
  return moved(call, one, 'archive', { step: 'archived', note: archiveNo, change: { archiveNo } })
}

export const supersedeDocument: Handler<Endpoints['supersedeDocument']> = async ({ byId, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'supersede' })
  const [successor] = await findDocuments(call.tx, [byId])
  const isFit =
    successor && successor.id !== one.id && successor.areaCode === one.areaCode && successor.issuedOn !== null
  if (!isFit) throw documentsErrors.noSuccessor()
  return moved(call, one, 'supersede', { step: 'superseded', note: successor.no ?? '', change: { supersededBy: byId } })
}
