import { join } from 'node:path'
import { type Config, readConfig } from '#platform/config.ts'
import { CannotStart } from './cannot-start.ts'
import { type Door, listen } from './door.ts'
import type { Accounts } from './first-run.ts'
import { type Installation, openForServer } from './installation.ts'
import type { Running, World } from './platform.ts'

const ROOT = join(import.meta.dirname, '../..')
const STOP_PATIENCE_MS = 10_000

/** What has been opened so far, so that a start that is broken off ends as cleanly as a server that is told to stop. */
type Opened = { door?: Door; installation?: Installation; world?: World; running?: Running }
const opened: Opened = {}
let stopping: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
// Started by scripts/start.mjs: when that is gone, however it went, so are we.
process.on('disconnect', () => void stop(0))

try {
  await start(readConfig(process.env, ROOT))
} catch (problem) {
  console.error(`\n无法启动：${(problem as Error).message}`)
  if (!(problem instanceof CannotStart)) console.error((problem as Error).stack)
  await stop(1)
}

async function start(config: Config): Promise<void> {
  const began = performance.now()
  const door = await listen(config.host, config.port).catch((problem: NodeJS.ErrnoException) =>
    explainPort(problem, config),
  )
  opened.door = door
  const say = (line: string) => {
    door.step(line)
    console.log(`  ${line}`)
  }
  door.step('正在启动数据库')
  // The program is read while the database starts: each takes about half a second.
  const program = Promise.all([import('./platform.ts'), import('./first-run.ts')])
  // Its failure is met below, where it is awaited.
  program.catch(() => {})
  opened.installation = await openForServer({ config, say })
  const { installation } = opened
  const { migrated } = installation
  if (migrated.length > 0) say(`数据库结构已更新（${migrated.length} 步）`)
  const [{ openWorld, startServing }, { firstRun }] = await program
  const world = await openWorld(config, installation)
  opened.world = world
  door.step('正在核对方案和演示数据')
  const accounts = await firstRun({ db: world.db, urls: installation.urls, config, say })
  door.step('正在打开服务')
  const running = await startServing(world, installation, join(ROOT, 'dist'))
  opened.running = running
  door.open((request, response) => running.app.routing(request, response))
  installation.publish(door.address)
  announce(door.address, accounts, performance.now() - began)
}

async function explainPort(problem: NodeJS.ErrnoException, config: Config): Promise<never> {
  if (problem.code !== 'EADDRINUSE' && problem.code !== 'EACCES') throw problem
  const { findHolder } = await import('#platform/db/embedded/hold.ts')
  const holder = findHolder(config.dataDir)
  if (holder?.address)
    throw new CannotStart(
      `本平台已在运行：${holder.address}（进程 ${holder.pid}）。要重新启动，请先结束它（kill ${holder.pid}）`,
    )
  const why = problem.code === 'EACCES' ? '没有权限使用' : '已被别的程序占用'
  throw new CannotStart(`端口 ${config.port} ${why}，请换一个端口，例如 PORT=${config.port + 1} npm start`)
}

function announce(address: string, { demo, first }: Accounts, tookMs: number): void {
  console.log(`\n五社联动平台已就绪（${(tookMs / 1000).toFixed(1)} 秒）：${address}`)
  list('演示账号（仅供试用；正式使用请以 WUSHE_DEMO=0 另建数据目录）：', demo)
  list('首批管理员账号（密码只显示这一次，首次登录须修改）：', first)
  console.log('\n按 Ctrl+C 停止。')
}

function list(title: string, accounts: Accounts['demo']): void {
  if (accounts.length === 0) return
  console.log(`\n${title}`)
  const widest = Math.max(...accounts.map(({ username }) => username.length))
  for (const { username, password, about } of accounts)
    console.log(`  ${username.padEnd(widest)}  ${password}  ${about}`)
}

/** Ends in the opposite order of the start: no more calls, no more jobs, no more connections, then the database. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    const { door, running, world, installation } = opened
    await door?.close(STOP_PATIENCE_MS)
    await running?.worker.stop()
    await running?.app.close()
    await world?.close()
    await installation?.close()
    process.exit(code)
  })().catch((problem: unknown) => {
    console.error(problem)
    process.exit(1)
  })
  return stopping
}
