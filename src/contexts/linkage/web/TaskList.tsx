import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { rulesOf } from '#ui/fields.ts'
import { linkageContract } from '../contract.ts'
import type { TaskView } from '../contract-parts.ts'
import { SIDES, TASK_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'

export type Task = z.output<typeof TaskView>
const rules = rulesOf(linkageContract.endpoints.finishTask.input)

export const DueTag = ({ task }: { task: Task }) =>
  task.daysLate > 0 ? <Tag color="red">逾期{task.daysLate}天</Tag> : <Tag>{TASK_STATES[task.state]}</Tag>

/** The tasks of one project, as a short list. */
export const TaskList = ({ tasks, onDone }: { tasks: readonly Task[]; onDone: () => unknown }) =>
  tasks.length === 0 ? (
    <p className="muted">没有任务。</p>
  ) : (
    <ul className="candidates">
      {tasks.map((task) => (
        <li key={task.id}>
          <div>
            <p>
              {task.title} <DueTag task={task} />
            </p>
            <p className="muted">
              {SIDES[task.ownerParty]} · {task.ownerUnit}（{task.ownerName}）· 期限{task.dueOn}
              {task.lastNote && ` · ${task.lastNote}`}
            </p>
          </div>
          {task.mayDo && <TaskActs task={task} onDone={onDone} />}
        </li>
      ))}
    </ul>
  )

const FORMS = {
  noteTask: { label: '写进展', title: '登记进展', field: '做到哪里', done: '已登记进展' },
  finishTask: { label: '做完了', title: '登记完成', field: '做成了什么', done: '已登记完成' },
} as const

export function TaskActs({ task, onDone }: { task: Task; onDone: () => unknown }) {
  const [open, setOpen] = useState<keyof typeof FORMS>()
  const form = open && FORMS[open]
  return (
    <span className="linkage-acts">
      {(['noteTask', 'finishTask'] as const).map((name) => (
        <Button key={name} size="small" onClick={() => setOpen(name)}>
          {FORMS[name].label}
        </Button>
      ))}
      {form && (
        <ActForm
          name={open}
          title={`${form.title}：${task.title}`}
          okText={form.title}
          done={form.done}
          fixed={{ taskId: task.id, version: task.version }}
          onDone={onDone}
          onClose={() => setOpen(undefined)}
        >
          <Form.Item label={form.field} name="note" rules={rules.note}>
            <Input.TextArea rows={3} maxLength={300} showCount />
          </Form.Item>
        </ActForm>
      )}
    </span>
  )
}
