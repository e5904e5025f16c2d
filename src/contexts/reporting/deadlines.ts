import type { DeadlineKind } from '#platform/context.ts'
import { owedReports } from './duty-list.ts'
import { isSubmitted } from './rules/states.ts'

/** What districts have to report by a day; one id a district, kind and period, whether or not it was begun. */
export const reportingDeadlines: DeadlineKind[] = [
  {
    kind: 'reporting.report',
    title: '区级报告',
    needs: 'reporting.report.read',
    list: async (tx, { from, to, today, codes, limit }) => {
      const owed = await owedReports(tx, codes === null ? null : [...codes], today)
      return owed
        .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
        .slice(0, limit)
        .map(({ areaCode, districtName, kind, period, title, dueOn, state, reportId }) => ({
          id: `${areaCode} ${kind} ${period}`,
          on: dueOn,
          title: `报送${title}报告`,
          place: districtName,
          areaCode,
          personId: null,
          done: isSubmitted(state),
          page: reportId ? `/reporting/reports/${reportId}` : '/reporting',
        }))
    },
  },
]
