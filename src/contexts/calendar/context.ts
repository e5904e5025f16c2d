import { defineContext } from '#platform/context.ts'
import { downloadIcs, downloadSheet, listDeadlines, listToDo } from './actions/deadlines.ts'
import { decidePlan, draftPlan, editPlan, finishItem, getPlan, listPlans, submitPlan } from './actions/plans.ts'
import { calendarChecks } from './checks.ts'
import { calendarContract } from './contract.ts'
import { remind } from './jobs/remind.ts'
import { calendarPermissions } from './permissions.ts'
import { calendarRecords } from './records.ts'
import { planItemsDue } from './store/plans.ts'

export const calendar = defineContext({
  contract: calendarContract,
  handlers: {
    ...{ listDeadlines, listToDo, downloadSheet, downloadIcs },
    ...{ listPlans, getPlan, draftPlan, editPlan, submitPlan, decidePlan, finishItem },
  },
  permissions: calendarPermissions,
  facts: ['calendar.plan-changed'],
  jobs: [remind],
  checks: calendarChecks,
  records: calendarRecords,
  deadlines: [
    {
      ...{ kind: 'calendar.plan-item', title: '年度计划事项', needs: 'calendar.calendar.read' },
      does: 'calendar.plan.record',
      list: planItemsDue,
    },
  ],
})
