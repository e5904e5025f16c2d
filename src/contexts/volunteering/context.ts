import { defineContext } from '#platform/context.ts'
import { deregisterVolunteer } from './actions/deregister-volunteer.ts'
import { getVolunteer } from './actions/get-volunteer.ts'
import { listServiceRecords } from './actions/list-service-records.ts'
import { listVolunteers } from './actions/list-volunteers.ts'
import { voidServiceRecord } from './actions/void-service-record.ts'
import { volunteeringChecks } from './checks.ts'
import { volunteeringContract } from './contract.ts'
import { volunteeringExports } from './exports.ts'
import { hoursImport } from './imports/hours.ts'
import { rosterImport } from './imports/roster.ts'
import { volunteeringPermissions } from './permissions.ts'
import { volunteeringRecords } from './records.ts'

export const volunteering = defineContext({
  contract: volunteeringContract,
  handlers: { listVolunteers, getVolunteer, deregisterVolunteer, listServiceRecords, voidServiceRecord },
  permissions: volunteeringPermissions,
  facts: ['volunteering.volunteers-changed', 'volunteering.hours-changed'],
  checks: volunteeringChecks,
  imports: [rosterImport, hoursImport],
  exports: volunteeringExports,
  records: volunteeringRecords,
})
