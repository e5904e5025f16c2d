import { asDownload, openFile } from '#platform/files/open-file.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { addPaper as add, papersOf } from '../store/funds.ts'
import { fundAtHand, handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

/** Papers are only ever added; of one kind the last one counts. */
export const addPaper: Handler<Endpoints['addPaper']> = async ({ fundId, kind }, call) => {
  const { tx, actor, now, file } = call
  const fund = await fundAtHand(call, fundId)
  if (!file) throw fundErrors.noFile()
  const where = { areaPath: fund.areaPath, by: actor.accountId, now }
  const stored = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'document', ...where })
  return { paperId: await add(tx, fundId, { kind, fileId: stored.id, name: stored.name }, handOf(call)) }
}

export const openPaper: Handler<Endpoints['openPaper']> = async ({ fundId, paperId }, call) => {
  await fundAtHand(call, fundId)
  const paper = (await papersOf(call.tx, fundId)).find(({ id }) => id === paperId)
  if (!paper) throw fundErrors.noPaper()
  return asDownload(await openFile(call.tx, paper.fileId), { inline: true })
}
