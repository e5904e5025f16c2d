import type { RecordKind } from '#platform/context.ts'
import { labelsOfCases } from './store/counts.ts'
import { findReports } from './store/reports.ts'
import { CASE_STATES, REPORT_KINDS } from './vocabulary.ts'

export const caseworkRecords: RecordKind[] = [
  {
    kind: 'casework.case',
    title: '个案',
    placeOf: async (tx, id) => {
      const [found] = await labelsOfCases(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    // Nobody learns from a figure or the audit whose case it is, nor its number.
    labelsOf: async (tx, ids) =>
      (await labelsOfCases(tx, ids)).map(({ id, state }) => ({
        id,
        label: '个案（内容保密）',
        detail: CASE_STATES[state],
      })),
  },
  {
    kind: 'casework.report',
    title: '强制报告',
    placeOf: async (tx, id) => {
      const [found] = await findReports(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findReports(tx, ids)).map(({ id, no, kind }) => ({ id, label: no, detail: REPORT_KINDS[kind] })),
    page: () => '/casework/reports',
  },
]
