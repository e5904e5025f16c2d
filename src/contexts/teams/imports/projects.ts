import { type AreaLookup, AreaScope, areaLookup, communityColumn, townColumn } from '#contexts/directory/public.ts'
import { dateCell, integerCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { faultyProjectRows, PROJECT_FAULTS, storeProjects } from '../store/import-projects.ts'
import { codesCell, offered } from './cells.ts'

const columns = [
  townColumn,
  communityColumn,
  {
    key: 'project',
    title: '项目名称',
    required: true,
    ...textCell(80),
    example: '银龄陪伴',
    aliases: ['志愿服务项目'],
  },
  {
    key: 'tags',
    title: '方向',
    required: true,
    ...codesCell('projectTags', { most: 5 }),
    example: '敬老助残',
    note: `多项用“、”分开，可填：${offered('projectTags')}`,
    aliases: ['项目方向'],
  },
  {
    key: 'category',
    title: '服务类别',
    required: true,
    ...codesCell('serviceCategories', { most: 1 }),
    example: '',
    note: `只填一项，可填：${offered('serviceCategories')}`,
  },
  {
    key: 'audiences',
    title: '服务对象',
    ...codesCell('serviceAudiences'),
    example: '',
    note: `多项用“、”分开，可填：${offered('serviceAudiences')}`,
  },
  {
    key: 'team',
    title: '承担队伍',
    ...textCell(60),
    example: '',
    note: '须是已登记的本社区或本街镇的队伍',
    aliases: ['队伍名称'],
  },
  { key: 'fromDate', title: '计划开始', required: true, ...dateCell(), example: '2023-09-01', aliases: ['开始日期'] },
  { key: 'toDate', title: '计划结束', ...dateCell(), example: '', note: '长期项目不填', aliases: ['结束日期'] },
  { key: 'startedOn', title: '启动日期', ...dateCell(), example: '', note: '尚未启动的不填；启动后计入' },
  {
    key: 'content',
    title: '项目内容',
    required: true,
    ...textCell(1000),
    example: '每周两次上门陪伴独居老人',
    aliases: ['内容'],
  },
  { key: 'place', title: '地点', ...textCell(100), example: '' },
  { key: 'people', title: '计划人数', ...integerCell({ min: 1, max: 1_000_000 }), example: '30' },
  { key: 'times', title: '计划次数', ...integerCell({ min: 1, max: 1_000_000 }), example: '24' },
] as const
type Row = RowOf<typeof columns>
type Lookups = { areas: AreaLookup; seen: Set<string>; drafts: WeakMap<Row, JsonObject> }

function draftOf(row: Row, { areas, drafts }: Lookups): JsonObject {
  const made = drafts.get(row)
  if (made) return made
  const place = areas.community(row.community, row.town)
  if (typeof place === 'string') throw new Error(place)
  const { project, tags, category, audiences, team, fromDate, toDate, startedOn, content, people, times } = row
  const draft = {
    ...{ areaCode: place.code, name: project, tags, category: category[0] ?? '', audiences: audiences ?? [], team },
    ...{ fromDate, toDate, startedOn, content, place: row.place ?? '', people, times },
  }
  drafts.set(row, draft)
  return draft
}

function faultsOfDays({ fromDate, toDate, startedOn }: Row, today: string): RowFault[] {
  return [
    ...(toDate && toDate < fromDate ? [{ column: 'toDate', shown: toDate, reason: '计划结束早于计划开始' }] : []),
    ...(startedOn && startedOn > today ? [{ column: 'startedOn', shown: startedOn, reason: '启动日期晚于今天' }] : []),
  ]
}

/** A list of projects; one with a day of starting is running from that day on. */
export const projectsImport = defineImport({
  name: 'teams.projects',
  title: '志愿服务项目名册',
  needs: 'teams.project.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }): Promise<Lookups> => ({
    areas: await areaLookup(tx, scope.areaCode),
    seen: new Set(),
    drafts: new WeakMap(),
  }),
  faultsOf(row, { areas, seen }, { today }) {
    const place = areas.community(row.community, row.town)
    if (typeof place === 'string') return [{ column: 'community', reason: place }, ...faultsOfDays(row, today)]
    const key = `${place.code}/${row.project}/${row.fromDate}`
    const twice = seen.has(key) ? [{ column: 'project', reason: '与本表前面的行是同一个项目' }] : []
    seen.add(key)
    const short = row.content.length < 4 ? [{ column: 'content', reason: '请写明项目内容，至少4个字' }] : []
    return [...twice, ...short, ...faultsOfDays(row, today)]
  },
  async faultsAmong(tx, rows, lookups) {
    const asked = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, lookups) }))
    const faulty = await faultyProjectRows(tx, rowsAsked(asked))
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: PROJECT_FAULTS[verdict] }]]))
  },
  keyOf: ({ town, community, project, fromDate }) => JSON.stringify([town, community, project, fromDate]),
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeProjects(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'teams.teams-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
