import { defineContext } from '#platform/context.ts'
import { countAll } from './actions/count-all.ts'
import { addMember, decideMember, endMember, listMembers } from './actions/members.ts'
import { listAwards, listRatings, recordAward, recordRating, voidAward, voidRating } from './actions/merits.ts'
import { answerRequest, findTeams, joinTeam, leaveTeam, myMerits, showTeam } from './actions/phone.ts'
import {
  approvePlan,
  draftPlan,
  editPlan,
  getPlan,
  listPlans,
  returnPlan,
  submitPlan,
  withdrawPlan,
} from './actions/plans.ts'
import { editProject, endProject, listProjects, recordProject, startProject } from './actions/projects.ts'
import { checkStation, editStation, getStation, listStations, recordStation } from './actions/stations.ts'
import { editTeam, endTeam, getTeam, listTeams, recordTeam } from './actions/teams.ts'
import {
  addAttendees,
  attachTrainingSheet,
  listAttendances,
  listTrainings,
  recordTraining,
  voidAttendance,
} from './actions/trainings.ts'
import { teamsChecks } from './checks.ts'
import { teamsContract } from './contract.ts'
import { teamsExports } from './exports.ts'
import { teamsImports } from './imports/imports.ts'
import { teamsPermissions } from './permissions.ts'
import { teamsRecords } from './records.ts'

export const teams = defineContext({
  contract: teamsContract,
  handlers: {
    ...{ listTeams, countAll, getTeam, recordTeam, editTeam, endTeam },
    ...{ listMembers, addMember, decideMember, endMember },
    ...{ findTeams, showTeam, joinTeam, leaveTeam, answerRequest, myMerits },
    ...{ listStations, getStation, recordStation, editStation, checkStation },
    ...{ listPlans, getPlan, draftPlan, editPlan, submitPlan, withdrawPlan, approvePlan, returnPlan },
    ...{ listProjects, recordProject, editProject, startProject, endProject },
    ...{ listTrainings, listAttendances, recordTraining, addAttendees, attachTrainingSheet, voidAttendance },
    ...{ listAwards, recordAward, voidAward, listRatings, recordRating, voidRating },
  },
  permissions: teamsPermissions,
  imports: teamsImports,
  exports: teamsExports,
  facts: ['teams.teams-changed'],
  checks: teamsChecks,
  records: teamsRecords,
})
