import { defineContext } from '#platform/context.ts'
import { decideName } from './actions/decide-name.ts'
import { endOrganisation, recordOrganisation } from './actions/record-organisation.ts'
import { getPerson, recordPerson, revealPerson } from './actions/record-person.ts'
import { freezeBase, recordPopulation } from './actions/record-population.ts'
import { openSealedReturn, uploadSealedReturn } from './actions/sealed-returns.ts'
import { directoryChecks } from './checks.ts'
import { directoryContract } from './contract.ts'
import { directoryExports } from './exports.ts'
import { directoryImports } from './imports/imports.ts'
import { listDivisions, listNameMatches, listOrganisations, listPeople, listPopulation, pathOf } from './lists.ts'
import { directoryPermissions } from './permissions.ts'
import { directoryRecords } from './records.ts'
import { countAreas, listAreas, searchAreas } from './store/areas.ts'

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
    listDivisions,
    listNameMatches,
    decideName,
    listPopulation,
    recordPopulation,
    uploadSealedReturn,
    openSealedReturn,
    freezeBase,
    listPeople,
    getPerson,
    revealPerson,
    recordPerson,
    listOrganisations,
    recordOrganisation,
    endOrganisation,
  },
  permissions: directoryPermissions,
  facts: ['directory.name-decided', 'directory.population-changed', 'directory.organisations-changed'],
  checks: directoryChecks,
  exports: directoryExports,
  imports: directoryImports,
  records: directoryRecords,
})
