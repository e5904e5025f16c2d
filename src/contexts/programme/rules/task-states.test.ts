import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isDelayed,
  refusalToAddSubTask,
  refusalToSubmitTask,
  TASK_MOVES,
  type TaskStatus,
  taskMoveOf,
} from './task-states.ts'

test('a task is done only after it was submitted and verified', () => {
  const verbs = TASK_MOVES.map(({ verb }) => verb)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 30 }), (tries) => {
      const passed: TaskStatus[] = ['not_started']
      for (const verb of tries) {
        const next = taskMoveOf(verb, passed.at(-1) ?? 'not_started')
        if (next) passed.push(next.to)
      }
      if (!passed.includes('done')) return
      expect(passed.indexOf('submitted')).toBeLessThan(passed.indexOf('verified'))
      expect(passed.indexOf('verified')).toBeLessThan(passed.indexOf('done'))
    }),
  )
})

test('its sub-tasks come first', () => {
  const sub = { title: '签订协议', dueOn: '2023-10-31' }
  expect(refusalToSubmitTask([{ ...sub, status: 'in_progress' }])).toContain('签订协议')
  expect(
    refusalToSubmitTask([
      { ...sub, status: 'verified' },
      { ...sub, status: 'cancelled' },
    ]),
  ).toBeNull()
})

test('a sub-task lies within its task, and has none of its own', () => {
  const parent = { title: '设立', status: 'in_progress' as const, dueOn: '2024-06-30', isSubTask: false }
  const within = { startsOn: '2023-09-01', dueOn: '2024-06-30' }
  expect(refusalToAddSubTask(parent, within)).toBeNull()
  expect(refusalToAddSubTask(parent, { ...within, dueOn: '2024-07-01' })).toContain('不能晚于上级任务')
  expect(refusalToAddSubTask({ ...parent, isSubTask: true }, within)).toContain('不能再分')
  expect(refusalToAddSubTask({ ...parent, status: 'submitted' }, within)).toContain('不能再加')
})

test('it is late from the day after its last day, unless verified', () => {
  expect(isDelayed({ status: 'in_progress', dueOn: '2023-11-30' }, '2023-11-30')).toBe(false)
  expect(isDelayed({ status: 'in_progress', dueOn: '2023-11-30' }, '2023-12-01')).toBe(true)
  expect(isDelayed({ status: 'verified', dueOn: '2023-11-30' }, '2023-12-01')).toBe(false)
})
