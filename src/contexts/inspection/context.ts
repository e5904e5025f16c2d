import { defineContext } from '#platform/context.ts'
import { answerSurvey, viewQuestions } from './actions/answer.ts'
import {
  evidenceFile,
  getAssessment,
  keepEvidence,
  listAssessments,
  saveItem,
  startAssessment,
  submitAssessment,
} from './actions/assessments.ts'
import { cancelVisit, changeVisit, listInspectors, planVisit } from './actions/plan-visits.ts'
import { inspectionToDo, listPoints } from './actions/points.ts'
import { confirmVisit, keepVisitPhoto, recordVisit } from './actions/record-visit.ts'
import { checkFile, closeSample, drawSample, getSample, listSamples, voidSample } from './actions/samples.ts'
import { surveySheet } from './actions/survey-sheet.ts'
import { closeSurvey, getSurvey, listSurveys, openSurvey, prolongSurvey } from './actions/surveys.ts'
import { getVisit, listVisits, myVisits, visitPhoto } from './actions/visits.ts'
import { inspectionChecks } from './checks.ts'
import { inspectionContract } from './contract.ts'
import { inspectionDeadlines } from './deadlines.ts'
import { inspectionExports } from './exports.ts'
import { inspectionPermissions } from './permissions.ts'
import { inspectionRecords } from './records.ts'

export const inspection = defineContext({
  contract: inspectionContract,
  handlers: {
    ...{ listPoints, listAssessments, getAssessment, startAssessment, saveItem, keepEvidence, evidenceFile },
    ...{ submitAssessment, inspectionToDo },
    ...{ listVisits, getVisit, visitPhoto, listInspectors, planVisit, changeVisit, cancelVisit },
    ...{ myVisits, keepVisitPhoto, recordVisit, confirmVisit },
    ...{ listSurveys, getSurvey, openSurvey, prolongSurvey, closeSurvey, surveySheet, viewQuestions, answerSurvey },
    ...{ listSamples, getSample, drawSample, checkFile, closeSample, voidSample },
  },
  permissions: inspectionPermissions,
  facts: ['inspection.inspection-changed'],
  checks: inspectionChecks,
  exports: inspectionExports,
  records: inspectionRecords,
  deadlines: inspectionDeadlines,
})
