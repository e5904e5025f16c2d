import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { linkageContract } from '../contract.ts'

export type Task = z.output<typeof linkageContract.endpoints.myTasks.output>['rows'][number]

export const dueWords = ({ daysLate, dueOn, state, doneOn }: Task): string => {
  if (state === 'done') return doneOn ? `${showDate(doneOn)}做完` : '已做完'
  return daysLate > 0 ? `已超过${daysLate}天，请尽快` : `${showDate(dueOn)}以前`
}

/** What I was asked to do, the late first; what I did below. */
export function TasksPage() {
  const mine = useAsk(linkageContract, 'myTasks', {})
  const rows = mine.data?.rows ?? []
  const open = rows.filter(({ state }) => state === 'open')
  const done = rows.filter(({ state }) => state === 'done')
  return (
    <Screen title="我的任务" back="/m/me">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && open.length === 0 && <Empty title="现在没有要做的" next="社区或街道交办了任务，会在这里看到。" />}
      <TaskLinks tasks={open} />
      {done.length > 0 && <h2>做完的</h2>}
      <TaskLinks tasks={done} />
    </Screen>
  )
}

const TaskLinks = ({ tasks }: { tasks: readonly Task[] }) =>
  tasks.length > 0 && (
    <ul className="list">
      {tasks.map((task) => (
        <li key={task.id}>
          <ListLink to={`/m/tasks/${task.id}`} title={task.title} detail={dueWords(task)} />
        </li>
      ))}
    </ul>
  )
