import {
  type Area,
  type AreaLookup,
  AreaScope,
  areaLookup,
  blindOf,
  communityColumn,
  personColumns,
  townColumn,
} from '#contexts/directory/public.ts'
import { choiceCell, dateCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { ORGANISER_KINDS } from '../contract/fields.ts'
import { faultyTeamRows, storeTeams, TEAM_FAULTS } from '../store/import-teams.ts'
import { codesCell, offered } from './cells.ts'

const [nameColumn, idColumn] = personColumns
const KINDS = {
  [ORGANISER_KINDS.committee]: 'committee',
  [ORGANISER_KINDS.organisation]: 'organisation',
  [ORGANISER_KINDS.unit]: 'unit',
} as const

const columns = [
  { ...townColumn, note: '街镇直属的队伍只填街镇；社区有重名时也要填' },
  { ...communityColumn, required: false, note: '填写正式名称或12位代码；街镇直属的队伍不填' },
  {
    key: 'team',
    title: '队伍名称',
    required: true,
    ...textCell(60),
    example: '夕阳红志愿服务队',
    aliases: ['志愿队伍', '队伍'],
  },
  { key: 'kind', title: '队伍性质', required: true, ...choiceCell(KINDS), example: ORGANISER_KINDS.committee },
  { ...nameColumn, key: 'leadName', title: '负责人姓名', aliases: ['负责人', '队长'] },
  {
    ...idColumn,
    key: 'leadId',
    title: '负责人身份证号',
    note: '负责人须是注册志愿者；整列须设为“文本”',
    aliases: ['队长身份证号'],
  },
  { key: 'foundedOn', title: '成立日期', required: true, ...dateCell(), example: '2023-07-01', aliases: ['组建日期'] },
  {
    key: 'categories',
    title: '服务类别',
    ...codesCell('serviceCategories', { most: 10 }),
    example: '',
    note: `多项用“、”分开，可填：${offered('serviceCategories')}`,
  },
  {
    key: 'organisation',
    title: '一队两用',
    ...textCell(60),
    example: '',
    note: '同时备案为社区社会组织的，填“社会组织”名录中的组织名称；没有不填',
    aliases: ['对应社会组织', '备案的社会组织'],
  },
  { key: 'contact', title: '联系方式', ...textCell(60), example: '022-27120000', note: '对外公开' },
  { key: 'about', title: '简介', ...textCell(300), example: '' },
] as const
type Row = RowOf<typeof columns>
type Lookups = { areas: AreaLookup; seen: Set<string>; drafts: WeakMap<Row, JsonObject> }

export function placeOf(
  { town, community }: { town: string | null; community: string | null },
  areas: AreaLookup,
): Area | string {
  if (community) return areas.community(community, town)
  return town ? areas.town(town) : '请填写社区（村）；街镇直属的队伍填写街镇'
}

function draftOf(row: Row, { areas, drafts }: Lookups): JsonObject {
  const made = drafts.get(row)
  if (made) return made
  const place = placeOf(row, areas)
  if (typeof place === 'string') throw new Error(place)
  const { team, kind, leadName, leadId, foundedOn, categories, organisation, contact, about } = row
  const draft = {
    ...{ areaCode: place.code, name: team, kind, foundedOn, categories: categories ?? [], organisation },
    ...{ leadName, leadBlind: blindOf('id', leadId).toString('hex'), contact: contact ?? '', about: about ?? '' },
  }
  drafts.set(row, draft)
  return draft
}

/** One organisation of a town stands for one team. */
function namedTwice(organisation: string, { path }: Area, seen: Set<string>): RowFault[] {
  const key = `organisation ${path.split('.').slice(0, 3).join('.')}/${organisation}`
  if (seen.has(key))
    return [
      { column: 'organisation', shown: organisation, reason: '本表前面的行已写了这个组织，一个组织只对应一支队伍' },
    ]
  seen.add(key)
  return []
}

/** A list of teams; each lead has to be a registered volunteer already. */
export const teamsImport = defineImport({
  name: 'teams.teams',
  title: '志愿队伍名册',
  needs: 'teams.team.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }): Promise<Lookups> => ({
    areas: await areaLookup(tx, scope.areaCode),
    seen: new Set(),
    drafts: new WeakMap(),
  }),
  faultsOf(row, { areas, seen }, { today }) {
    const faults: RowFault[] = []
    const place = placeOf(row, areas)
    if (typeof place === 'string') faults.push({ column: 'community', reason: place })
    else if (seen.has(`${place.code}/${row.team}`))
      faults.push({ column: 'team', reason: '与本表前面的行是同一支队伍' })
    else seen.add(`${place.code}/${row.team}`)
    if (typeof place !== 'string' && row.organisation) faults.push(...namedTwice(row.organisation, place, seen))
    if (row.foundedOn > today) faults.push({ column: 'foundedOn', shown: row.foundedOn, reason: '成立日期晚于今天' })
    return faults
  },
  async faultsAmong(tx, rows, lookups, { today }) {
    const asked = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, lookups) }))
    const faulty = await faultyTeamRows(tx, rowsAsked(asked), today)
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: TEAM_FAULTS[verdict] }]]))
  },
  keyOf: ({ town, community, team }) => JSON.stringify([town, community, team]),
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeTeams(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'teams.teams-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
