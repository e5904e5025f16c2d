import { type Act, MOVES, STAGE_MOVES, type StageAct } from './states.ts'

const isOf = <K extends string>(table: Record<K, unknown>, key: string): key is K => key in table

/** A step in words: `act` as it was written down. */
export function stepLabel(act: string): string {
  if (isOf<Act>(MOVES, act)) return MOVES[act].label
  if (isOf<StageAct>(STAGE_MOVES, act)) return STAGE_MOVES[act].label
  return '登记'
}
