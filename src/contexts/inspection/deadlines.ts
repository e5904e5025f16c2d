import type { DeadlineKind } from '#platform/context.ts'
import { assessmentsDue, surveysDue, visitsDue } from './store/deadlines.ts'

export const inspectionDeadlines: DeadlineKind[] = [
  {
    ...{ kind: 'inspection.assessment', title: '自评提交', needs: 'inspection.assessment.write' },
    list: assessmentsDue,
  },
  { ...{ kind: 'inspection.visit', title: '实地检查', needs: 'inspection.visit.record' }, list: visitsDue },
  { ...{ kind: 'inspection.survey', title: '满意度调查截止', needs: 'inspection.survey.manage' }, list: surveysDue },
]
