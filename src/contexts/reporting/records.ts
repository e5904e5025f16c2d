import type { RecordKind } from '#platform/context.ts'
import { findCommendations } from './store/commendations.ts'
import { findReports } from './store/reports.ts'
import { COMMENDATION_STATES, REPORT_KINDS, REPORT_STATES } from './vocabulary.ts'

export const reportingRecords: RecordKind[] = [
  {
    kind: 'reporting.report',
    title: '区级报告',
    placeOf: async (tx, id) => {
      const [found] = await findReports(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findReports(tx, ids)).map(({ id, districtName, kind, title, state }) => ({
        id,
        label: `${districtName}${REPORT_KINDS[kind]}`,
        detail: `${title} · ${REPORT_STATES[state]}`,
      })),
    page: (id) => `/reporting/reports/${id}`,
  },
  {
    kind: 'reporting.commendation',
    title: '通报表扬',
    placeOf: async (tx, id) => {
      const [found] = await findCommendations(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCommendations(tx, ids)).map(({ id, title, state }) => ({
        id,
        label: title,
        detail: COMMENDATION_STATES[state],
      })),
    page: (id) => `/reporting/commendations/${id}`,
  },
]
