import type { Call } from '#platform/http/pipeline.ts'
import { goodsErrors } from '../errors.ts'
import { fileInSight } from '../store/keeping.ts'
import { holdLot, type Lot } from '../store/lots.ts'
import type { Hand } from '../store/sql.ts'
import { LOT_STATES, type LotState } from '../vocabulary.ts'

/** The lot, held until the transaction ends, permission settled, in one of these states. */
export async function theLot({ tx, allow, about }: Call, lotId: string, states: readonly LotState[]): Promise<Lot> {
  const lot = await holdLot(tx, lotId)
  if (!lot) throw goodsErrors.noLot()
  allow({ areaPath: lot.areaPath })
  about('goods.lot', lotId)
  if (!states.includes(lot.state)) throw goodsErrors.notNow(LOT_STATES[lot.state])
  return lot
}

export const handOf = ({ actor, now }: Call): Hand => ({ by: actor.accountId, byName: actor.name, now })

export const changed = ({ tell }: Call, areaCode: string): Promise<void> =>
  tell('goods.goods-changed', { areaCodes: [areaCode] })

export function mustNotBeAhead(day: string, today: string): void {
  if (day > today) throw goodsErrors.inFuture(today)
}

/** A file that goes with a record must have been uploaded for a place the caller reaches. */
export async function mustBeFile({ tx, may }: Pick<Call, 'tx' | 'may'>, fileId: string | null): Promise<void> {
  if (fileId === null) return
  const file = await fileInSight(tx, fileId)
  if (!file || !may('office.file.read', file.areaPath ? { areaPath: file.areaPath } : {})) throw goodsErrors.noFile()
}

/** Who does not approve says why. */
export function mustBeReasoned({ outcome, reason }: { outcome: string; reason: string }): void {
  if (outcome === 'rejected' && reason.length < 4) throw goodsErrors.decisionReason()
}

/** A second hand that does not agree says why. */
export function mustSayWhy(agrees: boolean, reason: string): void {
  if (!agrees && reason.length < 4) throw goodsErrors.answerReason()
}
