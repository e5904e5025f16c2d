import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster } from '#platform/db/embedded/cluster.ts'
import { buildTemplate } from './database.ts'

/** One throwaway PostgreSQL for the run (or the server of TEST_SERVER), with a migrated template that tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_SERVER
  if (given) {
    await buildTemplate(given)
    project.provide('server', given)
    return async () => {}
  }
  const folder = mkdtempSync('/var/tmp/wushe-test-')
  chmodSync(folder, 0o755)
  const bindir = process.env.TEST_PG_BIN
  const cluster = await startCluster({
    dir: join(folder, 'pg'),
    password: 'only-for-tests',
    durable: false,
    ...(bindir && { bindir }),
  })
  await buildTemplate(cluster.url('postgres'))
  project.provide('server', cluster.url('postgres'))
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    server: string
  }
}
