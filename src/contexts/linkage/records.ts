import type { RecordKind } from '#platform/context.ts'
import { findMeetings } from './store/meetings.ts'
import { findProjects } from './store/projects.ts'
import { findMatches, findResources, findServices } from './store/resources.ts'
import { findTasks } from './store/tasks.ts'
import { MEETING_STATES, PROJECT_STATES, RESOURCE_STATES, TASK_STATES } from './vocabulary.ts'

export const linkageRecords: RecordKind[] = [
  {
    kind: 'linkage.resource',
    title: '资源',
    placeOf: async (tx, id, today) => {
      const [found] = await findResources(tx, [id], today)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids, today) =>
      (await findResources(tx, ids, today)).map(({ id, title, ownerName, state }) => ({
        id,
        label: title,
        detail: `${ownerName} · ${RESOURCE_STATES[state]}`,
      })),
    page: () => '/linkage/resources',
  },
  {
    kind: 'linkage.service',
    title: '服务',
    placeOf: async (tx, id, today) => {
      const [found] = await findServices(tx, [id], today)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids, today) =>
      (await findServices(tx, ids, today)).map(({ id, name, provider }) => ({ id, label: name, detail: provider })),
    page: () => '/linkage/resources?tab=services',
  },
  {
    kind: 'linkage.match',
    title: '对接',
    placeOf: async (tx, id) => {
      const [found] = await findMatches(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findMatches(tx, ids)).map(({ id, title, by }) => ({ id, label: title, detail: by })),
    page: () => '/linkage/resources?tab=needs',
  },
  {
    kind: 'linkage.project',
    title: '联动项目',
    placeOf: async (tx, id) => {
      const [found] = await findProjects(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findProjects(tx, ids)).map(({ id, no, title, state }) => ({
        id,
        label: title,
        detail: `${no} · ${PROJECT_STATES[state]}`,
      })),
    page: (id) => `/linkage/projects/${id}`,
  },
  {
    kind: 'linkage.meeting',
    title: '联席会议',
    placeOf: async (tx, id) => {
      const [found] = await findMeetings(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findMeetings(tx, ids)).map(({ id, title, no, state }) => ({
        id,
        label: title,
        detail: `${no} · ${MEETING_STATES[state]}`,
      })),
    page: (id) => `/linkage/meetings/${id}`,
  },
  {
    kind: 'linkage.task',
    title: '联动任务',
    placeOf: async (tx, id) => {
      const [found] = await findTasks(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findTasks(tx, ids)).map(({ id, title, ownerUnit, state }) => ({
        id,
        label: title,
        detail: `${ownerUnit} · ${TASK_STATES[state]}`,
      })),
    page: (id) => `/linkage/tasks?task=${id}`,
  },
]
