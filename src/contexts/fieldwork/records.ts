import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { findAssessments } from './store/assessments.ts'
import { findGroups } from './store/groups.ts'
import { findPlans } from './store/plans.ts'
import { findSessions } from './store/sessions.ts'
import { findVisits } from './store/visits.ts'
import { GROUP_STATES, KINDS, OUTCOMES, PLAN_STATES } from './vocabulary.ts'

export const fieldworkRecords: RecordKind[] = [
  {
    kind: 'fieldwork.visit',
    title: '探访',
    placeOf: async (tx, id) => {
      const [found] = await findVisits(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findVisits(tx, ids)).map(({ id, personName, visitedOn, areaName, outcome }) => ({
        id,
        label: `探访${maskName(personName)}`,
        detail: [showDate(visitedOn), areaName, OUTCOMES[outcome]].join(' · '),
      })),
    page: () => '/service/visits?tab=records',
  },
  {
    kind: 'fieldwork.visit-plan',
    title: '探访计划',
    placeOf: async (tx, id) => {
      const [found] = await findPlans(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findPlans(tx, ids)).map(({ id, personName, dueOn, areaName, state }) => ({
        id,
        label: `探访${maskName(personName)}`,
        detail: [showDate(dueOn), areaName, PLAN_STATES[state]].join(' · '),
      })),
    page: () => '/service/visits',
  },
  {
    kind: 'fieldwork.group',
    title: '小组与社区活动',
    placeOf: async (tx, id) => {
      const [found] = await findGroups(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findGroups(tx, ids)).map(({ id, title, kind, areaName, state }) => ({
        id,
        label: title,
        detail: [KINDS[kind], areaName, GROUP_STATES[state]].join(' · '),
      })),
    page: (id) => `/service/groups/${id}`,
  },
  {
    kind: 'fieldwork.session',
    title: '小组一节记录',
    placeOf: async (tx, id) => {
      const [found] = await findSessions(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findSessions(tx, ids)).map(({ id, title, heldOn, isVoided }) => ({
        id,
        label: title,
        detail: [showDate(heldOn), ...(isVoided ? ['已作废'] : [])].join(' · '),
      })),
    page: () => '/service/groups',
  },
  {
    kind: 'fieldwork.assessment',
    title: '需求评估报告',
    placeOf: async (tx, id) => {
      const [found] = await findAssessments(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findAssessments(tx, ids)).map(({ id, title, areaName, toDate }) => ({
        id,
        label: title,
        detail: [areaName, showDate(toDate)].join(' · '),
      })),
    page: () => '/service/groups?tab=assessments',
  },
]
