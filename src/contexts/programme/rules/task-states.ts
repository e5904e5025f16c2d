/** The task tree of a point: standard (标准) → task (one criterion) → sub-task. States and steps, as data. */
export const TASK_STATUSES = {
  not_started: '未开始',
  in_progress: '进行中',
  submitted: '已提交',
  returned: '已退回',
  verified: '已核验',
  done: '已完成',
  cancelled: '已取消',
} as const
export type TaskStatus = keyof typeof TASK_STATUSES

export type TaskMove = {
  verb: string
  title: string
  from: readonly TaskStatus[]
  to: TaskStatus
  /** `owner`: the town and its station; `checker`: the district, or the city. */
  by: 'owner' | 'checker'
  needsReason: boolean
}

const move = (
  verb: string,
  title: string,
  from: TaskStatus[],
  to: TaskStatus,
  by: TaskMove['by'],
  needsReason = false,
) => ({ verb, title, from, to, by, needsReason }) as const

export const TASK_MOVES: readonly TaskMove[] = [
  move('start', '开始', ['not_started'], 'in_progress', 'owner'),
  move('submit', '提交核验', ['in_progress', 'returned'], 'submitted', 'owner'),
  move('verify', '核验通过', ['submitted'], 'verified', 'checker'),
  move('return', '退回', ['submitted'], 'returned', 'checker', true),
  move('finish', '办结', ['verified'], 'done', 'checker'),
  move('cancel', '取消', ['not_started', 'in_progress', 'returned'], 'cancelled', 'checker', true),
]

export const taskMovesFrom = (status: TaskStatus): TaskMove[] => TASK_MOVES.filter(({ from }) => from.includes(status))
export const taskMoveOf = (verb: string, status: TaskStatus): TaskMove | undefined =>
  taskMovesFrom(status).find((one) => one.verb === verb)

export const SETTLED: readonly TaskStatus[] = ['verified', 'done', 'cancelled']
export const isSettled = (status: TaskStatus): boolean => SETTLED.includes(status)

/** Late: its day has passed and it has not been verified. Never stored, so it is right on any day looked at. */
export const isDelayed = ({ status, dueOn }: { status: TaskStatus; dueOn: string }, today: string): boolean =>
  !isSettled(status) && dueOn < today

type Node = { title: string; status: TaskStatus; dueOn: string }

/** Why a task may not be submitted yet, or null: its sub-tasks come first. */
export function refusalToSubmitTask(subTasks: readonly Node[]): string | null {
  const open = subTasks.filter(({ status }) => !isSettled(status))
  return open.length === 0 ? null : `还有${open.length}项子任务没有核验：${open.map(({ title }) => title).join('、')}。`
}

/** Why a sub-task may not be added, or null. */
export function refusalToAddSubTask(
  parent: Node & { isSubTask: boolean },
  sub: { startsOn: string; dueOn: string },
): string | null {
  if (parent.isSubTask) return '子任务之下不能再分，请加在上级任务之下。'
  if (isSettled(parent.status) || parent.status === 'submitted') return '此任务已提交或已核验，不能再加子任务。'
  if (sub.dueOn > parent.dueOn) return `子任务的截止日不能晚于上级任务的${parent.dueOn}。`
  return sub.startsOn > sub.dueOn ? '开始日不能晚于截止日。' : null
}
