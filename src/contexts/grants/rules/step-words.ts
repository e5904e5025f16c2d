import { type Act, MOVES } from './states.ts'

/** What is written into the steps of a grant besides what changes its state. */
const BESIDES: Readonly<Record<string, string>> = {
  sign: '同意审定',
  'return-approval': '退回审定',
  object: '登记异议',
  answer: '答复异议',
  prepare: '付款制单',
  'check-payment': '复核付款',
  'approve-payment': '批准付款',
  'refuse-payment': '退回付款',
  pay: '登记已付款',
  return: '登记退回款',
  'propose-settlement': '提议处理余款',
  settle: '同意处理余款',
  'refuse-settlement': '不同意处理余款',
}

/** An act of a step as people read it. */
export const wordOf = (act: string): string => MOVES[act as Act]?.label ?? BESIDES[act] ?? '其他'
