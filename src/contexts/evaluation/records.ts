import { STAGES } from '#contexts/scoring/contract.ts'
import type { RecordKind } from '#platform/context.ts'
import { findOccasions } from './store/occasions.ts'
import { findChallenges, findSeat } from './store/seats.ts'
import { OCCASION_STATES, SEAT_STATES } from './vocabulary.ts'

const labelsOf: RecordKind['labelsOf'] = async (tx, ids) =>
  (await findOccasions(tx, ids)).map(({ id, place, stage, state }) => ({
    id,
    label: `${place}${STAGES[stage]}`,
    detail: OCCASION_STATES[state],
  }))
const page = (id: string): string => `/evaluation/occasions/${id}`

export const evaluationRecords: RecordKind[] = [
  {
    kind: 'evaluation.occasion',
    title: '评估',
    placeOf: async (tx, id) => {
      const [found] = await findOccasions(tx, [id])
      return found && { areaPath: found.hostPath }
    },
    ...{ labelsOf, page },
  },
  {
    kind: 'evaluation.result',
    title: '评估结果',
    placeOf: async (tx, id) => {
      const [found] = await findOccasions(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    ...{ labelsOf, page },
  },
  {
    kind: 'evaluation.seat',
    title: '评估任务',
    placeOf: async (tx, id) => {
      const found = await findSeat(tx, id)
      return found && { personId: found.personId }
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findSeat(tx, id)))
      return found.flatMap((one) => (one ? [{ id: one.id, label: one.name, detail: SEAT_STATES[one.state] }] : []))
    },
  },
  {
    kind: 'evaluation.challenge',
    title: '回避申请',
    placeOf: async (tx, id) => {
      const [found] = await findChallenges(tx, [id])
      return found && { areaPath: found.hostPath }
    },
    labelsOf: async (tx, ids) =>
      (await findChallenges(tx, ids)).map(({ id, seatName, upheld }) => ({
        id,
        label: `申请${seatName}回避`,
        detail: upheld === null ? '待答复' : '已答复',
      })),
  },
]
