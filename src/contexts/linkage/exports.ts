import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { rowsOf } from './actions/read.ts'
import { MeetingFilter, ProjectFilter, ResourceFilter, ServiceFilter, TaskFilter } from './contract-parts.ts'
import { offersAround } from './offers-around.ts'
import { countMeetings, listMeetings, type Meeting } from './store/meetings.ts'
import { countProjects, listProjects } from './store/projects.ts'
import {
  countResources,
  countServices,
  listResources,
  listServices,
  type Resource,
  type Service,
} from './store/resources.ts'
import { countTasks, listTasks, type Task } from './store/tasks.ts'
import {
  LEVELS,
  LINES,
  MEETING_STATES,
  OWNER_KINDS,
  PARTIES,
  PROJECT_STATES,
  RESOURCE_KINDS,
  RESOURCE_STATES,
  SEAT_STANDS,
  SIDES,
  TASK_STATES,
} from './vocabulary.ts'

type Placed = { areaCode?: string | undefined }
const placeOf = ({ areaCode }: Placed) => (areaCode ? `区划${areaCode}` : '全部辖区')
const within = async <F extends Placed>(tx: Tx, { areaCode, ...filter }: F, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})
const around = async <F extends Placed>(tx: Tx, { areaCode, ...filter }: F, reach: readonly string[]) => ({
  ...filter,
  codes: await offersAround(tx, reach, areaCode),
})
const linesOf = ({ lines }: Pick<Resource, 'lines'>) =>
  lines.length === 0 ? '不限' : lines.map((line) => LINES[line]).join('、')

const resources = defineExport({
  name: 'linkage.resources',
  title: '资源清单',
  needs: 'linkage.linkage.read',
  filter: ResourceFilter,
  describe: (filter) => placeOf(filter),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: Resource) => row.no },
    { title: '资源', width: 28, value: (row: Resource) => row.title },
    { title: '种类', value: (row: Resource) => RESOURCE_KINDS[row.kind] },
    { title: '提供者', width: 26, value: (row: Resource) => row.ownerName },
    { title: '提供者类别', width: 14, value: (row: Resource) => OWNER_KINDS[row.ownerKind] },
    { title: '数量', width: 18, value: (row: Resource) => row.amount },
    { title: '适合方向', width: 24, value: linesOf },
    { title: '社区或街镇', width: 20, value: (row: Resource) => row.areaName },
    { title: '从', form: 'date', value: (row: Resource) => row.fromDate },
    { title: '到', form: 'date', value: (row: Resource) => row.toDate },
    { title: '条件', width: 30, value: (row: Resource) => row.conditions },
    {
      title: '估值（元）',
      form: 'decimal',
      value: (row: Resource) => (row.valueFen === null ? null : row.valueFen / 100),
    },
    { title: '状态', value: (row: Resource) => RESOURCE_STATES[row.state] },
    { title: '已对接', form: 'integer', value: (row: Resource) => row.matches },
  ],
  count: async (tx, filter, reach, today) => countResources(tx, { ...(await around(tx, filter, reach)), day: today }),
  async *rows(tx, filter: z.infer<typeof ResourceFilter>, reach, today) {
    const search = { ...(await around(tx, filter, reach)), day: today }
    yield* allPages((paging) => listResources(tx, { ...search, ...paging }))
  },
})

const services = defineExport({
  name: 'linkage.services',
  title: '服务清单',
  needs: 'linkage.linkage.read',
  filter: ServiceFilter,
  describe: (filter) => placeOf(filter),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: Service) => row.no },
    { title: '服务', width: 26, value: (row: Service) => row.name },
    { title: '服务对象', width: 24, value: (row: Service) => row.audience },
    { title: '方向', width: 24, value: linesOf },
    { title: '社区或街镇', width: 20, value: (row: Service) => row.areaName },
    { title: '时间', width: 22, value: (row: Service) => row.openTimes },
    { title: '地点', width: 24, value: (row: Service) => row.place },
    { title: '提供者', width: 24, value: (row: Service) => row.provider },
    { title: '怎么申请', width: 30, value: (row: Service) => row.howToApply },
    { title: '从', form: 'date', value: (row: Service) => row.fromDate },
    { title: '到', form: 'date', value: (row: Service) => row.toDate },
    { title: '已对接', form: 'integer', value: (row: Service) => row.matches },
  ],
  count: async (tx, filter, reach, today) => countServices(tx, { ...(await around(tx, filter, reach)), day: today }),
  async *rows(tx, filter: z.infer<typeof ServiceFilter>, reach, today) {
    const search = { ...(await around(tx, filter, reach)), day: today }
    yield* allPages((paging) => listServices(tx, { ...search, ...paging }))
  },
})

type ProjectLine = Awaited<ReturnType<typeof rowsOf>>[number]
const standOf =
  (party: keyof typeof PARTIES) =>
  ({ seats }: ProjectLine): string => {
    const seat = seats.find((one) => one.party === party)
    return seat ? SEAT_STANDS[seat.stand] : ''
  }
const projects = defineExport({
  name: 'linkage.projects',
  title: '联动项目清单',
  needs: 'linkage.linkage.read',
  filter: ProjectFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [PROJECT_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: ProjectLine) => row.no },
    { title: '项目', width: 30, value: (row: ProjectLine) => row.title },
    { title: '街镇', width: 18, value: (row: ProjectLine) => row.townName },
    { title: '社区', width: 22, value: (row: ProjectLine) => row.areaName },
    { title: '牵头', width: 16, value: (row: ProjectLine) => row.leadName },
    { title: '状态', value: (row: ProjectLine) => PROJECT_STATES[row.state] },
    { title: '需求数', form: 'integer', value: (row: ProjectLine) => row.needs },
    { title: '已行动方数', form: 'integer', value: (row: ProjectLine) => row.acted },
    { title: PARTIES.community, width: 14, value: standOf('community') },
    { title: PARTIES.social_worker, width: 14, value: standOf('social_worker') },
    { title: PARTIES.organisation, width: 16, value: standOf('organisation') },
    { title: PARTIES.volunteers, width: 14, value: standOf('volunteers') },
    { title: PARTIES.charity, width: 14, value: standOf('charity') },
    { title: '停滞天数', form: 'integer', value: (row: ProjectLine) => row.stillDays },
    { title: '开始', form: 'date', value: (row: ProjectLine) => row.startsOn },
    { title: '结束', form: 'date', value: (row: ProjectLine) => row.closedOn },
  ],
  count: async (tx, filter, reach) => countProjects(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof ProjectFilter>, reach, today) {
    const search = await within(tx, filter, reach)
    yield* allPages(async (paging) => rowsOf(tx, await listProjects(tx, { ...search, paging }), today))
  },
})

const meetings = defineExport({
  name: 'linkage.meetings',
  title: '联席会议台账',
  needs: 'linkage.linkage.read',
  filter: MeetingFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [MEETING_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: Meeting) => row.no },
    { title: '会议', width: 30, value: (row: Meeting) => row.title },
    { title: '层级', width: 16, value: (row: Meeting) => LEVELS[row.level] },
    { title: '区划', width: 20, value: (row: Meeting) => row.areaName },
    { title: '日期', form: 'date', value: (row: Meeting) => row.heldOn },
    { title: '地点', width: 22, value: (row: Meeting) => row.place },
    { title: '主持', width: 14, value: (row: Meeting) => row.chair },
    { title: '应到', form: 'integer', value: (row: Meeting) => row.invited },
    { title: '实到', form: 'integer', value: (row: Meeting) => row.present },
    { title: '议题', form: 'integer', value: (row: Meeting) => row.items },
    { title: '通过', form: 'integer', value: (row: Meeting) => row.passed },
    { title: '状态', value: (row: Meeting) => MEETING_STATES[row.state] },
  ],
  count: async (tx, filter, reach) => countMeetings(tx, await within(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof MeetingFilter>, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listMeetings(tx, { ...search, ...paging }))
  },
})

const tasks = defineExport({
  name: 'linkage.tasks',
  title: '联动任务清单',
  needs: 'linkage.linkage.read',
  filter: TaskFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [TASK_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 24, value: (row: Task) => row.no },
    { title: '任务', width: 34, value: (row: Task) => row.title },
    { title: '区划', width: 20, value: (row: Task) => row.areaName },
    { title: '哪一方', width: 14, value: (row: Task) => SIDES[row.ownerParty] },
    { title: '负责单位', width: 24, value: (row: Task) => row.ownerUnit },
    { title: '负责人', width: 16, value: (row: Task) => row.ownerName },
    { title: '期限', form: 'date', value: (row: Task) => row.dueOn },
    { title: '状态', value: (row: Task) => TASK_STATES[row.state] },
    { title: '完成', form: 'date', value: (row: Task) => row.doneOn },
    { title: '最近进展', width: 40, value: (row: Task) => row.lastNote },
    { title: '联动项目', width: 28, value: (row: Task) => row.projectTitle ?? '' },
    { title: '联席会议', width: 28, value: (row: Task) => row.meetingTitle ?? '' },
  ],
  count: async (tx, filter, reach, today) => countTasks(tx, { ...(await within(tx, filter, reach)), day: today }),
  async *rows(tx, filter: z.infer<typeof TaskFilter>, reach, today) {
    const search = { ...(await within(tx, filter, reach)), day: today }
    yield* allPages((paging) => listTasks(tx, { ...search, ...paging }))
  },
})

export const linkageExports: ExportKind[] = [resources, services, projects, meetings, tasks]
