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
import { dateCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { faultyParticipationRows, PARTICIPATION_FAULTS, storeParticipations } from '../store/import-participations.ts'

const [name, idNumber] = personColumns
const columns = [
  name,
  idNumber,
  townColumn,
  communityColumn,
  {
    key: 'tookPartOn',
    title: '参与日期',
    required: true,
    ...dateCell(),
    example: '2023-10-23',
    aliases: ['日期', '活动日期'],
  },
  {
    key: 'activity',
    title: '活动内容',
    required: true,
    ...textCell(100),
    example: '走访困境老人',
    aliases: ['活动', '活动名称', '参与内容'],
  },
] as const
type Row = RowOf<typeof columns>

const placeOf = (row: Row, areas: AreaLookup): Area | string => areas.community(row.community, row.town)

function draftOf(row: Row, areas: AreaLookup): JsonObject {
  const place = placeOf(row, areas)
  if (typeof place === 'string') throw new Error(place)
  const { name, idNumber, tookPartOn, activity } = row
  return { name, idBlind: blindOf('id', idNumber).toString('hex'), areaCode: place.code, tookPartOn, activity }
}

/** Who took part in the project, named, for communities where they hold a post. */
export const participationImport = defineImport({
  name: 'workforce.participations',
  title: '参与记录',
  needs: 'workforce.participation.record',
  scope: AreaScope,
  columns,
  load: (tx, { scope }) => areaLookup(tx, scope.areaCode),
  faultsOf(row, areas, { today }) {
    const place = placeOf(row, areas)
    return [
      ...(typeof place === 'string' ? [{ column: 'community', shown: row.community, reason: place }] : []),
      ...(row.tookPartOn > today ? [{ column: 'tookPartOn', shown: row.tookPartOn, reason: '参与日期晚于今天' }] : []),
    ]
  },
  async faultsAmong(tx, rows, areas) {
    const asked = rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row, areas) }))
    const faulty = await faultyParticipationRows(tx, rowsAsked(asked))
    return new Map(faulty.map(({ rowNo, fault }) => [rowNo, [{ reason: PARTICIPATION_FAULTS[fault] }]]))
  },
  keyOf: ({ idNumber, town, community, tookPartOn, activity }) =>
    [idNumber, town, community, tookPartOn, activity].join('/'),
  stage: draftOf,
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeParticipations(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'workforce.workforce-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})
