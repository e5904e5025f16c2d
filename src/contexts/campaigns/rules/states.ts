import type { CampaignState, StepKind } from '../vocabulary.ts'

export type CampaignAct = 'edit' | 'approve' | 'return' | 'step' | 'start' | 'change' | 'end' | 'report'

type Stands = { state: CampaignState; isEmergency: boolean; filingNo: string | null }

const FROM: Readonly<Record<CampaignAct, readonly CampaignState[]>> = {
  edit: ['planned'],
  approve: ['planned'],
  return: ['planned', 'host_approved'],
  step: ['host_approved', 'running'],
  start: ['filed', 'host_approved'],
  change: ['filed', 'running'],
  end: ['filed', 'running'],
  report: ['ended'],
}

/** Whether an act is open where a campaign stands. Only an emergency may run before it is filed. */
export function mayFrom({ state, isEmergency, filingNo }: Stands, act: CampaignAct): boolean {
  if (!FROM[act].includes(state)) return false
  if (act === 'start' && state === 'host_approved') return isEmergency
  if (act === 'step') return filingNo === null
  return true
}

const AFTER: Readonly<Record<StepKind | 'none', readonly StepKind[]>> = {
  none: ['submitted'],
  submitted: ['returned', 'filed'],
  returned: ['completed'],
  completed: ['returned', 'filed'],
  filed: [],
}

/** The steps of filing that may follow the last one. */
export const nextSteps = (last: StepKind | undefined): readonly StepKind[] => AFTER[last ?? 'none']
