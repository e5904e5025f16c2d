import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { VisitFilter } from './parts.ts'
import { GroupFilter } from './parts-groups.ts'
import { countGroups, type Group, type GroupSearch, listGroups } from './store/groups.ts'
import { countVisits, listVisits, type Visit } from './store/visits.ts'
import { GROUP_STATES, KINDS, LINES, OUTCOMES, PARTIES, TYPES, WAYS } from './vocabulary.ts'

const placeOf = ({ areaCode }: { areaCode?: string | undefined }) => (areaCode ? `区划${areaCode}` : '全部辖区')
type Filter<F extends z.ZodType> = z.infer<F>

const visitSearch = async (tx: Tx, { areaCode, ...filter }: Filter<typeof VisitFilter>, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})

/** What was said at a door stays out of spreadsheets: only that it was visited, by whom and when. */
const visitsExport = defineExport({
  name: 'fieldwork.visits',
  title: '探访台账',
  needs: 'fieldwork.visit.read',
  filter: VisitFilter,
  describe: ({ from, to, ...filter }) =>
    [placeOf(filter), ...(from ? [`自${from}`] : []), ...(to ? [`至${to}`] : [])].join('；'),
  columns: [
    { title: '探访日期', form: 'date', value: (row: Visit) => row.visitedOn },
    { title: '社区（村）', width: 24, value: (row: Visit) => row.areaName },
    { title: '探访对象', value: (row: Visit) => maskName(row.personName) },
    { title: '工作领域', width: 22, value: (row: Visit) => LINES[row.line] },
    { title: '方式', value: (row: Visit) => WAYS[row.way] },
    { title: '结果', width: 16, value: (row: Visit) => OUTCOMES[row.outcome] },
    { title: '探访人', value: (row: Visit) => row.byName },
    { title: '身份', value: (row: Visit) => PARTIES[row.byParty] },
    { title: '发现需求', value: (row: Visit) => (row.hasNeed ? '是' : '') },
    { title: '约好的下次', form: 'date', value: (row: Visit) => row.nextOn },
    { title: '作废', value: (row: Visit) => (row.voidedAt === null ? '' : '已作废') },
  ],
  count: async (tx, filter, reach) => countVisits(tx, await visitSearch(tx, filter, reach)),
  async *rows(tx, filter: Filter<typeof VisitFilter>, reach) {
    const search = await visitSearch(tx, filter, reach)
    yield* allPages((paging) => listVisits(tx, { ...search, ...paging }))
  },
})

type Seen = { reach: readonly string[]; today: string }
const groupSearch = async (
  tx: Tx,
  { areaCode, overdue, ...filter }: Filter<typeof GroupFilter>,
  { reach, today }: Seen,
): Promise<GroupSearch> => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
  overdueOn: overdue ? today : undefined,
})

const groupsExport = defineExport({
  name: 'fieldwork.groups',
  title: '小组与社区活动台账',
  needs: 'fieldwork.group.read',
  filter: GroupFilter,
  describe: ({ kind, state, ...filter }) =>
    [placeOf(filter), ...(kind ? [KINDS[kind]] : []), ...(state ? [GROUP_STATES[state]] : [])].join('；'),
  columns: [
    { title: '名称', width: 30, value: (row: Group) => row.title },
    { title: '类别', value: (row: Group) => KINDS[row.kind] },
    { title: '类型', value: (row: Group) => TYPES[row.type] },
    { title: '街镇', value: (row: Group) => row.townName },
    { title: '社区（村）', width: 24, value: (row: Group) => (row.areaCode === row.townCode ? '' : row.areaName) },
    { title: '工作领域', width: 22, value: (row: Group) => LINES[row.line] },
    { title: '负责社工', value: (row: Group) => row.leaderName },
    { title: '计划人数', form: 'integer', value: (row: Group) => row.people },
    { title: '计划节数', form: 'integer', value: (row: Group) => row.sessions },
    { title: '已有记录的节数', form: 'integer', width: 16, value: (row: Group) => row.sessionsHeld },
    { title: '计划开始', form: 'date', value: (row: Group) => row.startsOn },
    { title: '计划结束', form: 'date', value: (row: Group) => row.endsOn },
    { title: '实际开始', form: 'date', value: (row: Group) => row.startedOn },
    { title: '实际结束', form: 'date', value: (row: Group) => row.closedOn },
    { title: '预算（元）', form: 'decimal', value: (row: Group) => row.budgetFen / 100 },
    { title: '状态', value: (row: Group) => GROUP_STATES[row.state] },
    { title: '档案号', form: 'code', width: 24, value: (row: Group) => row.fileNo },
  ],
  count: async (tx, filter, reach, today) => countGroups(tx, await groupSearch(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter<typeof GroupFilter>, reach, today) {
    const search = await groupSearch(tx, filter, { reach, today })
    yield* allPages((paging) => listGroups(tx, { ...search, sort: 'startsOn', down: true, ...paging }))
  },
})

export const fieldworkExports: ExportKind[] = [visitsExport, groupsExport]
