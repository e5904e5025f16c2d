import { afterAll, expect, test } from 'vitest'
import { findRunning } from '#platform/db/embedded/running.ts'
import { dataFolder, type Running, startServer } from '../kit/installation.ts'

const data = dataFolder('sudden')
const settings = { dataDir: data.path, WUSHE_DEMO: '0' }
let server: Running | undefined

afterAll(async () => {
  await server?.stop()
  data.remove()
})

const database = (): number | undefined => findRunning(`${data.path}/pg`)?.pid

const isReady = async (): Promise<boolean> => (await fetch(`${server?.address}/health/ready`)).ok

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`still not so after 15 s: ${what}`)
}

test('a database that is killed is up again by itself, and the server answers as before', async () => {
  server = await startServer(settings)
  const first = database()
  if (!first) throw new Error('no database runs')
  process.kill(first, 'SIGKILL')
  await until('another database runs', () => ![first, undefined].includes(database()))
  await until('the server is ready again', isReady)
})

// How long a later start takes is measured by the bench (P10); here it may do nothing over again.
test('told to stop, the server takes its database along and finds everything there when it is back', async () => {
  await server?.stop()
  expect(database()).toBeUndefined()
  server = await startServer(settings)
  expect(server.output).not.toMatch(/数据库结构已更新|已装入|首批管理员/)
})

test('when what started the server is gone, the server and its database go too', async () => {
  server?.child.disconnect()
  await until('the server is gone', () => server?.child.exitCode !== null)
  expect(database()).toBeUndefined()
  server = undefined
})
