import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { CERTIFICATE_STATES, STAR_STATES } from './contract.ts'
import { showStar } from './rules/stars.ts'
import { findCertificates } from './store/certificates.ts'
import { findObjection } from './store/objections.ts'
import { findStars } from './store/stars.ts'

export const recognitionRecords: RecordKind[] = [
  {
    kind: 'recognition.certificate',
    title: '志愿服务记录证明',
    placeOf: async (tx, id) => {
      const [found] = await findCertificates(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findCertificates(tx, ids)).map((one) => ({
        id: one.id,
        label: maskName(one.holderName ?? one.name),
        detail: [
          one.number ?? `${showDate(one.fromDate)}至${showDate(one.toDate)}`,
          CERTIFICATE_STATES[one.state],
        ].join(' · '),
      })),
    page: (id) => `/volunteering/recognition/certificates/${id}`,
  },
  {
    kind: 'recognition.star',
    title: '星级评定',
    placeOf: async (tx, id) => {
      const [found] = await findStars(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findStars(tx, ids)).map(({ id, name, level, state }) => ({
        id,
        label: maskName(name),
        detail: `${showStar(level)} · ${STAR_STATES[state]}`,
      })),
    page: (id) => `/volunteering/recognition/stars/${id}`,
  },
  {
    kind: 'recognition.star-objection',
    title: '星级异议',
    placeOf: async (tx, id) => {
      const found = await findObjection(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findObjection(tx, id)))
      return found.flatMap((one) =>
        one ? [{ id: one.id, label: '星级异议', detail: one.answer === null ? '待答复' : '已答复' }] : [],
      )
    },
  },
]
