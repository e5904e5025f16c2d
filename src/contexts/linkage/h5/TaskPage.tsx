import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { linkageContract } from '../contract.ts'
import { dueWords, type Task } from './TasksPage.tsx'

/** One of my tasks: what, by when, and a word about it when it is done. */
export function TaskPage() {
  const { taskId = '' } = useParams()
  const mine = useAsk(linkageContract, 'myTasks', {})
  const task = mine.data?.rows.find(({ id }) => id === taskId)
  return (
    <Screen title="我的任务" back="/m/tasks">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && !task && <Empty title="没有找到这项任务" next="请返回，从列表里再选一次。" />}
      {task && <One task={task} />}
    </Screen>
  )
}

const One = ({ task }: { task: Task }) => (
  <>
    <Card title={task.title}>
      <Say tone={task.daysLate > 0 ? 'error' : 'note'}>{dueWords(task)}</Say>
      <Facts
        rows={[
          ['期限', showDate(task.dueOn)],
          ['单位', task.ownerUnit],
          ['在', task.areaName],
          ['哪个项目', task.projectTitle],
          ['哪次会议', task.meetingTitle],
          ['最近写的', task.lastNote],
        ]}
      />
    </Card>
    {task.state === 'open' && <Do key={task.version} task={task} />}
  </>
)

function Do({ task }: { task: Task }) {
  const [note, setNote] = useState('')
  const go = useNavigate()
  const finish = useAct(linkageContract, 'finishMyTask')
  const progress = useAct(linkageContract, 'noteMyTask')
  const error = finish.error ?? progress.error
  const input = { taskId: task.id, version: task.version, note }
  return (
    <>
      <Field label="写一句：做了什么">
        <textarea rows={4} maxLength={300} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      {error && <Say tone="error">{error.message}</Say>}
      <Button busy={finish.isPending} onClick={() => finish.mutate(input, { onSuccess: () => go('/m/tasks') })}>
        做完了
      </Button>
      <Button kind="plain" busy={progress.isPending} onClick={() => progress.mutate(input)}>
        还没做完，先记一笔
      </Button>
    </>
  )
}
