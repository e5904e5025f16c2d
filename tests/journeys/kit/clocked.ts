import { execFileSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { dataFolder, type Running, startServer } from '../../kit/installation.ts'

/**
 * A server of its own whose clock the journey sets: each `at` starts it again on the same data and at the same address, as an
 * operator would, with WUSHE_CLOCK at the moment named (Asia/Shanghai).
 */
export function aClockedServer() {
  let data: { path: string; remove: () => void }
  let running: Running | undefined
  let port = '0'
  let isNew = true
  beforeAll(() => {
    data = dataFolder('clocked')
  })
  afterAll(async () => {
    await running?.stop()
    data.remove()
  })
  return {
    async at(moment: string): Promise<string> {
      await running?.stop()
      if (isNew) copyOf(await loadedAt(moment), data.path)
      isNew = false
      running = await startServer({ dataDir: data.path, PORT: port, WUSHE_CLOCK: moment })
      port = new URL(running.address).port
      return running.address
    },
  }
}

/** The data folder of a first start at that moment, made by the first journey that needs it and then left as it is. */
async function loadedAt(moment: string): Promise<string> {
  const loaded = join(inject('loaded'), moment.replace(':', ''))
  if (existsSync(loaded)) return loaded
  const making = `${loaded}-making`
  const server = await startServer({ dataDir: making, WUSHE_CLOCK: moment })
  await server.stop()
  renameSync(making, loaded)
  return loaded
}

/** With owners and rights as they are: PostgreSQL insists on its own. */
const copyOf = (from: string, to: string): void => {
  execFileSync('cp', ['-a', `${from}/.`, to])
}
