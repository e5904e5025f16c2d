import {
  type Area,
  type AreaLookup,
  AreaScope,
  areaLookup,
  communityColumn,
  personColumns,
  type SealedPerson,
  sealPeople,
  townColumn,
} from '#contexts/directory/public.ts'
import { dateCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { codesWritten, nameOfCode, TARGET_GROUPS, type TargetCode } from '../rules/target-groups.ts'
import { faultyRows, REGISTER_FAULTS, storeRegister } from '../store/import-register.ts'

const columns = [
  ...personColumns,
  townColumn,
  { ...communityColumn, title: '居住社区', aliases: ['社区', '社区（村）', '社区名称', '常住社区', '村（社区）'] },
  {
    key: 'groups',
    title: '困难类别',
    required: true,
    ...textCell(200),
    example: '低保对象、残疾人（持证）',
    note: `填写名称或代码，几类之间用顿号隔开：${Object.entries(TARGET_GROUPS)
      .map(([code, name]) => `${code} ${name}`)
      .join('；')}`,
    aliases: ['类别', '对象类别', '救助类别', '人员类别'],
  },
  {
    key: 'fromDate',
    title: '列入日期',
    required: true,
    ...dateCell(),
    example: '2023-01-01',
    aliases: ['认定日期', '审批日期', '享受起始日期'],
  },
  {
    key: 'toDate',
    title: '离开日期',
    ...dateCell(),
    example: '',
    note: '在册的不填',
    aliases: ['停止日期', '退出日期'],
  },
  {
    key: 'evidence',
    title: '凭据',
    ...textCell(60),
    example: '低保证',
    note: '只写凭据名称，不写证件号、病情、残疾等级',
    aliases: ['凭证', '依据'],
  },
  { key: 'note', title: '说明', ...textCell(200), example: '', note: '其他困难居民必填', aliases: ['备注'] },
] as const
type Row = RowOf<typeof columns>

/** A row as it waits in the database. */
type Draft = SealedPerson & {
  areaCode: string
  codes: TargetCode[]
  fromDate: string
  toDate: string | null
  evidence: string | null
  note: string | null
}
type Stay = { areaCode: string; codes: TargetCode[]; from: string; to: string | null }
type Lookups = {
  areas: AreaLookup
  /** Stays this file has named so far, by ID number. */
  stays: Map<string, Stay[]>
  /** Sealing is the dear part of a row, and is done once. */
  drafts: WeakMap<Row, Draft>
}

const placeOf = ({ community, town }: Row, { areas }: Lookups): Area | string => areas.community(community, town)

function draftOf(row: Row, { drafts }: Lookups): Draft {
  const made = drafts.get(row)
  if (!made) throw new Error('a row was not sealed')
  return made
}

function draftFrom(person: SealedPerson, row: Row, lookups: Lookups): Draft {
  const place = placeOf(row, lookups)
  if (typeof place === 'string') throw new Error(place)
  const { fromDate, toDate, evidence, note } = row
  return { ...person, areaCode: place.code, codes: codesWritten(row.groups).codes, fromDate, toDate, evidence, note }
}

function faultsOfGroups({ groups, note }: Row): RowFault[] {
  const { codes, unknown } = codesWritten(groups)
  if (unknown.length > 0)
    return [{ column: 'groups', shown: unknown.join('、'), reason: '没有这个困难类别，请按填写说明中的名称或代码填写' }]
  if (codes.includes('T99') && !note) return [{ column: 'note', reason: '“其他困难居民”须写明困难情形' }]
  return []
}

function faultsOfDates({ fromDate, toDate }: Row, today: string): RowFault[] {
  const faults: RowFault[] = []
  if (fromDate > today) faults.push({ column: 'fromDate', shown: fromDate, reason: '列入日期晚于今天' })
  if (toDate && toDate > today) faults.push({ column: 'toDate', shown: toDate, reason: '离开日期晚于今天' })
  if (toDate && toDate < fromDate) faults.push({ column: 'toDate', shown: toDate, reason: '离开日期早于列入日期' })
  return faults
}

const overlap = (one: Stay, other: Stay): boolean =>
  one.from <= (other.to ?? '9999') && other.from <= (one.to ?? '9999')

/** Rows of one file against each other: one person in two communities at once, or twice in one group. */
function faultsOfStay(row: Row, place: Area, stays: Map<string, Stay[]>): RowFault[] {
  const stay: Stay = {
    ...{ areaCode: place.code, codes: codesWritten(row.groups).codes },
    ...{ from: row.fromDate, to: row.toDate },
  }
  const others = (stays.get(row.idNumber) ?? []).filter((other) => overlap(other, stay))
  stays.set(row.idNumber, [...(stays.get(row.idNumber) ?? []), stay])
  if (others.some(({ areaCode }) => areaCode !== stay.areaCode))
    return [{ column: 'community', reason: '本表前面的行已把此人列在另一社区，时间重叠' }]
  const twice = stay.codes.filter((code) => others.some(({ codes }) => codes.includes(code)))
  if (twice.length === 0) return []
  return [{ column: 'groups', reason: `本表前面的行已把此人列为${twice.map(nameOfCode).join('、')}，时间重叠` }]
}

/** A bureau's list: known people are found by their ID number, a list sent again changes nothing, an end date ends a stay. */
export const registerImport = defineImport({
  name: 'hardship.register',
  title: '困难群众名册',
  needs: 'hardship.register.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }): Promise<Lookups> => ({
    areas: await areaLookup(tx, scope.areaCode),
    stays: new Map(),
    drafts: new WeakMap(),
  }),
  faultsOf(row, lookups, { today }) {
    const place = placeOf(row, lookups)
    return [
      ...(typeof place === 'string'
        ? [{ column: 'community', shown: row.community, reason: place }]
        : faultsOfStay(row, place, lookups.stays)),
      ...faultsOfGroups(row),
      ...faultsOfDates(row, today),
    ]
  },
  async prepare(rows, lookups) {
    const people = await sealPeople(rows.map(({ row }) => row))
    for (const [index, person] of people.entries()) {
      const row = rows[index]?.row
      if (row) lookups.drafts.set(row, draftFrom(person, row, lookups))
    }
  },
  async faultsAmong(tx, rows, lookups) {
    const asked = rows.map(({ rowNo, row }) => {
      const { sealed: _sealed, ...data } = draftOf(row, lookups)
      return { rowNo, data }
    })
    const faulty = await faultyRows(tx, rowsAsked(asked))
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: REGISTER_FAULTS[verdict] }]]))
  },
  keyOf: ({ idNumber, groups, fromDate }) => `${idNumber}/${codesWritten(groups).codes.join()}/${fromDate}`,
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeRegister(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'hardship.hardship-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
