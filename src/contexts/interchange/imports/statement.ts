import { AreaScope, blindOf, findArea, personColumns } from '#contexts/directory/public.ts'
import { maskIdNumber, maskName } from '#kernel/masking.ts'
import { codeCell, dateCell, integerCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { interchangeErrors } from '../errors.ts'
import { systemCode } from '../items.ts'
import { accountName } from '../store/account-name.ts'
import { faultyStatementRows, STATEMENT_FAULTS, storeStatement } from '../store/statements.ts'

const [name, idNumber] = personColumns

const columns = [
  name,
  { ...idNumber, required: false, note: '与志愿者编号至少填一项' },
  {
    key: 'external',
    title: '志愿者编号',
    ...codeCell(/^[0-9A-Za-z-]{4,40}$/, '志愿者编号应为4至40位数字、字母'),
    example: '',
    aliases: ['外部编号', '注册编号'],
  },
  { key: 'servedOn', title: '服务日期', required: true, ...dateCell(), example: '2023-10-23', aliases: ['活动日期'] },
  {
    key: 'activity',
    title: '活动名称',
    required: true,
    ...textCell(100),
    example: '重阳节敬老',
    aliases: ['项目名称'],
  },
  {
    key: 'minutes',
    title: '服务时长（分钟）',
    required: true,
    ...integerCell({ min: 1, max: 1440 }),
    example: '150',
    aliases: ['时长（分钟）', '服务时长'],
  },
] as const
type Row = RowOf<typeof columns>

const draftOf = ({ name, idNumber, external, servedOn, activity, minutes }: Row): JsonObject => ({
  name,
  maskedName: maskName(name),
  maskedId: idNumber ? maskIdNumber(idNumber) : null,
  idBlind: idNumber ? blindOf('id', idNumber).toString('hex') : null,
  ...{ external, servedOn, activity, minutes },
})

/** Hours as the national system has them, to hold against ours line by line. It adds no hour to anybody. */
export const statementImport = defineImport({
  name: 'interchange.hours-statement',
  title: '外部时长清单（对账）',
  needs: 'interchange.exchange.receive',
  scope: AreaScope,
  columns,
  load: async (tx, { scope }) => ({ scopePath: (await findArea(tx, scope.areaCode))?.path ?? 'none' }),
  faultsOf({ idNumber, external, servedOn }: Row, _, { today }): RowFault[] {
    const faults: RowFault[] = []
    if (idNumber === null && external === null)
      faults.push({ column: 'idNumber', reason: '身份证号和志愿者编号至少填一项' })
    if (servedOn > today) faults.push({ column: 'servedOn', shown: servedOn, reason: '服务日期晚于今天' })
    return faults
  },
  async faultsAmong(tx, rows, { scopePath }) {
    const asked = rowsAsked(rows.map(({ rowNo, row }) => ({ rowNo, data: draftOf(row) })))
    const faulty = await faultyStatementRows(tx, asked, scopePath, systemCode())
    return new Map(faulty.map(({ rowNo, fault }) => [rowNo, [{ reason: STATEMENT_FAULTS[fault] }]]))
  },
  keyOf: ({ idNumber, external, servedOn, activity }) => `${idNumber ?? external}/${servedOn}/${activity}`,
  stage: draftOf,
  async store(tx, { id, scope, by, now }) {
    const area = await findArea(tx, scope.areaCode)
    if (!area) throw interchangeErrors.noArea()
    const importedBy = await accountName(tx, by)
    return { stored: await storeStatement(tx, { id, area, system: systemCode(), importedBy, now }) }
  },
})
