import type { GrantState, Post } from '../vocabulary.ts'

/** What is done to a grant; each act leads from some states to one. */
export type Act =
  | 'submit'
  | 'withdraw'
  | 'send-back'
  | 'send-back-desk'
  | 'revise'
  | 'check'
  | 'reject'
  | 'open-vote'
  | 'vote-passed'
  | 'vote-failed'
  | 'approve'
  | 'veto'
  | 'publicise'
  | 'agree'
  | 'check-midway'
  | 'report'
  | 'return-report'
  | 'accept'
  | 'close'
  | 'terminate'
  | 'recover'

type Move = { from: readonly GrantState[]; to: GrantState; label: string }

/** domain.md §6.12. Nothing leads from an ended grant to one that can be paid. */
export const MOVES: Readonly<Record<Act, Move>> = {
  submit: { from: ['draft'], to: 'applied', label: '提交申请' },
  withdraw: { from: ['draft', 'applied', 'returned', 'checked'], to: 'withdrawn', label: '撤回申请' },
  'send-back': { from: ['applied'], to: 'draft', label: '退回修改' },
  'send-back-desk': { from: ['applied'], to: 'returned', label: '退回修改' },
  revise: { from: ['returned'], to: 'applied', label: '修改后再提交' },
  check: { from: ['applied'], to: 'checked', label: '初审通过' },
  reject: { from: ['applied', 'checked'], to: 'rejected', label: '不予通过' },
  'open-vote': { from: ['checked'], to: 'voting', label: '提请管委会表决' },
  'vote-passed': { from: ['voting'], to: 'voted', label: '管委会表决通过' },
  'vote-failed': { from: ['voting'], to: 'rejected', label: '管委会表决未通过' },
  approve: { from: ['voted'], to: 'approved', label: '慈善组织审定' },
  veto: { from: ['voted', 'approved', 'publicised'], to: 'rejected', label: '慈善组织否决' },
  publicise: { from: ['approved'], to: 'publicised', label: '开始公示' },
  agree: { from: ['publicised'], to: 'agreed', label: '签订协议' },
  'check-midway': { from: ['agreed'], to: 'midway', label: '中期检查' },
  report: { from: ['agreed', 'midway'], to: 'reported', label: '提交结项报告' },
  'return-report': { from: ['reported'], to: 'midway', label: '退回结项报告' },
  accept: { from: ['reported'], to: 'accepted', label: '验收通过' },
  close: { from: ['accepted'], to: 'closed', label: '结项' },
  terminate: { from: ['agreed', 'midway', 'reported'], to: 'terminated', label: '终止资助' },
  recover: { from: ['terminated'], to: 'recovered', label: '款项结清' },
}

/** Where an act leads from a state, or undefined when it may not be done there. */
export const after = (state: GrantState, act: Act): GrantState | undefined =>
  MOVES[act].from.includes(state) ? MOVES[act].to : undefined

/** Money leaves the fund only while the agreement runs or its last instalment is due on acceptance. */
export const PAYABLE: readonly GrantState[] = ['agreed', 'midway', 'accepted']

/** Scores stay hidden until the vote is open: nobody is led by another's. */
export const BLIND: readonly GrantState[] = ['applied', 'returned', 'checked']

/** The line of steps a page shows, and who is next at each. */
export const LINE: readonly { states: readonly GrantState[]; title: string; who: string }[] = [
  { states: ['draft', 'returned'], title: '填写申请', who: '申请人' },
  { states: ['applied'], title: '初审', who: '社工站或街镇' },
  { states: ['checked'], title: '评分', who: '管委会委员' },
  { states: ['voting'], title: '表决', who: '管委会' },
  { states: ['voted'], title: '审定', who: '慈善组织' },
  { states: ['approved', 'publicised'], title: '公示', who: '街镇' },
  { states: ['agreed', 'midway'], title: '执行与付款', who: '受资助方；出纳、会计、负责人' },
  { states: ['reported'], title: '验收', who: '社工站或街镇' },
  { states: ['accepted'], title: '结项', who: '街镇' },
  { states: ['closed'], title: '已结项', who: '' },
]

/** How many hands of which post an amount needs (domain.md §6.3; the limits are dated parameters). Amounts in fen. */
export type Band = { uptoFen: number; managers: number; accountants: number }

/** The band of an amount: the first whose limit it does not exceed, else the last. */
export function bandOf(bands: readonly Band[], fen: number): Band {
  const found = bands.find(({ uptoFen }) => fen <= uptoFen) ?? bands.at(-1)
  if (!found) throw new RangeError('no approval bands')
  return found
}

/** Which hands are still missing; none when the band is met. */
export function handsMissing(band: Band, signed: readonly Post[]): { managers: number; accountants: number } {
  const count = (post: Post): number => signed.filter((one) => one === post).length
  return {
    managers: Math.max(0, band.managers - count('manager')),
    accountants: Math.max(0, band.accountants - count('accountant')),
  }
}
