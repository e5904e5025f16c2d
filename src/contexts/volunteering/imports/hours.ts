import { z } from 'zod'
import { AreaScope, blindOf, findArea, personColumns } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import { codeCell, dateCell, integerCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { sameEntriesOn } from '../limits.ts'
import { MINUTES_OF_A_DAY, minutesOf } from '../rules/minutes.ts'
import { flagSameLines } from '../store/import-flags.ts'
import { faultyHoursRows, HOURS_FAULTS, storeHours } from '../store/import-hours.ts'

const [name, idNumber] = personColumns

const columns = [
  name,
  { ...idNumber, required: false, note: '与志愿者编号至少填一项' },
  {
    key: 'volunteerNo',
    title: '志愿者编号',
    ...codeCell(/^[0-9A-Z-]{4,30}$/i, '志愿者编号应为4至30位数字、字母'),
    example: '',
    aliases: ['志愿者号', '注册编号'],
  },
  {
    key: 'servedOn',
    title: '服务日期',
    required: true,
    ...dateCell(),
    example: '2023-10-23',
    aliases: ['活动日期', '日期'],
  },
  {
    key: 'activity',
    title: '活动名称',
    required: true,
    ...textCell(100),
    example: '重阳节敬老',
    aliases: ['活动', '项目名称', '服务项目'],
  },
  {
    key: 'hours',
    title: '时长（小时）',
    form: 'number',
    schema: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,2})?$/, '应为小时数，最多两位小数，不带单位')
      .transform(Number),
    example: '2.5',
    aliases: ['服务时长（小时）'],
    note: '与时长（分钟）只填一列',
  },
  {
    key: 'minutes',
    title: '时长（分钟）',
    ...integerCell({ min: 1, max: 100_000 }),
    example: '',
    aliases: ['服务时长（分钟）'],
  },
] as const
type Row = RowOf<typeof columns>

type Lookups = {
  /** Minutes this file has stated so far, by person and day. */
  days: Map<string, number>
  drafts: WeakMap<Row, JsonObject>
  scopePath: string
}

const whoOf = ({ idNumber, volunteerNo }: Row): string => idNumber ?? volunteerNo ?? ''

function draftOf(row: Row, { drafts }: Lookups): JsonObject {
  const made = drafts.get(row)
  if (made) return made
  const { name, idNumber, volunteerNo, servedOn, activity } = row
  const idBlind = idNumber ? blindOf('id', idNumber).toString('hex') : null
  const draft = { name, idBlind, volunteerNo, servedOn, activity, minutes: Number(minutesOf(row)) }
  drafts.set(row, draft)
  return draft
}

function faultsOfDay(row: Row, minutes: number, days: Map<string, number>): RowFault[] {
  const key = `${whoOf(row)}/${row.servedOn}`
  const total = (days.get(key) ?? 0) + minutes
  days.set(key, total)
  return total > MINUTES_OF_A_DAY
    ? [{ column: 'servedOn', shown: row.servedOn, reason: '本表中此人当日服务时长合计超过24小时' }]
    : []
}

/** Services that other systems or paper sheets recorded, taken in for volunteers already on the register. */
export const hoursImport = defineImport({
  name: 'volunteering.hours',
  title: '志愿服务时长记录',
  needs: 'volunteering.hours.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }): Promise<Lookups> => ({
    days: new Map(),
    drafts: new WeakMap(),
    scopePath: (await findArea(tx, scope.areaCode))?.path ?? 'none',
  }),
  faultsOf(row, { days }, { today }) {
    const faults: RowFault[] = []
    if (whoOf(row) === '') faults.push({ column: 'idNumber', reason: '身份证号和志愿者编号至少填一项' })
    if (row.servedOn > today) faults.push({ column: 'servedOn', shown: row.servedOn, reason: '服务日期晚于今天' })
    const minutes = minutesOf(row)
    if (typeof minutes === 'string')
      faults.push({ column: row.minutes === null ? 'hours' : 'minutes', reason: minutes })
    else faults.push(...faultsOfDay(row, minutes, days))
    return faults
  },
  async faultsAmong(tx, rows, lookups) {
    const asked = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, lookups) }))
    const faulty = await faultyHoursRows(tx, rowsAsked(asked), lookups.scopePath)
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: HOURS_FAULTS[verdict] }]]))
  },
  keyOf: (row) => `${whoOf(row)}/${row.servedOn}/${row.activity}`,
  stage: draftOf,
  async store(tx, batch) {
    const scopePath = (await findArea(tx, batch.scope.areaCode))?.path ?? 'none'
    const { stored, same, areaCodes } = await storeHours(tx, { id: batch.id, by: batch.by, now: batch.now, scopePath })
    const least = await sameEntriesOn(tx, dateOf(batch.now))
    if (least !== undefined) await flagSameLines(tx, batch.id, least, batch.now)
    if (areaCodes.length > 0) await enqueue(tx, 'volunteering.hours-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
