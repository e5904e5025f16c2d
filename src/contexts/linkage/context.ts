import { defineContext } from '#platform/context.ts'
import { readBoard } from './actions/board.ts'
import { finishProject, readDone, stopProject } from './actions/close.ts'
import { closeMeeting, decideItem, printMinutes } from './actions/decide.ts'
import { findCandidates, listNeeds, pickMatch, releaseMatch } from './actions/matching.ts'
import {
  addItems,
  cancelMeeting,
  getMeeting,
  listMeetings,
  meetingRhythm,
  planMeeting,
  signIn,
} from './actions/meetings.ts'
import { addProjectNeeds, changeProject, listHands, listUnits, startProject } from './actions/projects.ts'
import { getProject, listProjects } from './actions/read.ts'
import {
  changeResource,
  changeService,
  listResources,
  listServices,
  openContact,
  recordResource,
  recordService,
  withdrawResource,
} from './actions/resources.ts'
import { askSeat, listTieable, remindSeat, tieRecord, untieRecord } from './actions/seats.ts'
import {
  cancelTask,
  finishMyTask,
  finishTask,
  getTask,
  listTasks,
  makeTask,
  moveTask,
  myTasks,
  noteMyTask,
  noteTask,
} from './actions/tasks.ts'
import { linkageChecks } from './checks.ts'
import { linkageContract } from './contract.ts'
import { linkageDeadlines } from './deadlines.ts'
import { linkageExports } from './exports.ts'
import { remindTasks } from './jobs/remind-tasks.ts'
import { linkagePermissions } from './permissions.ts'
import { linkageRecords } from './records.ts'

export const linkage = defineContext({
  contract: linkageContract,
  handlers: {
    ...{ listResources, recordResource, changeResource, withdrawResource, openContact },
    ...{ listServices, recordService, changeService },
    ...{ listNeeds, findCandidates, pickMatch, releaseMatch },
    ...{ readBoard, listProjects, getProject, listHands, listUnits },
    ...{ startProject, changeProject, addProjectNeeds, askSeat, remindSeat },
    ...{ listTieable, tieRecord, untieRecord, finishProject, stopProject, readDone },
    ...{ listMeetings, meetingRhythm, getMeeting, planMeeting, addItems, signIn, decideItem },
    ...{ closeMeeting, cancelMeeting, printMinutes },
    ...{ listTasks, getTask, makeTask, noteTask, finishTask, moveTask, cancelTask },
    ...{ myTasks, noteMyTask, finishMyTask },
  },
  permissions: linkagePermissions,
  facts: ['linkage.linkage-changed'],
  jobs: [remindTasks],
  checks: linkageChecks,
  exports: linkageExports,
  records: linkageRecords,
  deadlines: linkageDeadlines,
})
