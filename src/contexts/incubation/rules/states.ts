import type { Stage, State, Tier } from '../vocabulary.ts'

/** What is done about the standing of an organisation; each act leads from some states to one (domain.md §9.2). */
export type Act =
  | 'submit'
  | 'send-back'
  | 'check'
  | 'guide'
  | 'file'
  | 'renew'
  | 'begin-work'
  | 'register'
  | 'rectify'
  | 'suspend'
  | 'resume'
  | 'deregister'
  | 'withdraw'

type Move = { from: readonly State[]; label: string; to: State | ((tier: Tier) => State) }

/** A standing body: filed by the town or registered, and at work. */
const STANDING = ['filed', 'active', 'registered'] as const satisfies State[]

export const MOVES: Readonly<Record<Act, Move>> = {
  submit: { from: ['idea', 'returned', 'guided'], to: 'prepared', label: '提交社区初审' },
  'send-back': { from: ['prepared', 'community_checked'], to: 'returned', label: '退回修改' },
  check: { from: ['prepared'], to: 'community_checked', label: '社区初审通过' },
  guide: { from: ['prepared'], to: 'guided', label: '由社区指导，不备案' },
  file: { from: ['community_checked'], to: 'filed', label: '街镇备案' },
  renew: { from: ['filed', 'active'], to: 'active', label: '备案延期' },
  'begin-work': { from: ['filed'], to: 'active', label: '备案后有了活动' },
  register: { from: ['community_checked', 'filed', 'active'], to: 'registered', label: '登记为法人' },
  rectify: { from: STANDING, to: 'rectifying', label: '责令整改' },
  suspend: { from: [...STANDING, 'rectifying'], to: 'suspended', label: '暂停活动' },
  resume: {
    from: ['rectifying', 'suspended'],
    to: (tier) => (tier === 'A' ? 'registered' : 'active'),
    label: '恢复活动',
  },
  deregister: { from: [...STANDING, 'guided', 'rectifying', 'suspended'], to: 'deregistered', label: '注销' },
  withdraw: { from: ['idea', 'prepared', 'returned', 'community_checked'], to: 'withdrawn', label: '撤回申请' },
}

/** Where an act leads, or undefined when it may not be done there. A C-tier body is guided and never filed; others never guided. */
export function after({ state, tier }: { state: State; tier: Tier }, act: Act): State | undefined {
  const { from, to } = MOVES[act]
  if (!from.includes(state)) return undefined
  if ((act === 'check' || act === 'file') && tier === 'C') return undefined
  if (act === 'guide' && tier !== 'C') return undefined
  return typeof to === 'function' ? to(tier) : to
}

/** What is done about its cultivation (domain.md §9.3). */
export type StageAct = 'discover' | 'admit' | 'nurture' | 'graduate' | 'track' | 'leave'
type StageMove = { from: readonly Stage[]; to: Stage; label: string }

export const STAGE_MOVES: Readonly<Record<StageAct, StageMove>> = {
  discover: { from: ['none'], to: 'discovered', label: '列为培育对象' },
  /** One step for an organisation of the roster; and again for one that left. */
  admit: { from: ['none', 'discovered', 'left'], to: 'admitted', label: '签订培育方案' },
  nurture: { from: ['admitted', 'nurtured'], to: 'nurtured', label: '培育支持' },
  graduate: { from: ['admitted', 'nurtured'], to: 'graduated', label: '出壳' },
  track: { from: ['graduated', 'tracked'], to: 'tracked', label: '出壳后回访' },
  leave: { from: ['discovered', 'admitted', 'nurtured'], to: 'left', label: '退出培育' },
}

/** Only a body that stands by itself graduates: filed or registered, and not stopped. */
export const MAY_GRADUATE: readonly State[] = STANDING

/** A body that has ended, or never came to be, is not cultivated any more. */
export const ENDED: readonly State[] = ['deregistered', 'withdrawn']

export function stageAfter({ state, stage }: { state: State; stage: Stage }, act: StageAct): Stage | undefined {
  if (ENDED.includes(state)) return undefined
  if (act === 'graduate' && !MAY_GRADUATE.includes(state)) return undefined
  return STAGE_MOVES[act].from.includes(stage) ? STAGE_MOVES[act].to : undefined
}

/** Who may record activities and deliveries: everything that is at work, filed or not; not what is stopped. */
export const MAY_SERVE: readonly State[] = ['guided', 'filed', 'active', 'registered', 'rectifying']

/** The form may be changed until the community looks. */
export const EDITABLE: readonly State[] = ['idea', 'returned', 'guided']

/** The line of steps a page shows, and who is next at each. */
export const LINE: readonly { states: readonly State[]; title: string; who: string }[] = [
  { states: ['idea', 'returned'], title: '起草章程、填备案表', who: '发起人' },
  { states: ['prepared'], title: '社区初审', who: '居（村）委会' },
  { states: ['community_checked'], title: '街镇备案', who: '街道办事处、镇政府' },
  { states: ['filed', 'guided'], title: '开展活动', who: '组织' },
  { states: ['active'], title: '成长为法人', who: '组织' },
  { states: ['registered'], title: '已登记', who: '' },
]
