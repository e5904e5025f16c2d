import { defineContext } from '#platform/context.ts'
import { cancelActivity } from './actions/cancel-activity.ts'
import { checkIn, checkOut } from './actions/check-in.ts'
import { closeRecruiting, endActivity, startActivity } from './actions/lead-activity.ts'
import {
  browseActivities,
  countToDo,
  getActivity,
  getRollSheet,
  listActivities,
  listLedActivities,
  viewActivity,
} from './actions/list-activities.ts'
import { recordPaperSheet } from './actions/paper-sheet.ts'
import { createActivity, editActivity } from './actions/plan-activity.ts'
import { listChecks, listConsents, recordCheck, recordConsent, withdrawConsent } from './actions/protect.ts'
import { addPolicy, reviewActivity, submitActivity } from './actions/review-activity.ts'
import { rollCall } from './actions/roll-call.ts'
import { cancelMySignUp, cancelSignUp, listMySignUps, signUp, signUpFor } from './actions/sign-up.ts'
import { listTickets, openTicket } from './actions/tickets.ts'
import { activitiesChecks } from './checks.ts'
import { activitiesContract } from './contract.ts'
import { activitiesExports } from './exports.ts'
import { closeShifts, settleActivities } from './jobs/close-shifts.ts'
import { activitiesPermissions } from './permissions.ts'
import { activitiesRecords } from './records.ts'

export const activities = defineContext({
  contract: activitiesContract,
  handlers: {
    browseActivities,
    viewActivity,
    openTicket,
    signUp,
    cancelMySignUp,
    listMySignUps,
    checkIn,
    checkOut,
    listLedActivities,
    listActivities,
    countToDo,
    getActivity,
    createActivity,
    editActivity,
    submitActivity,
    reviewActivity,
    addPolicy,
    cancelActivity,
    closeRecruiting,
    startActivity,
    endActivity,
    listTickets,
    getRollSheet,
    rollCall,
    recordPaperSheet,
    signUpFor,
    cancelSignUp,
    listConsents,
    recordConsent,
    withdrawConsent,
    listChecks,
    recordCheck,
  },
  permissions: activitiesPermissions,
  facts: ['activities.activities-changed'],
  jobs: [closeShifts, settleActivities],
  checks: activitiesChecks,
  exports: activitiesExports,
  records: activitiesRecords,
})
