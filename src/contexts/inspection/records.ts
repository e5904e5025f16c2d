import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { findAssessments } from './store/assessments.ts'
import { findSamples } from './store/samples.ts'
import type { Placed } from './store/sql.ts'
import { findSurveys } from './store/surveys.ts'
import { findVisits } from './store/visits.ts'
import { ASSESSMENT_STATES, SAMPLE_KINDS, SAMPLE_STATES, STAGES, SURVEY_STATES, VISIT_STATES } from './vocabulary.ts'

type Kind<R> = {
  kind: string
  title: string
  find: (tx: Tx, ids: readonly string[]) => Promise<R[]>
  label: (row: R) => string
  detail: (row: R) => string[]
  page: (id: string) => string
}
const kindOf = <R extends Placed>({ kind, title, find, label, detail, page }: Kind<R>): RecordKind => ({
  kind,
  title,
  placeOf: async (tx, id) => {
    const [found] = await find(tx, [id])
    return found && { areaPath: found.areaPath }
  },
  labelsOf: async (tx, ids) =>
    (await find(tx, ids)).map((row) => ({
      id: row.id,
      label: label(row),
      detail: [row.townName, STAGES[row.stage], ...detail(row)].join(' · '),
    })),
  page,
})

export const inspectionRecords: RecordKind[] = [
  kindOf({
    ...{ kind: 'inspection.assessment', title: '自评', find: findAssessments },
    label: ({ townName }) => `${townName}自评`,
    detail: ({ state, submittedOn }) => [submittedOn ? showDate(submittedOn) : ASSESSMENT_STATES[state]],
    page: (id) => `/inspection/assessments/${id}`,
  }),
  kindOf({
    ...{ kind: 'inspection.visit', title: '实地检查', find: findVisits },
    label: ({ place }) => place,
    detail: ({ state, visitedOn, plannedOn }) => [showDate(visitedOn ?? plannedOn), VISIT_STATES[state]],
    page: (id) => `/inspection/visits/${id}`,
  }),
  kindOf({
    ...{ kind: 'inspection.survey', title: '满意度调查', find: findSurveys },
    label: ({ townName }) => `${townName}满意度调查`,
    detail: ({ state, satisfied, answers }) => [`满意${satisfied}/${answers}`, SURVEY_STATES[state]],
    page: (id) => `/inspection/surveys/${id}`,
  }),
  kindOf({
    ...{ kind: 'inspection.sample', title: '档案抽查', find: findSamples },
    label: ({ kind }) => `${SAMPLE_KINDS[kind]}抽查`,
    detail: ({ state, passed, sampled }) => [
      state === 'closed' ? `合格${passed}/${sampled}` : `抽${sampled}份`,
      SAMPLE_STATES[state],
    ],
    page: (id) => `/inspection/samples/${id}`,
  }),
]
