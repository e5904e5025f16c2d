import { after, ENDED, MAY_MEET, MAY_PLAN } from '../rules/states.ts'
import type { Case } from '../store/cases.ts'
import type { Seat } from './the-case.ts'

const isOpen = ({ state }: Case): boolean => !ENDED.includes(state)

/** What worker and lead may do where a case stands; the page shows its buttons from this. */
const AT_WORK: Readonly<Record<string, (one: Case) => boolean>> = {
  recordConsent: (one) => isOpen(one) && one.consentOn === null,
  decideCase: ({ state }) => state === 'intake',
  assessCase: ({ state, consentOn }) => state === 'accepted' && consentOn !== null,
  submitPlan: ({ state, planState, consentOn }) =>
    MAY_PLAN.includes(state) && planState === 'none' && consentOn !== null,
  recordContact: ({ state }) => MAY_MEET.includes(state),
  reviewCase: ({ state }) => state === 'in_service',
  evaluateCase: ({ state }) => after(state, 'evaluation') !== undefined,
  askClosure: ({ state, closing }) => state === 'evaluated' && closing === 'none',
  calmCrisis: ({ state, planState }) => state === 'crisis' && planState === 'approved',
  resumeCase: ({ state, planState }) => state === 'suspended' || (state === 'evaluated' && planState === 'approved'),
  recordFollowUp: ({ state }) => state === 'closed',
  recordReceipt: ({ state, receipts }) => state === 'referred' && receipts === 0,
  changeRisk: isOpen,
  startCrisis: ({ state }) => after(state, 'crisis') !== undefined,
  suspendCase: ({ state }) => after(state, 'suspension') !== undefined,
  referCase: ({ state }) => after(state, 'referral') !== undefined,
}
const AS_LEAD: Readonly<Record<string, (one: Case) => boolean>> = {
  decidePlan: ({ planState, workerPersonId, leadPersonId }) =>
    planState === 'submitted' && workerPersonId !== leadPersonId,
  signClosure: ({ closing, workerPersonId, leadPersonId }) => closing === 'asked' && workerPersonId !== leadPersonId,
  archiveCase: ({ state }) => after(state, 'archive') !== undefined,
  assignSupervisor: (one) => isOpen(one),
  handOver: (one) => isOpen(one) || one.state === 'closed',
}
const AS_SUPERVISOR: Readonly<Record<string, (one: Case) => boolean>> = {
  adviseCase: ({ state }) => state !== 'archived',
  superviseClosure: ({ closing, isSupervised }) => closing === 'asked' && !isSupervised,
}

export function mayDo(one: Case, seat: Seat, isLead: boolean): string[] {
  const table = seat === 'supervisor' ? AS_SUPERVISOR : { ...(isLead && AS_LEAD), ...AT_WORK }
  return Object.entries(table).flatMap(([act, may]) => (may(one) ? [act] : []))
}
