import { defineContext } from '#platform/context.ts'
import { getAttendance, saveAttendance } from './actions/attendance.ts'
import { listCertificates, recordCertificate, renewCertificate } from './actions/certificates.ts'
import { answerCityVisit, listCityVisits, recordCityVisit } from './actions/city-visits.ts'
import { endContract, recordContract } from './actions/contracts.ts'
import { countWorkforce } from './actions/count-workforce.ts'
import { mySupervision, mySupervisionRecord, signSupervision } from './actions/my-supervision.ts'
import {
  listParticipationQuarter,
  listParticipations,
  recordParticipation,
  voidParticipation,
} from './actions/participations.ts'
import { endServicePeriod, listServicePeriods, recordServicePeriod } from './actions/service-periods.ts'
import { editStation, getStation, listStations, recordStation } from './actions/stations.ts'
import {
  answerSupervision,
  editSupervision,
  getSupervision,
  listSupervisions,
  recordSupervision,
} from './actions/supervisions.ts'
import { assignSupervisor, endSupervisor, listSupervisionStanding, listSupervisors } from './actions/supervisors.ts'
import { listTrainings, recordTraining, voidTraining } from './actions/trainings.ts'
import { workforceChecks } from './checks.ts'
import { workforceContract } from './contract.ts'
import { workforceDeadlines } from './deadlines.ts'
import { workforceExports } from './exports.ts'
import { workforceImports } from './imports/imports.ts'
import { remindCertificates } from './jobs/remind-certificates.ts'
import { workforcePermissions } from './permissions.ts'
import { workforceRecords } from './records.ts'

export const workforce = defineContext({
  contract: workforceContract,
  handlers: {
    listStations,
    getStation,
    recordContract,
    endContract,
    getAttendance,
    saveAttendance,
    listTrainings,
    recordTraining,
    voidTraining,
    listSupervisors,
    assignSupervisor,
    endSupervisor,
    listSupervisions,
    listSupervisionStanding,
    mySupervision,
    mySupervisionRecord,
    signSupervision,
    getSupervision,
    recordSupervision,
    editSupervision,
    answerSupervision,
    listCityVisits,
    recordCityVisit,
    answerCityVisit,
    listParticipationQuarter,
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
  jobs: [remindCertificates],
  checks: workforceChecks,
  imports: workforceImports,
  exports: workforceExports,
  records: workforceRecords,
  deadlines: workforceDeadlines,
})
