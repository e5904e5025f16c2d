import { normaliseCode } from '#kernel/identity.ts'
import { defineContext } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { decideName } from './actions/decide-name.ts'
import { endOrganisation, recordOrganisation } from './actions/record-organisation.ts'
import { getPerson, recordPerson, revealPerson, viewOf } from './actions/record-person.ts'
import { freezeBase, recordPopulation } from './actions/record-population.ts'
import { directoryChecks } from './checks.ts'
import { directoryContract } from './contract.ts'
import { directoryImports } from './imports/imports.ts'
import { directoryPermissions } from './permissions.ts'
import { directoryRecords } from './records.ts'
import { countAreas, findArea, listAreas, searchAreas } from './store/areas.ts'
import { listNameMatches } from './store/name-matches.ts'
import { listOrganisations } from './store/organisations.ts'
import { listPeople } from './store/people.ts'
import { listReturns } from './store/population.ts'

/** The path of a filter's area, or nothing to filter by. */
const pathOf = async (tx: Tx, code: string | undefined): Promise<string | undefined> =>
  code === undefined ? undefined : ((await findArea(tx, code))?.path ?? 'none')

export const directory = defineContext({
  contract: directoryContract,
  handlers: {
    listAreas: ({ parentCode }, { tx }) => listAreas(tx, parentCode),
    searchAreas: async ({ words, level, withinCode, after, limit }, { tx }) => {
      const within = await pathOf(tx, withinCode)
      return searchAreas(tx, {
        limit,
        ...(words && { words }),
        ...(level && { level }),
        ...(within && { within }),
        ...(after && { after }),
      })
    },
    countAreas: (_, { tx }) => countAreas(tx),
    listNameMatches: ({ status }, { tx, reach }) => listNameMatches(tx, reach(), status),
    decideName,
    listPopulation: async ({ withinCode, ...page }, { tx, reach }) =>
      listReturns(tx, { ...page, within: await pathOf(tx, withinCode), reach: reach() }),
    recordPopulation,
    freezeBase,
    listPeople: async ({ withinCode, idNumber, ...filter }, { tx, reach }) => {
      const within = await pathOf(tx, withinCode)
      const people = await listPeople(tx, {
        ...filter,
        within,
        idNumber: idNumber && normaliseCode(idNumber),
        reach: reach(),
      })
      return people.map(viewOf)
    },
    getPerson,
    revealPerson,
    recordPerson,
    listOrganisations: async ({ withinCode, ...filter }, { tx, reach }) =>
      listOrganisations(tx, { ...filter, within: await pathOf(tx, withinCode), reach: reach() }),
    recordOrganisation,
    endOrganisation,
  },
  permissions: directoryPermissions,
  facts: ['directory.name-decided', 'directory.population-changed', 'directory.organisations-changed'],
  checks: directoryChecks,
  imports: directoryImports,
  records: directoryRecords,
})
