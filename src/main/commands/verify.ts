import { sql } from 'kysely'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { verifyFiles } from '#platform/files/verify-files.ts'
import type { Command, Desk } from '../command.ts'
import { contexts } from '../contexts.ts'
import { faultsOfGuards, unwitnessedCommands } from '../verify/guards.ts'

const ROWS_SHOWN = 20

type Check = { context: string; name: string; find(db: Database): Promise<unknown[]> }
type Broken = { context: string; check: string; count: number; rows: unknown[] }

/** Runs every data check of every context, looks after the guards and reads every kept file; exit code 1 when anything breaks. */
export const command: Command = {
  usage: ['verify [--json]'],
  about: '核对全部数据规则、数据库防护和留存文件，列出不符合的记录；有不符合时退出码为 1',
  async run(desk: Desk) {
    const { db } = await desk.open()
    const broken: Broken[] = []
    for (const check of checks) broken.push(...(await tried(check, db)))
    if (desk.args.includes('--json')) desk.print(JSON.stringify({ checks: checks.length, broken }))
    else report(desk, broken)
    return broken.length === 0 ? 0 : 1
  },
}

const seeingAll =
  (find: (tx: Tx) => Promise<unknown[]>): Check['find'] =>
  (db) =>
    transact(db, { reach: 'all' }, find)

const checks: readonly Check[] = [
  ...contexts.flatMap((context) =>
    context.checks.map(({ name, rowsThatBreakIt }) => ({
      context: context.name,
      name,
      find: seeingAll(async (tx) => (await sql.raw(rowsThatBreakIt).execute(tx)).rows),
    })),
  ),
  { context: 'platform', name: '数据库的防护须与迁移文件一致', find: seeingAll((tx) => faultsOfGuards(tx)) },
  { context: 'platform', name: '每项已办的操作须有审计记录', find: seeingAll(unwitnessedCommands) },
  { context: 'platform', name: '留存的文件须与登记的大小和摘要一致', find: damagedFiles },
]

/** A check that cannot even be run is broken too, and named; the others still run. */
async function tried({ context, name, find }: Check, db: Database): Promise<Broken[]> {
  const rows = await find(db).catch((problem: Error) => [{ 无法核对: problem.message }])
  return rows.length === 0 ? [] : [{ context, check: name, count: rows.length, rows: rows.slice(0, ROWS_SHOWN) }]
}

async function damagedFiles(db: Database): Promise<unknown[]> {
  const rows = []
  for await (const verdict of verifyFiles(db)) if (verdict.fault) rows.push(verdict)
  return rows
}

function report({ print }: Desk, broken: readonly Broken[]): void {
  for (const { context, check, count, rows } of broken) {
    print(`✗ ${context}：${check}（${count} 条不符合）`)
    for (const row of rows) print(`    ${JSON.stringify(row)}`)
    if (count > rows.length) print(`    ……另有 ${count - rows.length} 条`)
  }
  print(broken.length === 0 ? `${checks.length} 项核对全部通过` : `${checks.length} 项核对，${broken.length} 项不通过`)
}
