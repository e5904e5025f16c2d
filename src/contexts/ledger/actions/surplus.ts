import { surplusDisposal } from '#contexts/fund/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { spend } from '../posting/spend.ts'
import { allowedBook, doerOf } from './view.ts'

/**
 * What a fund that ends has left goes where its disposal says, whole, by another hand than the one who laid the disposal down. The fund's
 * own record is the source, so it is posted once. Errors: ledger.noSurplus, ledger.poolShort.
 */
export const postSurplus: Handler<typeof ledgerContract.endpoints.postSurplus> = async (
  { fundId, disposalId, happenedOn },
  call,
) => {
  const { tx, allow } = call
  const { areaPath } = await allowedBook(call, fundId)
  const disposal = await surplusDisposal(tx, disposalId)
  if (!disposal || disposal.fundId !== fundId || disposal.fundState !== 'terminating') throw ledgerErrors.noSurplus()
  allow({ areaPath }, { notBy: [disposal.laidDownBy] })
  if (happenedOn < disposal.laidDownOn) throw ledgerErrors.surplusBefore(disposal.laidDownOn)
  const { entryId, entryNo } = await spend(tx, {
    ...{ fundId, kind: 'surplus-out', use: null, earmarkCode: null, fen: disposal.fen, happenedOn },
    memo: `基金终止，剩余财产划给${disposal.recipient}`,
    ...{ source: { kind: 'fund.surplus-disposal', id: disposalId }, by: doerOf(call) },
  })
  return { entryId, entryNo }
}
