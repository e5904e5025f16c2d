import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { AdoptionFilter, CaseFilter, PublicityFilter, ResearchFilter } from './contract-parts.ts'
import { type Adoption, countAdoptions, listAdoptions } from './store/adoptions.ts'
import { type Case, countCases, listCases } from './store/cases.ts'
import {
  countPublicity,
  countResearch,
  listPublicity,
  listResearch,
  type Publicity,
  type Research,
} from './store/registers.ts'
import {
  ADOPTION_STATES,
  CASE_STATES,
  LINK_STATES,
  MEDIA_LEVELS,
  PUBLICITY_KINDS,
  RESEARCH_STATES,
  TOPICS,
} from './vocabulary.ts'

type Placed = { areaCode?: string | undefined }
const placeOf = ({ areaCode }: Placed) => (areaCode ? `区划${areaCode}` : '全部辖区')
const within = async <F extends Placed>(tx: Tx, { areaCode, ...filter }: F, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})
const needs = 'learning.case.read'

const cases = defineExport({
  name: 'learning.cases',
  title: '案例目录',
  needs,
  filter: CaseFilter,
  describe: placeOf,
  columns: [
    { title: '街镇', width: 18, value: (row: Case) => row.townName },
    { title: '案例', width: 34, value: (row: Case) => row.title },
    { title: '标签', width: 24, value: (row: Case) => row.tags.join('、') },
    { title: '状态', value: (row: Case) => CASE_STATES[row.state] },
    { title: '可照做', value: (row: Case) => (row.isPlaybook ? '是' : '否') },
    { title: '采用', form: 'integer', value: (row: Case) => row.adoptions },
    { title: '入选', form: 'date', value: (row: Case) => row.selectedOn },
    { title: '推广', form: 'date', value: (row: Case) => row.promotedOn },
  ],
  count: async (tx, filter, reach) => countCases(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof CaseFilter>, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listCases(tx, { ...search, ...paging }))
  },
})

const adoptions = defineExport({
  name: 'learning.adoptions',
  title: '做法采用台账',
  needs,
  filter: AdoptionFilter,
  describe: placeOf,
  columns: [
    { title: '街镇', width: 18, value: (row: Adoption) => row.townName },
    { title: '做法', width: 30, value: (row: Adoption) => row.caseTitle },
    { title: '状态', value: (row: Adoption) => ADOPTION_STATES[row.state] },
    { title: '采用', form: 'date', value: (row: Adoption) => row.adoptedOn },
    { title: '计划完成', form: 'date', value: (row: Adoption) => row.endsOn },
    { title: '衡量', width: 20, value: (row: Adoption) => row.measure },
    { title: '单位', value: (row: Adoption) => row.unit },
    { title: '之前', form: 'integer', value: (row: Adoption) => row.beforeValue },
    { title: '之后', form: 'integer', value: (row: Adoption) => row.afterValue },
    { title: '结果', width: 50, value: (row: Adoption) => row.result || row.reason },
  ],
  count: async (tx, filter, reach) => countAdoptions(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof AdoptionFilter>, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listAdoptions(tx, { ...search, ...paging }))
  },
})

const publicity = defineExport({
  name: 'learning.publicity',
  title: '宣传台账',
  needs,
  filter: PublicityFilter,
  describe: placeOf,
  columns: [
    { title: '街镇', width: 18, value: (row: Publicity) => row.townName },
    { title: '标题', width: 40, value: (row: Publicity) => row.title },
    { title: '类别', value: (row: Publicity) => PUBLICITY_KINDS[row.kind] },
    { title: '媒体', width: 20, value: (row: Publicity) => row.media },
    { title: '级别', value: (row: Publicity) => MEDIA_LEVELS[row.level] },
    { title: '日期', form: 'date', value: (row: Publicity) => row.publishedOn },
    { title: '链接', width: 50, value: (row: Publicity) => row.link },
    { title: '链接状态', value: (row: Publicity) => LINK_STATES[row.linkState] },
  ],
  count: async (tx, filter, reach) => countPublicity(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof PublicityFilter>, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listPublicity(tx, { ...search, ...paging }))
  },
})

const research = defineExport({
  name: 'learning.research',
  title: '研究台账',
  needs,
  filter: ResearchFilter,
  describe: placeOf,
  columns: [
    { title: '街镇', width: 18, value: (row: Research) => row.townName },
    { title: '题目', width: 40, value: (row: Research) => row.title },
    { title: '专题', width: 14, value: (row: Research) => TOPICS[row.topic] },
    { title: '作者', width: 24, value: (row: Research) => row.author },
    { title: '专家单位', width: 24, value: (row: Research) => row.institution ?? '' },
    { title: '状态', value: (row: Research) => RESEARCH_STATES[row.state] },
    { title: '立题', form: 'date', value: (row: Research) => row.startedOn },
    { title: '完成', form: 'date', value: (row: Research) => row.finishedOn },
  ],
  count: async (tx, filter, reach) => countResearch(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof ResearchFilter>, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listResearch(tx, { ...search, ...paging }))
  },
})

export const learningExports: ExportKind[] = [cases, adoptions, publicity, research]
