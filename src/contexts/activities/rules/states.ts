/** The life of an activity, as data that the server decides by and the pages show. */
export const ACTIVITY_STATES = {
  draft: '草稿',
  reviewing: '待审核',
  returned: '已退回',
  recruiting: '招募中',
  closed: '招募截止',
  running: '进行中',
  ended: '已结束',
  recorded: '记录完成',
  cancelled: '已取消',
} as const
export type ActivityState = keyof typeof ACTIVITY_STATES

/** What somebody does to an activity, or what happens to it by itself (`run` at the first check-in, `record` by the hours). */
export const STEPS = {
  submit: { label: '提交审核', from: ['draft', 'returned'], to: 'reviewing' },
  return: { label: '退回', from: ['reviewing'], to: 'returned' },
  approve: { label: '通过并发布', from: ['reviewing'], to: 'recruiting' },
  close: { label: '截止招募', from: ['recruiting'], to: 'closed' },
  reopen: { label: '恢复招募', from: ['closed'], to: 'recruiting' },
  run: { label: '开始', from: ['recruiting', 'closed'], to: 'running' },
  end: { label: '结束', from: ['recruiting', 'closed', 'running'], to: 'ended' },
  record: { label: '记录完成', from: ['ended'], to: 'recorded' },
  cancel: {
    label: '取消',
    from: ['draft', 'reviewing', 'returned', 'recruiting', 'closed', 'running'],
    to: 'cancelled',
  },
} as const satisfies Record<string, { label: string; from: readonly ActivityState[]; to: ActivityState }>
export type Step = keyof typeof STEPS

export const mayTake = (step: Step, state: ActivityState): boolean =>
  (STEPS[step].from as readonly ActivityState[]).includes(state)

/** The state after a step; undefined where the step cannot be taken. */
export const after = (step: Step, state: ActivityState): ActivityState | undefined =>
  mayTake(step, state) ? STEPS[step].to : undefined

/** What may still be written anew: after that people have read it and signed up to it. */
export const isOpenToEdit = (state: ActivityState): boolean => state === 'draft' || state === 'returned'
/** Published and not over: shown to everybody, and people may be at it. */
export const isLive = (state: ActivityState): boolean =>
  state === 'recruiting' || state === 'closed' || state === 'running'
/** Anybody may read it: it was published, whatever became of it. */
export const PUBLISHED = ['recruiting', 'closed', 'running', 'ended', 'recorded'] as const satisfies ActivityState[]
