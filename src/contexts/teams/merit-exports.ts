import type { z } from 'zod'
import { maskName } from '#kernel/masking.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { MeritFilter } from './contract/merits.ts'
import { inPlace, pages, searchOf, whereColumns } from './export-parts.ts'
import { type Award, countAwards, countRatings, listAwards, listRatings, type Rating } from './store/merits.ts'
import type { Someone } from './store/pages.ts'
import { countTrainings, listTrainings, type Training } from './store/trainings.ts'

type Filter = z.infer<typeof MeritFilter>
const describe = ({ areaCode, from, to }: Filter): string =>
  [inPlace(areaCode), ...(from ? [`${from}起`] : []), ...(to ? [`${to}止`] : [])].join('；')
const who = [
  { title: '姓名', value: (row: Someone) => maskName(row.name) },
  { title: '身份证号', form: 'code', width: 22, value: (row: Someone) => row.maskedId },
] as const
const validity = ({ voidReason }: { voidReason: string | null }): string => (voidReason ? '已作废' : '有效')

const trainings = defineExport({
  name: 'teams.trainings',
  title: '志愿者培训',
  needs: 'teams.team.read',
  filter: MeritFilter,
  describe,
  columns: [
    ...whereColumns,
    { title: '培训名称', width: 30, value: (row: Training) => row.name },
    { title: '主要内容', width: 40, value: (row: Training) => row.content },
    { title: '学习时长（分钟）', form: 'integer', value: (row: Training) => row.minutes },
    { title: '举办单位', width: 26, value: (row: Training) => row.host },
    { title: '日期', form: 'date', value: (row: Training) => row.heldOn },
    { title: '队伍', width: 26, value: (row: Training) => row.teamName },
    { title: '参加人数', form: 'integer', value: (row: Training) => row.attendees },
  ],
  count: async (tx, filter, reach, today) => countTrainings(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listTrainings(tx, { ...search, ...paging }))
  },
})

const awards = defineExport({
  name: 'teams.awards',
  title: '志愿者表彰奖励',
  needs: 'teams.team.read',
  filter: MeritFilter,
  describe,
  columns: [
    ...who,
    ...whereColumns,
    { title: '表彰奖励', width: 30, value: (row: Award) => row.awardName },
    { title: '授予日期', form: 'date', value: (row: Award) => row.awardedOn },
    { title: '授予单位', width: 26, value: (row: Award) => row.awardingBody },
    { title: '状态', value: (row: Award) => validity(row) },
  ],
  count: async (tx, filter, reach, today) => countAwards(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listAwards(tx, { ...search, ...paging }))
  },
})

const ratings = defineExport({
  name: 'teams.ratings',
  title: '志愿者服务评价',
  needs: 'teams.team.read',
  filter: MeritFilter,
  describe,
  columns: [
    ...who,
    ...whereColumns,
    { title: '服务', width: 30, value: (row: Rating) => row.activity },
    { title: '服务开始', form: 'date', value: (row: Rating) => row.fromDate },
    { title: '服务结束', form: 'date', value: (row: Rating) => row.toDate },
    { title: '评价（1至5分）', form: 'integer', value: (row: Rating) => row.quality },
    { title: '说明', width: 30, value: (row: Rating) => row.note },
    { title: '评价日期', form: 'date', value: (row: Rating) => row.ratedOn },
    { title: '评价人', value: (row: Rating) => row.ratedByName },
    { title: '状态', value: (row: Rating) => validity(row) },
  ],
  count: async (tx, filter, reach, today) => countRatings(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listRatings(tx, { ...search, ...paging }))
  },
})

export const meritExports: ExportKind[] = [trainings, awards, ratings]
