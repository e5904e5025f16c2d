import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { findDuties } from './store/duties.ts'
import { findNotices } from './store/notices.ts'
import { DUTIES, DUTY_STATES } from './vocabulary.ts'

export const disclosureRecords: RecordKind[] = [
  {
    kind: 'disclosure.duty',
    title: '公开事项',
    placeOf: async (tx, id) => {
      const [found] = await findDuties(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findDuties(tx, ids)).map(({ id, kind, subjectTitle, dueOn, state }) => ({
        id,
        label: `${DUTIES[kind].title}：${subjectTitle}`,
        detail: `${showDate(dueOn)}前 · ${DUTY_STATES[state]}`,
      })),
    page: (id) => `/fund/disclosure?duty=${id}`,
  },
  {
    kind: 'disclosure.notice',
    title: '公告',
    placeOf: async (tx, id) => {
      const [found] = await findNotices(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findNotices(tx, ids)).map(({ id, no, title, publishedOn }) => ({
        id,
        label: title,
        detail: `${no} · ${showDate(publishedOn)}发布`,
      })),
    page: () => '/fund/disclosure?tab=notices',
  },
]
