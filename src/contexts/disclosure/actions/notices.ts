import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { disclosureContract } from '../contract.ts'
import { disclosureErrors } from '../errors.ts'
import { publishCorrection } from '../publish.ts'
import { findNotices, listNotices as list } from '../store/notices.ts'
import { mustBeLink, mustBeReconciled } from './duties.ts'

type Endpoints = typeof disclosureContract.endpoints

export const listNotices: Handler<Endpoints['listNotices']> = async ({ areaCode, ...filter }, { tx, reach, may }) => {
  const { rows, total } = await list(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return {
    rows: rows.map(({ areaPath, dutyId: _, correctsId: __, publishedAt: ___, ...shown }) => ({
      ...shown,
      mayCorrect: shown.kind !== 'correction' && may('disclosure.notice.publish', { areaPath }),
    })),
    total,
  }
}

export const correctNotice: Handler<Endpoints['correctNotice']> = async ({ noticeId, ...said }, call) => {
  const [notice] = await findNotices(call.tx, [noticeId])
  if (!notice) throw disclosureErrors.noNotice()
  call.allow({ areaPath: notice.areaPath })
  call.about('disclosure.notice', noticeId)
  if (notice.kind === 'correction') throw disclosureErrors.correctsCorrection()
  mustBeLink(said.link)
  await mustBeReconciled(call, notice)
  return publishCorrection(call, notice, said)
}
