import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { SOURCE_KINDS, STANDINGS } from './contract.ts'
import { findNameMatch } from './store/name-matches.ts'
import { findOrganisation, findOrganisations } from './store/organisations.ts'
import { findPerson } from './store/people.ts'
import { findReturn } from './store/population.ts'

/** The kinds of record that figures open to, each with its own place and its own masked words. */
export const directoryRecords: RecordKind[] = [
  {
    kind: 'directory.person',
    title: '人员',
    placeOf: async (tx, id) => {
      const person = await findPerson(tx, id)
      return person && { areaPath: person.areaPath, personId: id }
    },
    labelsOf: async (tx, ids) => {
      const people = await Promise.all(ids.map((id) => findPerson(tx, id)))
      return people.flatMap((one) => (one ? [{ id: one.id, label: maskName(one.name), detail: one.areaName }] : []))
    },
    page: (id) => `/directory/people/${id}`,
  },
  {
    kind: 'directory.population-return',
    title: '常住人口上报',
    placeOf: async (tx, id) => {
      const found = await findReturn(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findReturn(tx, id)))
      return found.flatMap((one) =>
        one
          ? [
              {
                id: one.id,
                label: `${one.residents.toLocaleString('zh-CN')}人`,
                detail: `${one.areaName}，截至${showDate(one.asOf)}，${SOURCE_KINDS[one.sourceKind]}`,
              },
            ]
          : [],
      )
    },
  },
  {
    kind: 'directory.organisation',
    title: '组织',
    placeOf: async (tx, id) => {
      const found = await findOrganisation(tx, id)
      return found && { areaPath: found.areaPath, organisationId: id }
    },
    labelsOf: async (tx, ids) =>
      (await findOrganisations(tx, ids)).map((one) => ({
        id: one.id,
        label: one.name,
        detail: `${one.areaName}，${STANDINGS[one.standing]}${one.standingNo ? ` ${one.standingNo}` : ''}`,
      })),
  },
  {
    kind: 'directory.name-match',
    title: '待确认名称',
    placeOf: async (tx, id) => {
      const found = await findNameMatch(tx, id)
      return found && { areaPath: found.parentPath }
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findNameMatch(tx, id)))
      return found.flatMap((one) => (one ? [{ id: one.id, label: one.writtenName, detail: one.parentName }] : []))
    },
  },
]
