import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { interchangeContract } from '../contract.ts'
import { interchangeErrors } from '../errors.ts'
import {
  countByCommunity,
  countDifferences,
  findStatement,
  listStatements as list,
  listDifferences as listAll,
  type Statement,
} from '../store/statements.ts'

type Endpoints = typeof interchangeContract.endpoints

const viewOf = ({ importedAt, ...statement }: Statement) => ({ ...statement, importedAt: importedAt.toISOString() })

export const listStatements: Handler<Endpoints['listStatements']> = async ({ areaCode, ...paging }, { tx, reach }) => {
  const { rows, total } = await list(tx, { ...paging, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map(viewOf), total }
}

async function statementAt({ tx, allow, about }: Call, id: string): Promise<Statement> {
  const statement = await findStatement(tx, id)
  if (!statement) throw interchangeErrors.noStatement()
  allow({ areaPath: statement.areaPath })
  about('interchange.statement', id)
  return statement
}

export const getStatement: Handler<Endpoints['getStatement']> = async ({ statementId }, call) => {
  const statement = await statementAt(call, statementId)
  const codes = await codesWithin(call.tx, [statement.areaPath], statement.areaCode)
  const communities = await countByCommunity(call.tx, statement, codes)
  const total = { same: 0, minutes: 0, here: 0, there: 0 }
  for (const { same, minutes, here, there } of communities) {
    total.same += same
    total.minutes += minutes
    total.here += here
    total.there += there
  }
  return { ...viewOf(statement), total, communities }
}

export const listDifferences: Handler<Endpoints['listDifferences']> = async (
  { statementId, verdict, areaCode, ...paging },
  call,
) => {
  const statement = await statementAt(call, statementId)
  const within = await codesWithin(call.tx, [statement.areaPath], statement.areaCode)
  const codes = areaCode ? [areaCode].filter((code) => within === null || within.includes(code)) : within
  const rows = await listAll(call.tx, statement, { codes, verdict, ...paging })
  return {
    rows: rows.map(({ name, maskedName, ...row }) => ({ ...row, name: name ? maskName(name) : (maskedName ?? '—') })),
    total: await countDifferences(call.tx, statement, { codes, verdict }),
  }
}
