import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { SampleFilter } from './parts-samples.ts'
import { VisitFilter } from './parts-visits.ts'
import { countSamples, listSamples, type Sample } from './store/samples.ts'
import type { Search } from './store/sql.ts'
import { countVisits, listVisits, type Visit } from './store/visits.ts'
import { SAMPLE_KINDS, SAMPLE_STATES, STAGES, VISIT_STATES } from './vocabulary.ts'

type Told = { areaCode?: string | undefined; stage?: keyof typeof STAGES | undefined }
const describe = ({ areaCode, stage }: Told): string =>
  [areaCode ? `区划${areaCode}` : '全部辖区', ...(stage ? [STAGES[stage]] : [])].join('；')
async function searchOf<F extends Told & Omit<Search, 'codes'>>(
  tx: Tx,
  { areaCode, ...filter }: F,
  reach: readonly string[],
) {
  return { ...filter, codes: await codesWithin(tx, reach, areaCode) }
}

const visitsExport = defineExport({
  name: 'inspection.visits',
  title: '实地检查台账',
  needs: 'inspection.inspection.read',
  filter: VisitFilter,
  describe,
  columns: [
    { title: '区', value: (row: Visit) => row.districtName },
    { title: '街镇', value: (row: Visit) => row.townName },
    { title: '阶段', value: (row: Visit) => STAGES[row.stage] },
    { title: '地点', width: 24, value: (row: Visit) => row.place },
    { title: '计划日期', form: 'date', value: (row: Visit) => row.plannedOn },
    { title: '检查日期', form: 'date', value: (row: Visit) => row.visitedOn },
    { title: '检查人', width: 24, value: (row: Visit) => row.inspectors.map(({ name }) => name).join('、') },
    { title: '状态', value: (row: Visit) => VISIT_STATES[row.state] },
    {
      ...{ title: '不完全符合的项数', form: 'integer' as const, width: 18 },
      value: (row: Visit) =>
        (row.checks ?? []).filter(({ verdict }) => verdict === 'partly' || verdict === 'unmet').length,
    },
    { title: '总的情况', width: 40, value: (row: Visit) => row.summary },
  ],
  count: async (tx, filter, reach) => countVisits(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof VisitFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listVisits(tx, { ...search, ...paging }))
  },
})

const samplesExport = defineExport({
  name: 'inspection.samples',
  title: '档案抽查台账',
  needs: 'inspection.inspection.read',
  filter: SampleFilter,
  describe,
  columns: [
    { title: '区', value: (row: Sample) => row.districtName },
    { title: '街镇', value: (row: Sample) => row.townName },
    { title: '阶段', value: (row: Sample) => STAGES[row.stage] },
    { title: '类别', value: (row: Sample) => SAMPLE_KINDS[row.kind] },
    { title: '抽取日期', form: 'date', value: (row: Sample) => row.drawnOn },
    { title: '种子', form: 'code', width: 20, value: (row: Sample) => row.seed },
    { title: '全部份数', form: 'integer', value: (row: Sample) => row.population.length },
    { title: '抽出份数', form: 'integer', value: (row: Sample) => row.sampled },
    { title: '已判定', form: 'integer', value: (row: Sample) => row.checked },
    { title: '合格', form: 'integer', value: (row: Sample) => row.passed },
    { title: '状态', value: (row: Sample) => SAMPLE_STATES[row.state] },
    { title: '名单摘要', form: 'code', width: 70, value: (row: Sample) => row.listDigest },
  ],
  count: async (tx, filter, reach) => countSamples(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof SampleFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listSamples(tx, { ...search, ...paging }))
  },
})

export const inspectionExports: ExportKind[] = [visitsExport, samplesExport]
