import type { Role } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import { attachments, readsEvaluation } from './roles-reads.ts'

/** What the officers of a city or a district do around an evaluation. */
const keepsEvaluation = [
  ...readsEvaluation,
  'calendar.plan.record',
  'documents.document.draft',
  'experts.expert.record',
  'learning.case.review',
  'inspection.visit.record',
  'inspection.survey.manage',
  'inspection.sample.check',
  'evaluation.panel.form',
  'evaluation.result.settle',
  'closing.rectification.demand',
  'closing.rectification.recheck',
  'closing.closing.check',
] as const satisfies Permission[]

/** The second hand over it. */
const approvesEvaluation = [
  ...readsEvaluation,
  'calendar.plan.approve',
  'documents.document.sign',
  'evaluation.result.approve',
  'closing.closing.approve',
] as const satisfies Permission[]

export const evaluatesForCity = [
  ...keepsEvaluation,
  'scoring.table.record',
  'reporting.report.accept',
  'reporting.commendation.prepare',
] as const satisfies Permission[]

export const approvesForCity = [
  ...approvesEvaluation,
  'scoring.table.approve',
  'learning.case.promote',
  'reporting.commendation.decide',
] as const satisfies Permission[]

export const evaluatesForDistrict = [...keepsEvaluation, 'reporting.report.write'] as const satisfies Permission[]

export const approvesForDistrict = [
  ...approvesEvaluation,
  'budgets.budget.approve',
  'reporting.report.sign',
] as const satisfies Permission[]

/** What a station writes of its own point. */
export const isEvaluated = [
  ...readsEvaluation,
  'calendar.plan.record',
  'budgets.spending.record',
  'experts.advice.answer',
  'learning.case.write',
  'learning.publicity.record',
  'inspection.assessment.write',
  'closing.rectification.answer',
] as const satisfies Permission[]

/** What its town answers for. */
export const answersForPoint = [
  ...isEvaluated,
  'documents.document.draft',
  'budgets.budget.record',
  'learning.playbook.adopt',
  'evaluation.result.object',
  'closing.closing.apply',
] as const satisfies Permission[]

export const leadsPoint = [...readsEvaluation, 'calendar.plan.approve'] as const satisfies Permission[]

export const learns = [
  ...readsEvaluation,
  'learning.case.write',
  'learning.publicity.record',
] as const satisfies Permission[]

export const evaluationRoles = {
  /** Settled by the person whom the panel names as its member. */
  evaluator: { label: '评估专家', over: 'self', holds: ['evaluation.score.give'] },
  /** Settled by the person whom the contact point names as its expert. */
  expert: { label: '联系点专家', over: 'self', holds: ['experts.advice.give'] },
  /** The office that checks the wording, numbers, has sealed and sends out. */
  clerk: {
    label: '文秘',
    over: 'area',
    holds: [
      'calendar.calendar.read',
      'documents.document.read',
      'documents.document.review',
      'documents.document.issue',
      'directory.area.read',
      ...attachments,
    ],
  },
} as const satisfies Record<string, Role>
