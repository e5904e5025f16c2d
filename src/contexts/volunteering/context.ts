import { defineContext } from '#platform/context.ts'
import { answerObjection, uploadEvidence } from './actions/answer-objection.ts'
import { applyToVolunteer, moveHome, withdrawApplication } from './actions/apply-to-volunteer.ts'
import { deregisterVolunteer } from './actions/deregister-volunteer.ts'
import { decideErasure, listErasures } from './actions/erasures.ts'
import { getVolunteer } from './actions/get-volunteer.ts'
import { listFlags, settleFlag } from './actions/import-flags.ts'
import { leaveVolunteering, requestErasure } from './actions/leave-volunteering.ts'
import { getApplication, listApplications, listDuplicates } from './actions/list-applications.ts'
import { countHoursToDo, listMyObjections, listObjections, listOverdueRecords } from './actions/list-objections.ts'
import { getServiceRecord, listServiceRecords } from './actions/list-service-records.ts'
import { listVolunteers } from './actions/list-volunteers.ts'
import { agreeToDraft, getMyHours, listMyHours } from './actions/my-hours.ts'
import { myRegistration, proveRegistration } from './actions/my-registration.ts'
import { objectToDraft, objectToRecord, reportMissingHours } from './actions/object.ts'
import { getDraft, listDrafts, listLedDrafts, openEvidence } from './actions/read-drafts.ts'
import { confirmActivity, confirmDrafts, verifyActivity, verifyDrafts } from './actions/review-drafts.ts'
import { refuseApplication, registerOnBehalf, verifyApplication } from './actions/verify-application.ts'
import { voidDraft } from './actions/void-draft.ts'
import { voidServiceRecord } from './actions/void-service-record.ts'
import { volunteeringChecks } from './checks.ts'
import { volunteeringContract } from './contract.ts'
import { volunteeringDeadlines } from './deadlines.ts'
import { volunteeringExports } from './exports.ts'
import { hoursImport } from './imports/hours.ts'
import { rosterImport } from './imports/roster.ts'
import { remindOfHours, settleHours } from './jobs/settle-hours.ts'
import { volunteeringPermissions } from './permissions.ts'
import { volunteeringRecords } from './records.ts'

const registration = {
  ...{ myRegistration, proveRegistration, applyToVolunteer, withdrawApplication, moveHome },
  ...{ leaveVolunteering, requestErasure },
  ...{ listApplications, getApplication, verifyApplication, refuseApplication, registerOnBehalf },
  ...{ listDuplicates, listErasures, decideErasure },
}
const hours = {
  ...{ listServiceRecords, getServiceRecord, voidServiceRecord, listDrafts, getDraft, openEvidence, countHoursToDo },
  ...{ confirmDrafts, confirmActivity, verifyDrafts, verifyActivity, voidDraft, listOverdueRecords },
  ...{ listObjections, answerObjection, uploadEvidence, listFlags, settleFlag },
  ...{ listMyHours, getMyHours, listMyObjections, agreeToDraft, objectToDraft, objectToRecord, reportMissingHours },
  ...{ listLedDrafts },
}

export const volunteering = defineContext({
  contract: volunteeringContract,
  handlers: { listVolunteers, getVolunteer, deregisterVolunteer, ...registration, ...hours },
  permissions: volunteeringPermissions,
  facts: ['volunteering.volunteers-changed', 'volunteering.hours-changed', 'volunteering.drafts-changed'],
  jobs: [settleHours, remindOfHours],
  checks: volunteeringChecks,
  imports: [rosterImport, hoursImport],
  exports: volunteeringExports,
  records: volunteeringRecords,
  deadlines: volunteeringDeadlines,
})
