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
import { codeCell, dateCell } from '#platform/exchange/cells.ts'
import { defineImport, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { faultyRosterRows, knownAtAll, ROSTER_FAULTS, storeRoster } from '../store/import-roster.ts'

const columns = [
  ...personColumns,
  townColumn,
  { ...communityColumn, title: '常住社区', aliases: ['社区', '社区（村）', '社区名称', '居住社区', '村（社区）'] },
  {
    key: 'registeredOn',
    title: '注册日期',
    required: true,
    ...dateCell(),
    example: '2023-09-01',
    aliases: ['注册时间', '登记日期'],
  },
  {
    key: 'volunteerNo',
    title: '志愿者编号',
    ...codeCell(/^[0-9A-Z-]{4,30}$/i, '志愿者编号应为4至30位数字、字母'),
    example: '',
    aliases: ['志愿者号', '注册编号'],
  },
  { key: 'leftOn', title: '注销日期', ...dateCell(), example: '', note: '在册的不填' },
] as const
type Row = RowOf<typeof columns>

/** A row as it waits in the database. */
type Draft = SealedPerson & {
  areaCode: string
  registeredOn: string
  leftOn: string | null
  volunteerNo: string | null
}

type Lookups = {
  areas: AreaLookup
  /** Places already looked up: thousands of rows name the same few communities. */
  places: Map<string, Area | string>
  /** A volunteer number of this file and the ID number it came with. */
  numbers: Map<string, string>
  /** Sealing is the dear part of a row, and is done once. */
  drafts: WeakMap<Row, Draft>
}

function placeOf({ community, town }: Row, { areas, places }: Lookups): Area | string {
  const written = `${town ?? ''}/${community}`
  const found = places.get(written) ?? areas.community(community, town)
  places.set(written, found)
  return found
}

function draftOf(row: Row, { drafts }: Lookups): Draft {
  const made = drafts.get(row)
  if (!made) throw new Error('a row was not sealed')
  return made
}

function draftFrom(person: SealedPerson, row: Row, lookups: Lookups): Draft {
  const place = placeOf(row, lookups)
  if (typeof place === 'string') throw new Error(place)
  const { registeredOn, volunteerNo, leftOn } = row
  return { ...person, areaCode: place.code, registeredOn, leftOn, volunteerNo }
}

const withoutSeal = ({ rowNo, data: { sealed: _sealed, ...data } }: { rowNo: number; data: Draft }) => ({ rowNo, data })

function faultsOfDates({ registeredOn, leftOn }: Row, today: string): RowFault[] {
  const faults: RowFault[] = []
  if (registeredOn > today) faults.push({ column: 'registeredOn', shown: registeredOn, reason: '注册日期晚于今天' })
  if (leftOn && leftOn > today) faults.push({ column: 'leftOn', shown: leftOn, reason: '注销日期晚于今天' })
  if (leftOn && leftOn < registeredOn) faults.push({ column: 'leftOn', shown: leftOn, reason: '注销日期早于注册日期' })
  return faults
}

function faultsOfNumber({ volunteerNo, idNumber }: Row, numbers: Map<string, string>): RowFault[] {
  if (!volunteerNo) return []
  const holder = numbers.get(volunteerNo) ?? idNumber
  numbers.set(volunteerNo, holder)
  if (holder === idNumber) return []
  return [{ column: 'volunteerNo', shown: volunteerNo, reason: '此志愿者编号在本表前面的行已属于另一人' }]
}

/** The register of a volunteering site: those in it become registered volunteers, known again by their ID number. */
export const rosterImport = defineImport({
  name: 'volunteering.roster',
  title: '注册志愿者花名册',
  needs: 'volunteering.volunteer.record',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }): Promise<Lookups> => ({
    areas: await areaLookup(tx, scope.areaCode),
    places: new Map(),
    numbers: new Map(),
    drafts: new WeakMap(),
  }),
  faultsOf(row, lookups, { today }) {
    const place = placeOf(row, lookups)
    const faults = typeof place === 'string' ? [{ column: 'community', shown: row.community, reason: place }] : []
    return [...faults, ...faultsOfDates(row, today), ...faultsOfNumber(row, lookups.numbers)]
  },
  async prepare(rows, lookups) {
    const people = await sealPeople(rows.map(({ row }) => row))
    for (const [index, person] of people.entries()) {
      const row = rows[index]?.row
      if (row) lookups.drafts.set(row, draftFrom(person, row, lookups))
    }
  },
  async faultsAmong(tx, rows, lookups) {
    const drafts = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, lookups) }))
    const known = await knownAtAll(
      tx,
      drafts.map(({ data }) => data),
    )
    const asked = known.flatMap((place) => drafts[place] ?? [])
    if (asked.length === 0) return new Map()
    const faulty = await faultyRosterRows(tx, rowsAsked(asked.map(withoutSeal)))
    return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: ROSTER_FAULTS[verdict] }]]))
  },
  keyOf: ({ idNumber, registeredOn }) => `${idNumber}/${registeredOn}`,
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeRoster(tx, batch.id, batch.now)
    if (areaCodes.length > 0) await enqueue(tx, 'volunteering.volunteers-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
