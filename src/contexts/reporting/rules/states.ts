import type { ReportState } from '../vocabulary.ts'

/** What is done to a report, from where to where. `write` keeps the state it is in. */
export const ACTS = {
  write: { from: ['drafted', 'returned'], to: null, title: '修改' },
  hand: { from: ['drafted', 'returned'], to: 'handed', title: '送签' },
  'send-back': { from: ['handed'], to: 'drafted', title: '退回修改' },
  sign: { from: ['handed'], to: 'signed', title: '签署报送' },
  return: { from: ['signed'], to: 'returned', title: '市级退回' },
  accept: { from: ['signed'], to: 'accepted', title: '市级接收' },
} as const satisfies Record<string, { from: readonly ReportState[]; to: ReportState | null; title: string }>
export type Act = keyof typeof ACTS

export const mayFollow = (act: Act, state: ReportState): boolean =>
  (ACTS[act].from as readonly ReportState[]).includes(state)
export const afterAct = (act: Act, state: ReportState): ReportState => ACTS[act].to ?? state

/** The report stands with the city, whatever it says of it. */
export const isSubmitted = (state: ReportState | null): boolean => state === 'signed' || state === 'accepted'
