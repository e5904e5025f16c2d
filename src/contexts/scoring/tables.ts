import { createHash } from 'node:crypto'
import { type Programme, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { scoringErrors } from './errors.ts'
import { findTable, insertTable, listStageUses, listTables, type TableRow, takeTurn } from './store/tables.ts'
import { type Grade, STAGES, type Stage, type Veto } from './vocabulary.ts'

const everyStage = Object.keys(STAGES) as Stage[]

const digestOf = (table: Programme['scoreTable']): string =>
  createHash('sm3').update(JSON.stringify(table)).digest('hex')

/**
 * Makes the table of the loaded package a fixed version, once for each content. It serves the stages that nobody has begun to
 * score and that no version of the city's own serves: a package never pushes aside what the city decided.
 */
export async function followPackage(tx: Tx): Promise<void> {
  const programme = await programmeOf(tx)
  if (!programme?.scoreTable) return
  const packageDigest = digestOf(programme.scoreTable)
  if ((await listTables(tx)).some((one) => one.packageDigest === packageDigest)) return
  await takeTurn(tx)
  const all = await listTables(tx)
  if (all.some((one) => one.packageDigest === packageDigest)) return
  const begun = new Set((await listStageUses(tx)).map(({ stage }) => stage))
  const own = new Set(all.flatMap((one) => (one.state === 'fixed' && !one.packageDigest ? one.stages : [])))
  const stages = everyStage.filter((stage) => !begun.has(stage) && !own.has(stage))
  const reason = '随项目数据包装入'
  await insertTable(tx, { content: programme.scoreTable, stages, reason, packageDigest, fixedOn: programme.startsOn })
}

/** The version that a stage is scored by: the one it began with, or the latest fixed for it. Errors: there is none. */
export async function tableFor(tx: Tx, stage: Stage): Promise<TableRow> {
  await followPackage(tx)
  const begun = (await listStageUses(tx)).find((one) => one.stage === stage)
  const found = (await listTables(tx)).find(({ id, state, stages }) =>
    begun ? id === begun.tableId : state === 'fixed' && stages.includes(stage),
  )
  if (!found) throw scoringErrors.noTableFor(STAGES[stage])
  return found
}

/** Errors: no such version. */
export async function tableOf(tx: Tx, id: string): Promise<TableRow> {
  const found = await findTable(tx, id)
  if (!found) throw scoringErrors.noTable()
  return found
}

export const gradesIn = ({ content }: Pick<TableRow, 'content'>): Grade[] =>
  content.grades.map(({ code, title, from }) => ({ code, title, fromCenti: from }))

export const vetoesIn = ({ content }: Pick<TableRow, 'content'>): Veto[] => [...content.vetoes]
