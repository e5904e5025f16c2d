import { AreaScope, blindOf, findArea, personColumns } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { choiceCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked, type StagedRow } from '#platform/exchange/staging.ts'
import { systemCode } from '../items.ts'
import { faultyNumbers, judgeTeams, judgeVolunteers, NUMBER_FAULTS, storeNumbers } from '../store/numbers.ts'
import { EXTERNAL_NUMBER } from './receipts.ts'

const [name, idNumber] = personColumns
const number = { key: 'external', required: true, ...EXTERNAL_NUMBER, example: '120101000012345' } as const
const askedOf = async (tx: Tx, areaCode: string, judge: typeof judgeTeams) => ({
  judge,
  scopePath: (await findArea(tx, areaCode))?.path ?? 'none',
  system: systemCode(),
})
type Asked = Awaited<ReturnType<typeof askedOf>>

async function faultsOf(tx: Tx, rows: readonly StagedRow[], asked: Asked): Promise<Map<number, RowFault[]>> {
  const faulty = await faultyNumbers(tx, rowsAsked(rows), asked)
  return new Map(faulty.map(({ rowNo, verdict }) => [rowNo, [{ reason: NUMBER_FAULTS[verdict] }]]))
}

const volunteerColumns = [
  name,
  idNumber,
  { ...number, title: '志愿者编号', aliases: ['外部编号', '注册编号'] },
] as const
type VolunteerRow = RowOf<typeof volunteerColumns>
const volunteerDraft = ({ name, idNumber, external }: VolunteerRow): JsonObject => ({
  name,
  idBlind: blindOf('id', idNumber).toString('hex'),
  external,
})

/** Numbers the national system gave to people on our register; it registers nobody. */
export const volunteersImport = defineImport({
  name: 'interchange.volunteers',
  title: '志愿者外部编号',
  needs: 'interchange.exchange.receive',
  scope: AreaScope,
  columns: volunteerColumns,
  load: (tx, { scope }) => askedOf(tx, scope.areaCode, judgeVolunteers),
  faultsAmong: (tx, rows, asked) =>
    faultsOf(
      tx,
      rows.map(({ rowNo, row }) => ({ rowNo, data: volunteerDraft(row) })),
      asked,
    ),
  keyOf: ({ idNumber }) => idNumber,
  stage: volunteerDraft,
  async store(tx, { id, scope, today }) {
    const { stored, same } = await storeNumbers(tx, id, today, await askedOf(tx, scope.areaCode, judgeVolunteers))
    return { stored, skippedAsSame: same }
  },
})

const teamColumns = [
  { key: 'kind', title: '类别', required: true, ...choiceCell({ 队伍: 'teams', 项目: 'projects' }), example: '队伍' },
  { key: 'name', title: '名称', required: true, ...textCell(100), example: '邻里守望志愿队' },
  { ...number, title: '外部编号', aliases: ['团体编号', '项目编号'] },
] as const
type TeamRow = RowOf<typeof teamColumns>
const teamDraft = ({ kind, name, external }: TeamRow): JsonObject => ({ kind, name, external })

/** Numbers of teams and projects, found by their exact name in the area chosen. */
export const teamsImport = defineImport({
  name: 'interchange.teams',
  title: '队伍和项目外部编号',
  needs: 'interchange.exchange.receive',
  scope: AreaScope,
  columns: teamColumns,
  load: (tx, { scope }) => askedOf(tx, scope.areaCode, judgeTeams),
  faultsAmong: (tx, rows, asked) =>
    faultsOf(
      tx,
      rows.map(({ rowNo, row }) => ({ rowNo, data: teamDraft(row) })),
      asked,
    ),
  keyOf: ({ kind, name }) => `${kind}/${name}`,
  stage: teamDraft,
  async store(tx, { id, scope, today }) {
    const { stored, same } = await storeNumbers(tx, id, today, await askedOf(tx, scope.areaCode, judgeTeams))
    return { stored, skippedAsSame: same }
  },
})
