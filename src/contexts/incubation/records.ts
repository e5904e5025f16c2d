import type { RecordKind } from '#platform/context.ts'
import { findOrganisations } from './store/organisations.ts'
import { findServices } from './store/services.ts'
import { SERVICE_KINDS, STATES } from './vocabulary.ts'

/** Labels and places do not depend on the day; what is counted as of it is not shown here. */
const ANY_DAY = '2000-01-01'

export const incubationRecords: RecordKind[] = [
  {
    kind: 'incubation.organisation',
    title: '社区社会组织',
    placeOf: async (tx, id) => {
      const [found] = await findOrganisations(tx, [id], ANY_DAY)
      return found && { areaPath: found.areaPath, ...(found.headPersonId && { personId: found.headPersonId }) }
    },
    labelsOf: async (tx, ids) =>
      (await findOrganisations(tx, ids, ANY_DAY)).map(({ id, name, areaName, state, filingNo }) => ({
        id,
        label: name,
        detail: [areaName, STATES[state], filingNo].filter(Boolean).join('，'),
      })),
    page: (id) => `/social-organisations/${id}`,
  },
  {
    kind: 'incubation.service',
    title: '社会组织活动记录',
    placeOf: async (tx, id) => {
      const [found] = await findServices(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findServices(tx, ids)).map(({ id, title, servedOn, kind, organisationName }) => ({
        id,
        label: title,
        detail: `${organisationName}，${servedOn}，${SERVICE_KINDS[kind]}`,
      })),
    page: () => '/social-organisations?tab=services',
  },
]
