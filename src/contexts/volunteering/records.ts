import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { showMinutes } from './rules/minutes.ts'
import { findRecords } from './store/records.ts'
import { findVolunteer, findVolunteers } from './store/volunteers.ts'

export const volunteeringRecords: RecordKind[] = [
  {
    kind: 'volunteering.volunteer',
    title: '志愿者',
    placeOf: async (tx, id) => {
      const found = await findVolunteer(tx, id)
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findVolunteers(tx, ids)).map(({ id, name, registeredOn, leftOn, batchId }) => {
        const parts = [`${showDate(registeredOn)}注册`, ...(leftOn ? [`${showDate(leftOn)}注销`] : [])]
        return { id, label: maskName(name), detail: [...parts, batchId ? '花名册导入' : '在线登记'].join(' · ') }
      }),
    page: (id) => `/volunteering/volunteers/${id}`,
  },
  {
    kind: 'volunteering.service-record',
    title: '服务时长',
    placeOf: async (tx, id) => {
      const [found] = await findRecords(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findRecords(tx, ids)).map(({ id, name, servedOn, minutes, activity, isVoided }) => ({
        id,
        label: maskName(name),
        detail: `${showDate(servedOn)} · ${activity} · ${showMinutes(minutes)}${isVoided ? ' · 已作废' : ''}`,
      })),
  },
]
