// Writes src/platform/db/types.ts from a freshly migrated throwaway database; with --verify only says whether it is current.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '#platform/db/embedded/cluster.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareRoles } from '#platform/db/roles.ts'

const folder = mkdtempSync('/var/tmp/wushe-types-')
chmodSync(folder, 0o755)
const cluster = await startCluster({ dir: join(folder, 'pg'), password: 'throwaway', durable: false })
let code = 1
try {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  await client.query('create database types')
  await client.end()
  const { owner } = await prepareRoles(cluster.url('types'), { superuser: '', owner: 'o', app: 'a', auth: 'u' })
  await migrate(owner)
  const schemas =
    '(platform|directory|administration|office|calendar|programme|documents|workforce|volunteering|teams|activities|recognition|points|interchange|fund|ledger|campaigns|giving|goods|grants|disclosure|hardship|needs|casework|fieldwork|incubation|linkage|budgets|experts|learning|standards|scoring|inspection|evaluation|closing|reporting).*'
  const words = [
    '--url',
    cluster.url('types'),
    '--dialect',
    'postgres',
    '--camel-case',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"int8":"number"}',
  ]
  const out = ['--out-file', 'src/platform/db/types.ts', '--include-pattern', schemas, ...process.argv.slice(2)]
  code = spawnSync('node_modules/.bin/kysely-codegen', [...words, ...out], { stdio: 'inherit' }).status ?? 1
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(code)
