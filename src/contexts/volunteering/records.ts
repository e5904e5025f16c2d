import { maskName } from '#kernel/masking.ts'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { placeOf } from './actions/draft-views.ts'
import { APPLICATION_STATES, ERASURE_STATES } from './rules/consents.ts'
import { DRAFT_STATES, showRecordSource, showSource } from './rules/draft-words.ts'
import { sameLinesSay } from './rules/review-limits.ts'
import { findApplication } from './store/applications.ts'
import { findDraft, findDrafts } from './store/draft-rows.ts'
import { findErasure } from './store/erasures.ts'
import { findImportFlags } from './store/import-flags.ts'
import { findObjection, findObjections } from './store/objections.ts'
import { findRecords } from './store/records.ts'
import { findVolunteer, findVolunteers } from './store/volunteers.ts'

const hoursOnTheirWay: RecordKind[] = [
  {
    kind: 'volunteering.draft-record',
    title: '待定时长',
    placeOf: async (tx, id) => {
      const found = await findDraft(tx, id)
      return found && placeOf(found)
    },
    labelsOf: async (tx, ids) =>
      (await findDrafts(tx, ids)).map(
        ({ id, name, activity, minutes, source, startedAt, endedAt, servedOn, state }) => ({
          id,
          label: maskName(name),
          detail: [
            ...[showDate(servedOn), activity, showMinutes(minutes)],
            ...[showSource(source, startedAt, endedAt), DRAFT_STATES[state]],
          ].join(' · '),
        }),
      ),
    page: (id) => `/volunteering/drafts/${id}`,
  },
  {
    kind: 'volunteering.objection',
    title: '时长异议',
    placeOf: async (tx, id) => {
      const found = await findObjection(tx, id)
      return found && { areaPath: found.organiserPath }
    },
    labelsOf: async (tx, ids) =>
      (await findObjections(tx, ids)).map(({ id, name, activity, servedOn }) => ({
        ...{ id, label: maskName(name), detail: `${showDate(servedOn)} · ${activity}` },
      })),
  },
  {
    kind: 'volunteering.import-flag',
    title: '导入时长的疑点',
    placeOf: async (tx, id) => {
      const [found] = await findImportFlags(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findImportFlags(tx, ids)).map((flag) => ({
        id: flag.id,
        label: flag.areaName,
        detail: sameLinesSay(flag),
      })),
  },
]

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
      (await findRecords(tx, ids)).map((record) => ({
        id: record.id,
        label: maskName(record.name),
        detail: [
          ...[showDate(record.servedOn), record.activity, showMinutes(record.minutes), showRecordSource(record)],
          ...(record.isVoided ? ['已作废'] : []),
        ].join(' · '),
      })),
    page: (id) => `/volunteering/hours/${id}`,
  },
  ...hoursOnTheirWay,
  {
    kind: 'volunteering.application',
    title: '注册申请',
    placeOf: async (tx, id) => {
      const found = await findApplication(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await Promise.all(ids.map((id) => findApplication(tx, id)))).flatMap((one) =>
        one ? [{ id: one.id, label: maskName(one.name), detail: APPLICATION_STATES[one.state] }] : [],
      ),
    page: (id) => `/volunteering/registrations/${id}`,
  },
  {
    kind: 'volunteering.erasure',
    title: '删除请求',
    placeOf: async (tx, id) => {
      const found = await findErasure(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await Promise.all(ids.map((id) => findErasure(tx, id)))).flatMap((one) =>
        one ? [{ id: one.id, label: maskName(one.name), detail: ERASURE_STATES[one.state] }] : [],
      ),
  },
]
