import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { paperNow } from './actions/the.ts'
import { docxOf } from './paper/docx.ts'
import { type About, addDocument, documentsOf, findDocuments, type OfficialDocument } from './store/documents.ts'
import type { Annex, DocumentText, Genre, State } from './vocabulary.ts'

/** The front door of 公文 for contexts above it. */
export { DOCX, docxOf } from './paper/docx.ts'
export { numbered, type Paper } from './rules/paper.ts'
export { titleLines } from './rules/title-lines.ts'
export type { OfficialDocument } from './store/documents.ts'
export type { Annex, Block, Genre } from './vocabulary.ts'

/** What a context says when it has a document drafted; `about`: the record it is about, such as `closing.closing`. */
export type NewDocument = Omit<DocumentText, 'annexes' | 'copyTo' | 'toAreas'> & {
  annexes?: Annex[]
  /** 抄送机关. */
  copyTo?: string
  /** Areas whose officers may read it once it is issued, beside those of the issuing area: who receives it. */
  toAreas?: string[]
  about?: About
  by: Doer
}

/** Puts a draft into the register, without a number, and gives its id; its page is `/documents/:documentId`. */
export function draftDocument(tx: Tx, document: NewDocument): Promise<string> {
  const { about = null, by, annexes = [], copyTo = '', toAreas = [], ...text } = document
  return addDocument(tx, { ...text, annexes, copyTo, toAreas }, about, by)
}

/** One document with its text; undefined when there is none. Whether the caller may read it is for the caller's own record to say. */
export const findDocument = async (tx: Tx, id: string): Promise<OfficialDocument | undefined> =>
  (await findDocuments(tx, [id]))[0]

/** A document as an editable .docx in the national layout, as it stands now: for archives. */
export const docxNow = (document: OfficialDocument): Promise<Buffer> => docxOf(paperNow(document))

export type DocumentBrief = {
  id: string
  genre: Genre
  title: string
  state: State
  no: string | null
  issuedOn: string | null
}

/** The documents about a record, the newest first. */
export async function documentsAbout(tx: Tx, kind: string, id: string): Promise<DocumentBrief[]> {
  const found = await documentsOf(tx, { kind, id })
  return found.map(({ id: documentId, genre, title, state, no, issuedOn }) => ({
    ...{ id: documentId, genre, title, state, no, issuedOn },
  }))
}
