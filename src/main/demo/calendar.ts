import type { Desk } from './desk.ts'

const ITEMS = [
  { month: 1, title: '编制全年预算，报区里审定', owner: '社会事务科', standard: 'S1' },
  { month: 3, title: '召开一季度联席会议', owner: '街道五社联动专班', standard: 'S3' },
  { month: 4, title: '社区社会组织备案与培育评估', owner: '社会组织联合会', standard: 'S4' },
  { month: 5, title: '志愿服务时长集中复核', owner: '各社区', standard: 'S5' },
  { month: 6, title: '召开二季度联席会议', owner: '街道五社联动专班', standard: 'S3' },
  { month: 6, title: '末期自评，报送总结和案例', owner: '社工站', standard: 'S7' },
  { month: 9, title: '“中华慈善日”集中宣传', owner: '社区基金管委会', standard: 'S6' },
  { month: 12, title: '全年总结，公开社区基金收支', owner: '社会事务科', standard: 'S1' },
]
const PLANS = [
  { area: '120101006', name: '南市街道', clerk: 'nanshi-jingban', approver: 'heping-shenpi' },
  { area: '120104004', name: '广开街道', clerk: 'guangkai-jingban', approver: 'nankai-shenpi' },
]

/** The year's plan of two towns, approved by their districts, so that its items stand in the calendar. */
export async function tellOfCalendar(desk: Desk): Promise<void> {
  for (const { area, name, clerk, approver } of PLANS) {
    const form = { areaCode: area, year: 2024, title: `${name}2024年五社联动工作计划`, items: ITEMS }
    const { planId } = await desk.send<{ planId: string }>(clerk, 'calendar.draftPlan', form, '2024-01-08 09:30')
    await desk.send(clerk, 'calendar.submitPlan', { planId, version: 1 }, '2024-01-08 10:00')
    const decision = { planId, version: 2, outcome: 'approved' }
    await desk.send(approver, 'calendar.decidePlan', decision, '2024-01-10 14:00')
    for (const [index, doneOn] of ['2024-01-18', '2024-03-21', '2024-04-26'].entries()) {
      const done = { planId, version: 3 + index, position: index + 1, doneOn }
      await desk.send(clerk, 'calendar.finishItem', done, `${doneOn} 17:00`)
    }
  }
}
