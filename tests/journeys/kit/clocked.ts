import { afterAll, beforeAll } from 'vitest'
import { dataFolder, type Running, startServer } from '../../kit/installation.ts'

/**
 * A server of its own whose clock the journey sets: each `at` starts it again on the same data and at the same address, as an
 * operator would, with WUSHE_CLOCK at the moment named (Asia/Shanghai).
 */
export function aClockedServer() {
  let data: { path: string; remove: () => void }
  let running: Running | undefined
  let port = '0'
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
      running = await startServer({ dataDir: data.path, PORT: port, WUSHE_CLOCK: moment })
      port = new URL(running.address).port
      return running.address
    },
  }
}
