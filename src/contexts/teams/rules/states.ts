type Moves<S extends string, A extends string> = Readonly<Record<A, { from: readonly S[]; to: S }>>

export type PlanState = 'draft' | 'submitted' | 'approved' | 'returned'
/** A yearly plan: only another hand approves, and what was approved may be reopened with a reason, after which it no longer counts. */
export const PLAN_MOVES = {
  edited: { from: ['draft', 'returned'], to: 'draft' },
  submitted: { from: ['draft', 'returned'], to: 'submitted' },
  withdrawn: { from: ['submitted'], to: 'draft' },
  approved: { from: ['submitted'], to: 'approved' },
  returned: { from: ['submitted'], to: 'returned' },
  reopened: { from: ['approved'], to: 'returned' },
} as const satisfies Moves<PlanState, string>
export type PlanMove = keyof typeof PLAN_MOVES

export type MemberState = 'applied' | 'withdrawn' | 'refused' | 'member' | 'left'
/** A place in a team: asked for and answered, or given at the desk. */
export const MEMBER_MOVES = {
  accept: { from: ['applied'], to: 'member' },
  refuse: { from: ['applied'], to: 'refused' },
  withdraw: { from: ['applied'], to: 'withdrawn' },
  leave: { from: ['member'], to: 'left' },
} as const satisfies Moves<MemberState, string>
export type MemberMove = keyof typeof MEMBER_MOVES

export type ProjectState = 'draft' | 'running' | 'ended'
export const PROJECT_MOVES = {
  start: { from: ['draft'], to: 'running' },
  end: { from: ['running'], to: 'ended' },
} as const satisfies Moves<ProjectState, string>

const after = <S extends string, A extends string>(moves: Moves<S, A>, state: S, move: A): S | undefined =>
  moves[move].from.includes(state) ? moves[move].to : undefined

/** The state after a move; undefined where the move is not open from there. */
export const planAfter = (state: PlanState, move: PlanMove): PlanState | undefined =>
  after<PlanState, PlanMove>(PLAN_MOVES, state, move)
export const memberAfter = (state: MemberState, move: MemberMove): MemberState | undefined =>
  after<MemberState, MemberMove>(MEMBER_MOVES, state, move)
export const projectAfter = (state: ProjectState, move: 'start' | 'end'): ProjectState | undefined =>
  after<ProjectState, 'start' | 'end'>(PROJECT_MOVES, state, move)
