import { sql } from 'kysely'
import { type Database, transact } from '#platform/db/database.ts'
import { verifyFiles } from '#platform/files/verify-files.ts'
import type { Command, Desk } from '../command.ts'
import { contexts } from '../contexts.ts'

const ROWS_SHOWN = 20

type Broken = { context: string; check: string; count: number; rows: unknown[] }

/** Runs every data check of every context and reads every kept file again; exit code 1 when anything breaks. */
export const command: Command = {
  usage: ['verify [--json]'],
  about: '核对全部数据规则和文件，列出不符合的记录；有不符合时退出码为 1',
  async run(desk: Desk) {
    const { db } = await desk.open()
    const broken = [...(await breakRules(db)), ...(await damagedFiles(db))]
    const checks = contexts.reduce((sum, context) => sum + context.checks.length, 0) + 1
    if (desk.args.includes('--json')) desk.print(JSON.stringify({ checks, broken }))
    else report(desk, checks, broken)
    return broken.length === 0 ? 0 : 1
  },
}

async function breakRules(db: Database): Promise<Broken[]> {
  const broken: Broken[] = []
  for (const { name: context, checks } of contexts)
    for (const { name: check, rowsThatBreakIt } of checks) {
      const { rows } = await transact(db, { reach: 'all' }, (tx) => sql.raw(rowsThatBreakIt).execute(tx))
      if (rows.length > 0) broken.push({ context, check, count: rows.length, rows: rows.slice(0, ROWS_SHOWN) })
    }
  return broken
}

async function damagedFiles(db: Database): Promise<Broken[]> {
  const rows = []
  for await (const verdict of verifyFiles(db)) if (verdict.fault) rows.push(verdict)
  if (rows.length === 0) return []
  return [
    {
      context: 'platform',
      check: '留存的文件须与登记的大小和摘要一致',
      count: rows.length,
      rows: rows.slice(0, ROWS_SHOWN),
    },
  ]
}

function report({ print }: Desk, checks: number, broken: readonly Broken[]): void {
  for (const { context, check, count, rows } of broken) {
    print(`✗ ${context}：${check}（${count} 条不符合）`)
    for (const row of rows) print(`    ${JSON.stringify(row)}`)
    if (count > rows.length) print(`    ……另有 ${count - rows.length} 条`)
  }
  print(broken.length === 0 ? `${checks} 项核对全部通过` : `${checks} 项核对，${broken.length} 项不通过`)
}
