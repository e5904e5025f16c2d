/** The front door of 名录 for contexts above it. */

export { type AreaLookup, areaLookup } from './area-lookup.ts'
export { AreaScope, communityColumn, personColumns, townColumn } from './imports/columns.ts'
export { type Opening, openSealed } from './open-sealed.ts'
export { resolveName } from './resolve-name.ts'
export {
  type Area,
  addAlias,
  addDivisions,
  countAreas,
  type Division,
  findArea,
  findRoot,
  listAreas,
} from './store/areas.ts'
export {
  anonymisePerson,
  ERASED_NAME,
  findByIdNumber,
  findOrAddPerson,
  openSealedOf,
  refreshContact,
  rehomePerson,
} from './store/one-person.ts'
export {
  addOrganisation,
  endOrganisation,
  findOrganisation,
  organisationNamed,
  refreshStanding,
} from './store/organisations.ts'
export {
  addPerson,
  addStagedPeople,
  blindOf,
  countPeople,
  findPerson,
  openSecrets,
  type SealedPerson,
  type Secrets,
  sealPeople,
  sealPerson,
} from './store/people.ts'
export { phonesOf } from './store/phones.ts'
export { recordReturn } from './store/population.ts'
export { codesWithin, peopleFound, type Wanted } from './store/sight.ts'
