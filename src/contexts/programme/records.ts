import type { RecordKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { STATUSES } from './rules/states.ts'
import { TASK_STATUSES } from './rules/task-states.ts'
import { findCommunities, findPoint, findPoints } from './store/points.ts'
import { findDecision, findQuota } from './store/quotas.ts'
import { findTask } from './store/tasks.ts'

/** Settling a place needs no count of communities. */
const ANY = 0
const placeOfDistrict = async (tx: Tx, districtCode: string) => {
  const quota = await findQuota(tx, districtCode, ANY)
  return quota && { areaPath: quota.areaPath }
}

/** The kinds of record that figures open to. */
export const programmeRecords: RecordKind[] = [
  {
    kind: 'programme.point',
    title: '创建点',
    placeOf: async (tx, id) => {
      const point = await findPoint(tx, id)
      return point && { areaPath: point.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findPoints(tx, ids)).map(({ id, townName, districtName, status, seq }) => ({
        id,
        label: townName,
        detail: `${districtName}，${seq === null ? '区级创建点' : `市区联合创建点第${seq}号`}，${STATUSES[status]}`,
      })),
    page: (id) => `/programme/points/${id}`,
  },
  {
    kind: 'programme.point-community',
    title: '创建点的社区',
    placeOf: async (tx, id) => {
      const [community] = await findCommunities(tx, [id])
      return community && { areaPath: community.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCommunities(tx, ids)).map(({ id, writtenName, areaName, role, townName }) => ({
        id,
        label: areaName ?? `${writtenName}（名称待确认）`,
        detail: `${townName}，${role === 'pilot' ? '试点社区' : '仅辐射社区'}`,
      })),
  },
  {
    kind: 'programme.task',
    title: '创建任务',
    placeOf: async (tx, id) => {
      const task = await findTask(tx, id)
      return task && { areaPath: task.areaPath }
    },
    labelsOf: async (tx, ids) => {
      const tasks = await Promise.all(ids.map((id) => findTask(tx, id)))
      return tasks.flatMap((task) =>
        task
          ? [
              {
                id: task.id,
                label: `${task.criterion} ${task.title}`,
                detail: `${task.townName}，${TASK_STATUSES[task.status]}`,
              },
            ]
          : [],
      )
    },
  },
  {
    kind: 'programme.quota',
    title: '名额',
    placeOf: placeOfDistrict,
    labelsOf: async (tx, ids) => {
      const quotas = await Promise.all(ids.map((id) => findQuota(tx, id, ANY)))
      return quotas.flatMap((one) =>
        one
          ? [{ id: one.districtCode, label: one.districtName, detail: `${one.towns}个街镇、${one.communities}个社区` }]
          : [],
      )
    },
    page: () => '/programme/quotas',
  },
  {
    kind: 'programme.quota-decision',
    title: '名额决定',
    placeOf: async (tx, id) => {
      const decision = await findDecision(tx, id)
      return decision && placeOfDistrict(tx, decision.districtCode)
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findDecision(tx, id)))
      return found.flatMap((one) => (one ? [{ id: one.id, label: one.reason, detail: one.actorName }] : []))
    },
  },
]
