import { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { VERDICTS, Verdict } from './contract.ts'
import { interchangeErrors } from './errors.ts'
import {
  countDifferences,
  type Difference,
  findStatement,
  listDifferences,
  type Statement,
} from './store/statements.ts'

const PAGE = 2_000
const Filter = z.object({ statementId: z.uuid(), verdict: Verdict.optional(), areaCode: z.string().optional() })
type Filter = z.infer<typeof Filter>
type Row = Difference & { name: string | null }

async function searchOf(tx: Tx, { statementId, areaCode, verdict }: Filter, reach: readonly string[]) {
  const statement: Statement | undefined = await findStatement(tx, statementId)
  if (!statement) throw interchangeErrors.noStatement()
  return { statement, search: { verdict, codes: await codesWithin(tx, reach, areaCode ?? statement.areaCode) } }
}

const differencesExport = defineExport({
  name: 'interchange.differences',
  title: '时长对账明细',
  needs: 'interchange.exchange.read',
  filter: Filter,
  describe: ({ verdict, areaCode }) =>
    [areaCode ? `区划${areaCode}` : '清单所属区划', verdict ? VERDICTS[verdict] : '全部'].join('；'),
  columns: [
    { title: '比对结果', value: ({ verdict }: Row) => VERDICTS[verdict] },
    { title: '姓名', value: ({ name, maskedName }: Row) => (name ? maskName(name) : maskedName) },
    { title: '身份证号', form: 'code', width: 22, value: ({ maskedId }: Row) => maskedId },
    { title: '登记社区', width: 26, value: ({ areaName }: Row) => areaName },
    { title: '服务日期', form: 'date', value: ({ servedOn }: Row) => servedOn },
    { title: '活动名称', width: 30, value: ({ activity }: Row) => activity },
    { title: '本平台时长（分钟）', form: 'integer', value: ({ minutesHere }: Row) => minutesHere },
    { title: '国家系统时长（分钟）', form: 'integer', value: ({ minutesThere }: Row) => minutesThere },
  ],
  async count(tx, filter, reach) {
    const { statement, search } = await searchOf(tx, filter, reach)
    return countDifferences(tx, statement, search)
  },
  async *rows(tx, filter, reach) {
    const { statement, search } = await searchOf(tx, filter, reach)
    for (let page = 1; ; page += 1) {
      const rows = await listDifferences(tx, statement, { ...search, page, pageSize: PAGE })
      yield* rows
      if (rows.length < PAGE) return
    }
  },
})

export const interchangeExports: ExportKind[] = [differencesExport]
