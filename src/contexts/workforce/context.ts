import { defineContext } from '#platform/context.ts'
import { listCertificates, recordCertificate, renewCertificate } from './actions/certificates.ts'
import { countWorkforce } from './actions/count-workforce.ts'
import { listParticipations, recordParticipation, voidParticipation } from './actions/participations.ts'
import { endServicePeriod, listServicePeriods, recordServicePeriod } from './actions/service-periods.ts'
import { editStation, listStations, recordStation } from './actions/stations.ts'
import { workforceChecks } from './checks.ts'
import { workforceContract } from './contract.ts'
import { workforceExports } from './exports.ts'
import { workforceImports } from './imports/imports.ts'
import { workforcePermissions } from './permissions.ts'
import { workforceRecords } from './records.ts'

export const workforce = defineContext({
  contract: workforceContract,
  handlers: {
    listStations,
    recordStation,
    editStation,
    listServicePeriods,
    countWorkforce,
    recordServicePeriod,
    endServicePeriod,
    listCertificates,
    recordCertificate,
    renewCertificate,
    listParticipations,
    recordParticipation,
    voidParticipation,
  },
  permissions: workforcePermissions,
  facts: ['workforce.workforce-changed'],
  checks: workforceChecks,
  imports: workforceImports,
  exports: workforceExports,
  records: workforceRecords,
})
