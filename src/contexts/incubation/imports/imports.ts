import { type AreaLookup, AreaScope, areaLookup, communityColumn, townColumn } from '#contexts/directory/public.ts'
import { choiceCell, dateCell, integerCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportKind, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { MAY_SERVE } from '../rules/states.ts'
import { type Named, organisationsNamed, storeStagedServices } from '../store/import-services.ts'
import { STATES } from '../vocabulary.ts'

const columns = [
  {
    key: 'organisation',
    title: '组织名称',
    required: true,
    ...textCell(100),
    example: '庆有西里银龄互助社',
    note: '须是“社会组织”中已有的、设在该社区的组织',
  },
  townColumn,
  communityColumn,
  {
    key: 'servedOn',
    title: '日期',
    required: true,
    ...dateCell(),
    example: '2024-03-05',
    aliases: ['活动日期', '服务日期'],
  },
  {
    key: 'kind',
    title: '性质',
    required: true,
    ...choiceCell({ 公益活动: 'activity', 为民服务: 'delivery' }),
    example: '公益活动',
  },
  {
    key: 'title',
    title: '做了什么',
    required: true,
    ...textCell(80),
    example: '义务理发',
    aliases: ['活动名称', '内容'],
  },
  {
    key: 'people',
    title: '受益人数',
    required: true,
    ...integerCell({ min: 1, max: 100_000 }),
    example: '30',
    aliases: ['人数'],
  },
  { key: 'note', title: '备注', ...textCell(500), example: '' },
] as const
type Row = RowOf<typeof columns>
type Lookups = { areas: AreaLookup; organisations: Map<string, Named> }

const keyOf = (areaCode: string, name: string): string => `${areaCode}/${name}`

/** The organisation a row speaks of, or what is wrong with it. */
function found(row: Row, { areas, organisations }: Lookups): { one: Named } | { fault: RowFault } {
  const place = areas.community(row.community, row.town)
  if (typeof place === 'string') return { fault: { column: 'community', shown: row.community, reason: place } }
  const one = organisations.get(keyOf(place.code, row.organisation))
  const wrong = (reason: string) => ({ fault: { column: 'organisation', shown: row.organisation, reason } })
  if (!one) return wrong('这个社区没有叫这个名称的社会组织，请核对，或先导入名册')
  return MAY_SERVE.includes(one.state) ? { one } : wrong(`这个组织现在是“${STATES[one.state]}”，不能记录活动`)
}

const servicesImport = defineImport({
  name: 'incubation.services',
  title: '社会组织活动记录表',
  needs: 'incubation.organisation.check',
  scope: AreaScope,
  columns,
  load: async (tx, batch): Promise<Lookups> => ({
    areas: await areaLookup(tx, batch.scope.areaCode),
    organisations: new Map((await organisationsNamed(tx)).map((one) => [keyOf(one.areaCode, one.name), one])),
  }),
  faultsOf(row, lookups, batch) {
    const asked = found(row, lookups)
    const faults: RowFault[] = 'fault' in asked ? [asked.fault] : []
    if (row.servedOn > batch.today) faults.push({ column: 'servedOn', shown: row.servedOn, reason: '日期晚于今天' })
    return faults
  },
  keyOf: (row) => `${row.community}/${row.organisation}/${row.servedOn}/${row.title}`,
  stage(row, lookups) {
    const asked = found(row, lookups)
    if ('fault' in asked) throw new Error(asked.fault.reason)
    const { servedOn, kind, title, people, note } = row
    return { organisationId: asked.one.id, servedOn, kind, title, people, note: note ?? '' }
  },
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeStagedServices(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'incubation.incubation-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})

export const incubationImports: ImportKind[] = [servicesImport]
