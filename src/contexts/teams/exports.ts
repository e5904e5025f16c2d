import type { z } from 'zod'
import { labelOfCode } from '#contexts/programme/public.ts'
import { maskName } from '#kernel/masking.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { ORGANISER_KINDS, PLAN_STATES, PROJECT_STATES } from './contract/fields.ts'
import { PlanFilter } from './contract/plans.ts'
import { ProjectFilter } from './contract/projects.ts'
import { StationFilter } from './contract/stations.ts'
import { TeamFilter } from './contract/teams.ts'
import { inPlace, pages, searchOf, whereColumns } from './export-parts.ts'
import { meritExports } from './merit-exports.ts'
import { countPlans, listPlans, type Plan } from './store/plans.ts'
import { countProjects, listProjects, type ProjectRow } from './store/projects.ts'
import { countStations, listStations, type Station } from './store/stations.ts'
import { countTeams, listTeams, type TeamRow } from './store/teams.ts'

const labels = (table: Parameters<typeof labelOfCode>[0], codes: readonly string[]): string =>
  codes.map((code) => labelOfCode(table, code)).join('、')

const teams = defineExport({
  name: 'teams.teams',
  title: '志愿队伍名册',
  needs: 'teams.team.read',
  filter: TeamFilter,
  describe: ({ areaCode, state }: z.infer<typeof TeamFilter>) =>
    [inPlace(areaCode), { existing: '现有', ended: '已解散', all: '全部状态' }[state]].join('；'),
  columns: [
    ...whereColumns,
    { title: '队伍名称', width: 26, value: (row: TeamRow) => row.name },
    { title: '性质', value: (row: TeamRow) => ORGANISER_KINDS[row.organiserKind] },
    { title: '一队两用', width: 26, value: (row: TeamRow) => row.organisationName },
    { title: '负责人', value: (row: TeamRow) => maskName(row.leadName) },
    { title: '队员人数', form: 'integer', value: (row: TeamRow) => row.membersNow },
    { title: '服务类别', width: 30, value: (row: TeamRow) => labels('serviceCategories', row.categories) },
    { title: '成立日期', form: 'date', value: (row: TeamRow) => row.foundedOn },
    { title: '解散日期', form: 'date', value: (row: TeamRow) => row.endedOn },
    { title: '联系方式', width: 20, value: (row: TeamRow) => row.contact },
  ],
  count: async (tx, filter, reach, today) => countTeams(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof TeamFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listTeams(tx, { ...search, ...paging }))
  },
})

const projects = defineExport({
  name: 'teams.projects',
  title: '志愿服务项目名册',
  needs: 'teams.team.read',
  filter: ProjectFilter,
  describe: ({ areaCode, state }: z.infer<typeof ProjectFilter>) =>
    [inPlace(areaCode), state ? PROJECT_STATES[state] : '全部状态'].join('；'),
  columns: [
    ...whereColumns,
    { title: '项目名称', width: 30, value: (row: ProjectRow) => row.name },
    { title: '方向', width: 26, value: (row: ProjectRow) => labels('projectTags', row.tags) },
    { title: '服务类别', width: 20, value: (row: ProjectRow) => labelOfCode('serviceCategories', row.category) },
    { title: '服务对象', width: 30, value: (row: ProjectRow) => labels('serviceAudiences', row.audiences) },
    { title: '承担队伍', width: 26, value: (row: ProjectRow) => row.teamName },
    { title: '计划开始', form: 'date', value: (row: ProjectRow) => row.fromDate },
    { title: '计划结束', form: 'date', value: (row: ProjectRow) => row.toDate },
    { title: '内容', width: 50, value: (row: ProjectRow) => row.content },
    { title: '地点', width: 26, value: (row: ProjectRow) => row.place },
    { title: '计划人数', form: 'integer', value: (row: ProjectRow) => row.plannedPeople },
    { title: '计划次数', form: 'integer', value: (row: ProjectRow) => row.plannedTimes },
    { title: '状态', value: (row: ProjectRow) => PROJECT_STATES[row.state] },
    { title: '启动日期', form: 'date', value: (row: ProjectRow) => row.startedOn },
    { title: '结束日期', form: 'date', value: (row: ProjectRow) => row.endedOn },
  ],
  count: async (tx, filter, reach, today) => countProjects(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof ProjectFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listProjects(tx, { ...search, ...paging }))
  },
})

const plans = defineExport({
  name: 'teams.yearly-plans',
  title: '年度志愿服务计划',
  needs: 'teams.team.read',
  filter: PlanFilter,
  describe: ({ areaCode, year, state }: z.infer<typeof PlanFilter>) =>
    [inPlace(areaCode), year ? `${year}年` : '各年度', state ? PLAN_STATES[state] : '全部状态'].join('；'),
  columns: [
    ...whereColumns,
    { title: '年度', form: 'integer', value: (row: Plan) => row.year },
    { title: '目标', width: 50, value: (row: Plan) => row.goals },
    { title: '安排活动', form: 'integer', value: (row: Plan) => row.activities },
    { title: '状态', value: (row: Plan) => PLAN_STATES[row.state] },
    { title: '提交日期', form: 'date', value: (row: Plan) => row.submittedOn },
    { title: '批准日期', form: 'date', value: (row: Plan) => row.approvedOn },
  ],
  count: async (tx, filter, reach, today) => countPlans(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof PlanFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listPlans(tx, { ...search, ...paging }))
  },
})

const stations = defineExport({
  name: 'teams.stations',
  title: '志愿服务站点',
  needs: 'teams.team.read',
  filter: StationFilter,
  describe: ({ areaCode, complete }: z.infer<typeof StationFilter>) =>
    [inPlace(areaCode), ...(complete ? [complete === 'yes' ? '六项标准齐备' : '尚有缺项'] : [])].join('；'),
  columns: [
    ...whereColumns,
    { title: '站点名称', width: 30, value: (row: Station) => row.name },
    { title: '地址', width: 30, value: (row: Station) => row.address },
    { title: '启用日期', form: 'date', value: (row: Station) => row.openedOn },
    { title: '具备的标准', form: 'integer', value: (row: Station) => row.standardsMet },
    { title: '开展的功能', form: 'integer', value: (row: Station) => row.functionsMet },
    { title: '最近核对', form: 'date', value: (row: Station) => row.checkedOn },
  ],
  count: async (tx, filter, reach, today) => countStations(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof StationFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* pages((paging) => listStations(tx, { ...search, ...paging }))
  },
})

export const teamsExports: ExportKind[] = [teams, projects, plans, stations, ...meritExports]
