import {
  type Area,
  type AreaLookup,
  AreaScope,
  areaLookup,
  communityColumn,
  townColumn,
} from '#contexts/directory/public.ts'
import { choiceCell, codeCell, dateCell, phoneCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { maskOf, townOf } from '../hear.ts'
import { limitsOn } from '../limits.ts'
import { dueOn, type Limits } from '../rules/clock.ts'
import { isDanger } from '../rules/words.ts'
import { faultyTickets, storeTickets, TICKET_FAULTS } from '../store/import-tickets.ts'
import { LINES, type Line, type Urgency } from '../vocabulary.ts'

const lineOf = Object.fromEntries(Object.entries(LINES).map(([code, name]) => [name, code])) as Record<string, Line>

const columns = [
  {
    key: 'ticket',
    title: '工单号',
    required: true,
    ...codeCell(/^[0-9A-Za-z-]{4,40}$/, '工单号应为4至40位数字、字母'),
    example: 'GD20240305001',
    aliases: ['工单编号', '流水号', '热线工单号'],
    note: '同一张工单只收一次',
  },
  { ...townColumn, note: '不知道社区的只填街镇；社区有重名时也要填' },
  { ...communityColumn, required: false, note: '填写正式名称或12位代码；不知道的不填' },
  {
    key: 'title',
    title: '诉求标题',
    required: true,
    ...textCell(60),
    example: '楼道灯不亮，老人出门不便',
    aliases: ['标题', '诉求事项'],
  },
  {
    key: 'description',
    title: '诉求内容',
    ...textCell(2000),
    example: '3号楼2单元楼道灯坏了一周',
    aliases: ['内容', '诉求描述'],
  },
  {
    key: 'reportedOn',
    title: '来电日期',
    required: true,
    ...dateCell(),
    example: '2024-03-05',
    aliases: ['受理日期', '日期'],
  },
  { key: 'line', title: '类别', ...choiceCell(lineOf), example: '环境', aliases: ['诉求类别'] },
  {
    key: 'isUrgent',
    title: '紧急',
    ...choiceCell({ 是: true, 否: false }),
    example: '否',
    aliases: ['是否紧急'],
  },
  { key: 'name', title: '来电人', ...textCell(30), example: '王女士', aliases: ['姓名', '联系人'], secret: true },
  {
    key: 'phone',
    title: '电话',
    ...phoneCell(),
    example: '13800000000',
    aliases: ['联系电话', '来电号码'],
    secret: true,
  },
] as const
type Row = RowOf<typeof columns>
type Lookups = { areas: AreaLookup; limits: Limits; drafts: WeakMap<Row, JsonObject> }

function placeOf({ town, community }: Row, areas: AreaLookup): Area | string {
  if (community) return areas.community(community, town)
  return town ? areas.town(town) : '请填写社区（村）；不知道社区的填写街镇'
}

function draftOf(row: Row, { areas, limits, drafts }: Lookups): JsonObject {
  const made = drafts.get(row)
  if (made) return made
  const place = placeOf(row, areas)
  if (typeof place === 'string') throw new Error(place)
  const contact = { name: row.name ?? '', phone: row.phone ?? '', address: '', whom: '' }
  const description = row.description ?? row.title
  const urgency: Urgency = row.isUrgent || isDanger(`${row.title}${description}`) ? 'urgent' : 'normal'
  const draft = {
    ...{ ticket: row.ticket, areaCode: place.code, townCode: townOf(place), title: row.title, description },
    ...{ reportedOn: row.reportedOn, line: row.line, urgency },
    dueOn: dueOn('reported', urgency, limits, row.reportedOn),
    ...{ sealed: privacy().seal(JSON.stringify(contact)).toString('hex'), masked: maskOf(contact, false) },
  }
  drafts.set(row, draft)
  return draft
}

/** A list of tickets from the 12345 hotline; a ticket that is there already is passed over, also when it comes in another list. */
export const hotlineImport = defineImport({
  name: 'needs.hotline',
  title: '热线工单',
  needs: 'needs.need.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope, today }): Promise<Lookups> => ({
    areas: await areaLookup(tx, scope.areaCode),
    limits: await limitsOn(tx, today),
    drafts: new WeakMap(),
  }),
  faultsOf(row, { areas }, { today }) {
    const faults: RowFault[] = []
    const place = placeOf(row, areas)
    if (typeof place === 'string') faults.push({ column: 'community', reason: place })
    if (row.title.length < 2) faults.push({ column: 'title', reason: '请写明诉求标题' })
    if (row.reportedOn > today) faults.push({ column: 'reportedOn', shown: row.reportedOn, reason: '来电日期晚于今天' })
    return faults
  },
  async faultsAmong(tx, rows, lookups) {
    const asked = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, lookups) }))
    const faulty = await faultyTickets(tx, rowsAsked(asked))
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ column: 'ticket', reason: TICKET_FAULTS[verdict] }]]))
  },
  keyOf: ({ ticket }) => ticket,
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeTickets(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'needs.needs-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
