import { maskName } from '#kernel/masking.ts'
import type { RecordKind } from '#platform/context.ts'
import { findAdvice } from './store/advice.ts'
import { findContacts } from './store/contacts.ts'
import { ADVICE_STATES, CONTACT_KINDS } from './vocabulary.ts'

export const expertsRecords: RecordKind[] = [
  {
    kind: 'experts.contact',
    title: '专家联系点',
    placeOf: async (tx, id) => {
      const [found] = await findContacts(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findContacts(tx, ids)).map(({ id, name, institution, kind, townName }) => ({
        id,
        label: `${institution} ${maskName(name)}`,
        detail: `${CONTACT_KINDS[kind]} · ${townName}`,
      })),
    page: (id) => `/experts/${id}`,
  },
  {
    kind: 'experts.advice',
    title: '专家意见',
    placeOf: async (tx, id) => {
      const [found] = await findAdvice(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findAdvice(tx, ids)).map(({ id, topic, state, townName }) => ({
        id,
        label: topic,
        detail: `${ADVICE_STATES[state]} · ${townName}`,
      })),
    page: () => '/experts?tab=advice',
  },
]
