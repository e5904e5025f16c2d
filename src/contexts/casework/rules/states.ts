import type { CaseState, PaperKind } from '../vocabulary.ts'

type Move = { from: readonly CaseState[]; to: CaseState; label: string }

const AT_WORK = ['in_service', 'reviewed'] as const
const OPEN = ['accepted', 'assessed', 'planned', ...AT_WORK] as const

/**
 * MZ/T 094 as domain.md §8.4 reads it: intake → assessment → plan → service ⇄ review → evaluation → closure → follow-up →
 * archive, with rejection, referral, suspension and the crisis path beside it. A contact leads from a plan or a review to service.
 * Whoever dies, moves or cannot be found is evaluated too, from wherever the case stands, before it is closed.
 */
export const MOVES = {
  accept: { from: ['intake'], to: 'accepted', label: '决定接案' },
  decline: { from: ['intake'], to: 'rejected', label: '决定不接' },
  assessment: { from: ['accepted'], to: 'assessed', label: '完成预估' },
  'plan-approved': { from: ['assessed'], to: 'planned', label: '审定计划' },
  'service-started': { from: ['planned', 'reviewed', 'evaluated'], to: 'in_service', label: '开始介入' },
  crisis: { from: ['intake', ...OPEN, 'evaluated', 'suspended'], to: 'crisis', label: '转入危机介入' },
  calm: { from: ['crisis'], to: 'in_service', label: '解除危机' },
  review: { from: ['in_service'], to: 'reviewed', label: '阶段回顾' },
  suspension: { from: [...OPEN, 'evaluated'], to: 'suspended', label: '中止服务' },
  referral: { from: ['intake', ...OPEN, 'evaluated', 'suspended', 'crisis'], to: 'referred', label: '转介' },
  evaluation: { from: [...OPEN, 'suspended', 'crisis'], to: 'evaluated', label: '评估' },
  'lead-sign': { from: ['evaluated'], to: 'closed', label: '结案' },
  'follow-up': { from: ['closed'], to: 'followed_up', label: '完成回访' },
  archive: { from: ['followed_up', 'referred', 'rejected'], to: 'archived', label: '归档' },
} as const satisfies Partial<Record<PaperKind, Move>>
export type Act = keyof typeof MOVES

/** Where an act leads from a state, or undefined when it may not be done there. */
export const after = (state: CaseState, act: Act): CaseState | undefined =>
  (MOVES[act].from as readonly CaseState[]).includes(state) ? MOVES[act].to : undefined

/** Nothing more is done about these but to keep them. */
export const ENDED: readonly CaseState[] = ['closed', 'followed_up', 'archived', 'rejected', 'referred']
/** A meeting may be recorded: before the decision too, since who asks for help is met first. */
export const MAY_MEET: readonly CaseState[] = [
  ...(['intake', 'accepted', 'assessed', 'planned', 'in_service', 'reviewed', 'evaluated', 'crisis'] as const),
]
/** A plan may be handed in: after the assessment, or in a crisis, whose plan is filled in afterwards. */
export const MAY_PLAN: readonly CaseState[] = ['assessed', 'crisis']

/** The bar of stages a page shows. */
export const STAGES: readonly { states: readonly CaseState[]; title: string }[] = [
  { states: ['intake'], title: '接案' },
  { states: ['accepted'], title: '预估' },
  { states: ['assessed'], title: '计划' },
  { states: ['planned', 'in_service', 'reviewed', 'crisis', 'suspended'], title: '介入' },
  { states: ['evaluated'], title: '评估与结案' },
  { states: ['closed'], title: '回访' },
  { states: ['followed_up'], title: '归档' },
  { states: ['archived'], title: '已归档' },
]

export type Standing = {
  state: CaseState
  hasConsent: boolean
  planState: 'none' | 'submitted' | 'approved'
  closing: 'none' | 'asked' | 'supervised'
  backfillBy: string | null
}

const NEXT: Readonly<Record<CaseState, string>> = {
  intake: '决定接案、转介或不接',
  accepted: '入户并完成需求预估',
  assessed: '填写服务计划书，由服务对象签署',
  planned: '按计划开始介入，每次接触都要记录',
  in_service: '按计划服务；目标有进展时做阶段回顾或评估',
  reviewed: '继续服务，或做评估',
  evaluated: '申请结案，或继续服务',
  closed: '按期回访',
  followed_up: '负责人核对文书齐全后归档',
  archived: '已封存，只能查看',
  rejected: '负责人归档',
  referred: '收到转介回执后由负责人归档',
  suspended: '条件恢复后恢复服务，或转介',
  crisis: '先保人身安全；补齐服务计划',
}

const WAITING: readonly { when: (one: Standing) => boolean; say: (one: Standing) => string }[] = [
  { when: ({ state, hasConsent }) => state === 'intake' && !hasConsent, say: () => '请服务对象签署知情同意书' },
  { when: ({ planState }) => planState === 'submitted', say: () => '等待负责人审定服务计划' },
  {
    when: ({ state, planState }) => state === 'crisis' && planState !== 'approved',
    say: ({ backfillBy }) => `先保人身安全；${backfillBy ?? ''}前补齐服务计划`,
  },
  { when: ({ state }) => state === 'crisis', say: () => '先保人身安全；危机过去后解除危机' },
  { when: ({ closing }) => closing === 'asked', say: () => '等待督导签署结案' },
  { when: ({ closing }) => closing === 'supervised', say: () => '等待负责人签署结案' },
]

/** What is to be done next, in one sentence. */
export const nextStep = (one: Standing): string => WAITING.find(({ when }) => when(one))?.say(one) ?? NEXT[one.state]
