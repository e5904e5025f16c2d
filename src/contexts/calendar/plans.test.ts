import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { calendarContract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))
const items = [
  { month: 6, title: '末期自评', owner: '社会事务科', standard: 'S7' },
  { month: 3, title: '召开联席会议', owner: '街道办' },
]

test('a year’s plan is written by one hand, approved by another, and then stands in the calendar', async () => {
  const office = town.as(await town.person('townAdmin', paths.nanshi))
  const leader = town.as(await town.person('townLeader', paths.nanshi))
  const elsewhere = town.as(await town.person('townAdmin', paths.quanyechang))
  const said = async (hand: typeof office, name: keyof (typeof calendarContract)['endpoints'], input: object) => {
    const { status, body } = await hand.ask(calendarContract, name, input as Record<string, unknown>)
    return status === 200 ? body : `${status} ${body.message}`
  }
  const form = { areaCode: '120101006', year: 2024, title: '2024年五社联动工作计划', items }
  const { planId } = await said(office, 'draftPlan', form)
  expect(await said(office, 'draftPlan', form)).toContain('已有一份2024年的计划')
  expect(await said(elsewhere, 'getPlan', { planId })).toContain('403')
  await said(office, 'submitPlan', { planId, version: 1 })
  expect(await said(office, 'decidePlan', { planId, version: 2, outcome: 'approved' })).toContain('403')
  expect(await said(leader, 'decidePlan', { planId, version: 2, outcome: 'returned' })).toContain('退回请写明理由')
  await said(leader, 'decidePlan', { planId, version: 2, outcome: 'returned', note: '请补充三月事项' })
  await said(office, 'editPlan', { planId, version: 3, title: form.title, items })
  await said(office, 'submitPlan', { planId, version: 4 })
  await said(leader, 'decidePlan', { planId, version: 5, outcome: 'approved' })
  const plan = await said(office, 'getPlan', { planId })
  expect(plan).toMatchObject({ state: 'approved', may: ['finishItem'] })
  expect(plan.items.map(({ month }: { month: number }) => month)).toEqual([3, 6])
  expect(await said(office, 'editPlan', { planId, version: 6, title: form.title, items })).toContain('不能修改')
  const span = { from: '2024-03-01', to: '2024-03-31', kind: 'calendar.plan-item' }
  const march = await said(office, 'listDeadlines', span)
  expect(march.rows).toMatchObject([{ on: '2024-03-31', title: '计划：召开联席会议（街道办）' }])
  expect((await said(elsewhere, 'listDeadlines', span)).rows).toEqual([])
  const finish = { planId, version: 6, position: 2, doneOn: '2024-03-04' }
  expect(await said(elsewhere, 'finishItem', finish)).toContain('403')
  expect(await said(office, 'finishItem', { ...finish, doneOn: '2024-03-06' })).toContain('不能晚于今天')
  await said(office, 'finishItem', finish)
  expect(await said(office, 'finishItem', { ...finish, version: 7 })).toContain('已经登记办完')
  expect((await said(office, 'listDeadlines', span)).rows).toMatchObject([{ done: true, isToDo: false }])
})
