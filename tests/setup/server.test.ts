import { afterAll, expect, test } from 'vitest'
import { aDataFolder, databaseOf, runToEnd, type Served, serve, until } from '../kit/served.ts'

const data = aDataFolder()
let server: Served | undefined

afterAll(async () => {
  await server?.kill('SIGTERM')
  data.remove()
})

/** Only ever one process: pid 0 would be everybody in our group. */
function killOutright(pid: number | undefined): void {
  if (!pid) throw new Error('no database runs')
  process.kill(pid, 'SIGKILL')
}

const isReady = async (): Promise<boolean> => {
  const answer = await fetch(`${server?.address}/health/ready`)
  return answer.status === 200 && ((await answer.json()) as { ready: boolean }).ready
}

test('a first start makes everything it needs and says where it answers', async () => {
  server = await serve(data.path, { WUSHE_DEMO: '0' })
  expect(await isReady()).toBe(true)
  expect(databaseOf(data.path)).toBeDefined()
})

test('a second start on the same data says who holds it and ends with 1', async () => {
  const { code, said } = await runToEnd('src/main/server.ts', [], data.path)
  expect(code).toBe(1)
  expect(said).toContain(`进程 ${server?.pid}，地址 ${server?.address}`)
  expect(said).not.toContain('    at ')
  expect(await isReady()).toBe(true)
})

test('a command works beside the running server, on the same database', async () => {
  const before = databaseOf(data.path)
  const { code, said } = await runToEnd('src/main/cli.ts', ['verify', '--json'], data.path)
  expect(JSON.parse(said)).toMatchObject({ broken: [] })
  expect(code).toBe(0)
  expect(databaseOf(data.path)).toBe(before)
})

test('a killed database is up again by itself, and the server with it', async () => {
  const first = databaseOf(data.path)
  killOutright(first)
  await until('another database runs', () => ![first, undefined].includes(databaseOf(data.path)))
  await until('the server answers again', isReady)
})

test('the database ends with the server, also when the server is killed outright', async () => {
  await server?.kill('SIGKILL')
  await until('the database is gone', () => databaseOf(data.path) === undefined)
  server = undefined
})

test('after such an end a command starts the database for its own duration', async () => {
  const { code } = await runToEnd('src/main/cli.ts', ['verify'], data.path)
  expect(code).toBe(0)
  expect(databaseOf(data.path)).toBeUndefined()
})

test('a later start finds everything there and is ready in four seconds', async () => {
  const began = performance.now()
  server = await serve(data.path, { WUSHE_DEMO: '0' })
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(server.said()).not.toContain('数据库结构已更新')
})

test('told to stop, it ends cleanly and takes the database along', async () => {
  await server?.kill('SIGTERM')
  server = undefined
  expect(databaseOf(data.path)).toBeUndefined()
})

test('a port in use is named, with the way out', async () => {
  server = await serve(data.path, { WUSHE_DEMO: '0' })
  const other = aDataFolder()
  const port = new URL(server.address).port
  const refused = serve(other.path, { PORT: port, WUSHE_DEMO: '0' })
  await expect(refused).rejects.toThrow(`端口 ${port} 已被别的程序占用`)
  other.remove()
})
