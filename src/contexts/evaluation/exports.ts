import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { ListFilter } from './contract-parts.ts'
import { TOLD_STATES } from './rules/states.ts'
import { countOccasions, listOccasions, type Occasion } from './store/occasions.ts'
import { LEVELS, OCCASION_STATES } from './vocabulary.ts'

type Filter = z.infer<typeof ListFilter>
const searchOf = async (tx: Tx, filter: Filter, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, undefined),
})
/** A list that leaves the platform tells a result only when the unit was told. */
const ifTold = <T>(row: Occasion, value: T): T | null => (TOLD_STATES.includes(row.state) ? value : null)

export const evaluationExports: ExportKind[] = [
  defineExport({
    name: 'evaluation.occasions',
    title: '评估清单',
    needs: 'evaluation.evaluation.read',
    filter: ListFilter,
    describe: ({ stage, level, state }) =>
      [stage && STAGES[stage], level && LEVELS[level], state && OCCASION_STATES[state]].filter(Boolean).join('；') ||
      '全部评估',
    columns: [
      { title: '编号', width: 24, value: (row: Occasion) => row.no },
      { title: '创建点', width: 24, value: (row: Occasion) => row.place },
      { title: '阶段', value: (row: Occasion) => STAGES[row.stage] },
      { title: '组织', width: 16, value: (row: Occasion) => row.hostName },
      { title: '数字截至', form: 'date', value: (row: Occasion) => row.asOf },
      { title: '状态', width: 16, value: (row: Occasion) => OCCASION_STATES[row.state] },
      { title: '得分', form: 'decimal', value: (row: Occasion) => ifTold(row, (row.totalCenti ?? 0) / 100) },
      { title: '等次', value: (row: Occasion) => ifTold(row, row.grade) ?? '' },
      { title: '审定日期', form: 'date', value: (row: Occasion) => row.finalOn },
    ],
    count: async (tx, filter, reach) => countOccasions(tx, await searchOf(tx, filter, reach)),
    async *rows(tx, filter: Filter, reach) {
      yield* await listOccasions(tx, await searchOf(tx, filter, reach))
    },
  }),
]
