import { findArea } from '#contexts/directory/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { documentsContract } from '../contract.ts'
import { documentsErrors } from '../errors.ts'
import { addDocument } from '../store/documents.ts'
import { type Annex, type Block, type DocumentText, isUpward } from '../vocabulary.ts'
import { moved, theDocument } from './the.ts'

type Endpoints = typeof documentsContract.endpoints
type Written = Pick<DocumentText, 'genre' | 'layout' | 'addressee' | 'body' | 'annexes'>

const NEED_NO_ADDRESSEE = ['通报', '纪要']
const isRagged = (block: Block): boolean =>
  block.kind === 'table' &&
  [...block.rows, ...(block.total ? [block.total] : [])].some((row) => row.length !== block.columns.length)

function mustBeWhole({ genre, layout, addressee, body, annexes }: Written): void {
  if (addressee === '' && !NEED_NO_ADDRESSEE.includes(genre)) throw documentsErrors.needsAddressee(genre)
  if (layout === 'letter' && isUpward(genre)) throw documentsErrors.letterGenre(genre)
  const blocks = [...body, ...annexes.flatMap((annex: Annex) => annex.blocks)]
  if (blocks.some(isRagged)) throw documentsErrors.raggedTable()
}

export const draftDocument: Handler<Endpoints['draftDocument']> = async (text, call) => {
  const area = await findArea(call.tx, text.areaCode)
  if (!area) throw documentsErrors.noArea()
  call.allow({ areaPath: area.path })
  mustBeWhole(text)
  const documentId = await addDocument(call.tx, { ...text, toAreas: [] }, null, handOf(call))
  call.about('documents.document', documentId)
  return { documentId }
}

export const changeDraft: Handler<Endpoints['changeDraft']> = async ({ documentId, version, ...text }, call) => {
  const one = await theDocument(call, { documentId, version }, { move: 'change' })
  mustBeWhole(text)
  return moved(call, one, 'change', { step: 'changed', change: text })
}
