import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { dataFolder, gone, postgresOf, runToEnd, startServer } from '../kit/installation.ts'

const data = dataFolder('launcher')
afterAll(data.remove)
const settings = { dataDir: data.path, WUSHE_DEMO: '0' }

test('the first start makes an installation; a command works beside it; a second start is told who has it', async () => {
  const server = await startServer(settings)
  expect(server.output).toContain('首批管理员账号')
  expect(server.output).not.toContain('演示账号')
  expect(await (await fetch(`${server.address}/health/ready`)).json()).toEqual({ ready: true })

  const status = await runToEnd('src/main/cli.ts', ['status', '--json'], settings)
  expect(JSON.parse(status.output)).toMatchObject({
    programme: 'tianjin-2023-20',
    counts: { districts: 16, towns: 299, communities: 5617, quotaTowns: 50, quotaCommunities: 100, jointPoints: 11 },
  })

  const second = await runToEnd('src/main/server.ts', [], settings)
  expect(second.code).toBe(1)
  expect(second.output).toContain(`进程 ${server.child.pid}`)
  expect(second.output).toContain(server.address)

  const postgres = postgresOf(data.path)
  await server.stop()
  await gone(postgres)
})

test('kill -9 of the server takes PostgreSQL with it, and the next start finds everything there', async () => {
  const server = await startServer(settings)
  expect(server.output).not.toContain('已装入')
  expect(server.output).not.toContain('首批管理员账号')
  const postgres = postgresOf(data.path)
  server.child.kill('SIGKILL')
  await gone(postgres)

  const again = await startServer(settings)
  expect(await (await fetch(`${again.address}/health/ready`)).json()).toEqual({ ready: true })
  await again.stop()
})

test('a postmaster.pid that names some other living process does not keep the database from starting', async () => {
  const left = join(data.path, 'pg', 'postmaster.pid')
  writeFileSync(left, `${process.pid}\n${join(data.path, 'pg')}\n0\n5432\n\n127.0.0.1\n0\nready\n`)
  const server = await startServer(settings)
  expect(postgresOf(data.path)).not.toBe(process.pid)
  await server.stop()
})

test('without a server a command starts the database for itself; verify finds nothing broken', async () => {
  const { code, output } = await runToEnd('src/main/cli.ts', ['verify'], settings)
  expect(output).toContain('核对全部通过')
  expect(code).toBe(0)
  expect(existsSync(join(data.path, 'pg', 'postmaster.pid'))).toBe(false)
})

test('an unknown command is answered with the list of commands', async () => {
  const { code, output } = await runToEnd('src/main/cli.ts', ['statsu'], settings)
  expect(code).toBe(1)
  expect(output).toContain('没有“statsu”这个命令')
  expect(output).toContain('wushe status')
})

test('a port that another program has is a sentence, not a trace', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, output } = await runToEnd('src/main/server.ts', [], { ...settings, PORT: String(port) })
  other.close()
  expect(code).toBe(1)
  expect(output).toContain(`端口 ${port} 已被别的程序占用`)
  expect(output).not.toContain('    at ')
})

test('passwords and keys are readable by their owner alone, and no log repeats them', async () => {
  const keys = JSON.parse(readFileSync(join(data.path, 'keys/database.json'), 'utf8')) as Record<string, string>
  const logs = ['database.log', 'server.log'].map((name) => join(data.path, 'log', name)).filter(existsSync)
  const text = logs.map((path) => readFileSync(path, 'utf8')).join('\n')
  for (const secret of Object.values(keys)) expect(text).not.toContain(secret)
})

test('in a folder that nobody else may enter the database still runs, also for root', async () => {
  const closed = mkdtempSync('/var/tmp/wushe-closed-')
  chmodSync(closed, 0o700)
  const dataDir = join(closed, 'data')
  const server = await startServer({ dataDir, WUSHE_DEMO: '0' })
  expect(await (await fetch(`${server.address}/health/ready`)).json()).toEqual({ ready: true })
  await server.stop()
  const pointer = join(dataDir, 'pg.path')
  if (existsSync(pointer)) rmSync(join(readFileSync(pointer, 'utf8').trim(), '..'), { recursive: true })
  rmSync(closed, { recursive: true })
})
