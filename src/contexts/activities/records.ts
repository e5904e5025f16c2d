import { maskName } from '#kernel/masking.ts'
import { dateOf, showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { placeOf } from './actions/the-activity.ts'
import { SIGN_UP_STATES } from './contract.ts'
import { ACTIVITY_STATES } from './rules/states.ts'
import { findActivities, findActivity } from './store/activities.ts'
import { findConsents } from './store/papers.ts'
import { findSignUps } from './store/sign-ups.ts'

export const activitiesRecords: RecordKind[] = [
  {
    kind: 'activities.activity',
    title: '活动',
    page: (id) => `/activities/${id}`,
    placeOf: async (tx, id) => {
      const found = await findActivity(tx, id)
      return found && placeOf(found)
    },
    labelsOf: async (tx, ids) =>
      (await findActivities(tx, ids)).map((one) => ({
        id: one.id,
        label: one.title,
        detail: [
          one.areaName,
          showDate(dateOf(one.startsAt)),
          ACTIVITY_STATES[one.state],
          ...(one.recordedOn ? [`${showDate(one.recordedOn)}完成记录`] : []),
        ].join(' · '),
      })),
  },
  {
    kind: 'activities.sign-up',
    title: '报名',
    placeOf: async (tx, id) => {
      const [found] = await findSignUps(tx, [id])
      return found && placeOf(found)
    },
    labelsOf: async (tx, ids) =>
      (await findSignUps(tx, ids)).map((one) => ({
        id: one.id,
        label: maskName(one.personName),
        detail: [one.title, showDate(dateOf(one.startsAt)), SIGN_UP_STATES[one.state]].join(' · '),
      })),
  },
  {
    kind: 'activities.consent',
    title: '监护人同意书',
    placeOf: async (tx, id) => {
      const [found] = await findConsents(tx, [id])
      return found && placeOf(found)
    },
    labelsOf: async (tx, ids) =>
      (await findConsents(tx, ids)).map((one) => ({
        id: one.id,
        label: maskName(one.name),
        detail: `${one.relation}${maskName(one.guardianName)}同意 · 有效期至${showDate(one.validTo)}`,
      })),
  },
]
