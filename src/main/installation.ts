import {
  accessSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
  type WriteStream,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '#platform/config.ts'
import { startCluster } from '#platform/db/embedded/cluster.ts'
import { findHolder, type Hold, type Holder, isHold, takeHold } from '#platform/db/embedded/hold.ts'
import { openDataDir, placeOfCluster } from '#platform/db/embedded/place.ts'
import { findRunning } from '#platform/db/embedded/running.ts'
import { migrate } from '#platform/db/migrate.ts'
import { addressesOf, openPasswords, prepareRoles, type Urls } from '#platform/db/roles.ts'
import { CannotStart } from './cannot-start.ts'

const DATABASE = 'wushe'
const PATIENCE_MS = 60_000

export type Installation = {
  urls: Urls
  /** Names of the migrations that ran just now. */
  migrated: readonly string[]
  /** Says where the server answers, for whoever asks who holds the data folder. */
  publish(address: string): void
  close(): Promise<void>
}

type Opening = { config: Config; say(line: string): void }

/** Opens the database for a server: alone on its data folder. Errors: CannotStart naming who holds it. */
export async function openForServer({ config, say }: Opening): Promise<Installation> {
  if (config.databaseUrl) return openGiven(config, config.databaseUrl)
  const hold = await waitForHold(config.dataDir, '五社联动平台服务', say)
  return openEmbedded(config, hold, say)
}

/** Opens the database for a command: beside the running server when there is one, else for its own duration. */
export async function openForCommand({ config, say }: Opening, what: string): Promise<Installation> {
  if (config.databaseUrl) return openGiven(config, config.databaseUrl)
  prepareDataDir(config.dataDir)
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(250)) {
    const taken = takeHold(config.dataDir, what)
    if (isHold(taken)) return openEmbedded(config, taken, say)
    const running = taken.address ? findRunning(placeOfCluster(config.dataDir)) : undefined
    if (running?.isReady) return beside(config, running.port)
  }
  throw heldBy(findHolder(config.dataDir), config.dataDir)
}

function beside(config: Config, port: number): Installation {
  const passwords = openPasswords(config.dataDir)
  const urls = addressesOf(`postgres://wushe_app@127.0.0.1:${port}/${DATABASE}`, passwords)
  return { urls, migrated: [], publish: () => {}, close: async () => {} }
}

async function openGiven(config: Config, url: string): Promise<Installation> {
  const urls = await prepareRoles(url, openPasswords(config.dataDir)).catch((problem: Error) => {
    throw new CannotStart(`无法使用 DATABASE_URL 指定的数据库：${problem.message}`, { cause: problem })
  })
  return { urls, migrated: await migrate(urls.owner), publish: () => {}, close: async () => {} }
}

async function openEmbedded(config: Config, hold: Hold, say: (line: string) => void): Promise<Installation> {
  const { dataDir } = config
  const log = openLog(dataDir, 'database.log')
  try {
    const passwords = openPasswords(dataDir)
    const cluster = await startIn(dataDir, passwords.superuser, { log, say })
    try {
      await createDatabase(cluster.url('postgres'))
      const urls = await prepareRoles(cluster.url(DATABASE), passwords)
      const migrated = await migrate(urls.owner)
      return { urls, migrated, publish: hold.publish, close }
    } catch (problem) {
      await cluster.stop()
      throw problem
    }
    async function close(): Promise<void> {
      await cluster.stop()
      hold.release()
      log.end()
    }
  } catch (problem) {
    hold.release()
    log.end()
    throw problem
  }
}

async function startIn(dataDir: string, password: string, { log, say }: { log: WriteStream; say(line: string): void }) {
  const dir = placeOfCluster(dataDir)
  await waitForLastCluster(dir, say)
  const isNew = !existsSync(join(dir, 'PG_VERSION'))
  if (isNew && !dir.startsWith(dataDir)) say(`数据目录不对数据库账号开放，数据库放在 ${dir}`)
  const onLog = (text: string) => {
    if (log.writable) log.write(text)
  }
  return startCluster({ dir, password, onLog, onCrash: say }).catch((problem: Error) => {
    throw new CannotStart(problem.message, { cause: problem })
  })
}

/** Makes the data folder where it is missing. Errors: CannotStart when we may not write there. */
function prepareDataDir(dataDir: string): void {
  try {
    openDataDir(dataDir)
    accessSync(dataDir, constants.W_OK)
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    const why = code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? '不可写' : `无法使用（${code}）`
    throw new CannotStart(`数据目录 ${dataDir} ${why}，请换用有权限的系统用户，或用 WUSHE_DATA 指定别的目录`, {
      cause: problem,
    })
  }
}

/** A server is refused at once; a short command, or a server that is just ending, is waited for. */
async function waitForHold(dataDir: string, what: string, say: (line: string) => void): Promise<Hold> {
  prepareDataDir(dataDir)
  let hasSaid = false
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const taken = takeHold(dataDir, what)
    if (isHold(taken)) return taken
    if (taken.what === what || Date.now() > deadline) throw heldBy(taken, dataDir)
    if (!hasSaid) say(`正在等待“${taken.what}”（进程 ${taken.pid}）用完数据目录`)
    hasSaid = true
  }
}

function heldBy(holder: Holder | undefined, dataDir: string): CannotStart {
  if (!holder) return new CannotStart(`数据目录 ${dataDir} 正被占用，请稍后再试`)
  const { what, pid, address } = holder
  const where = address ? `，地址 ${address}` : '，正在启动'
  return new CannotStart(
    `数据目录 ${dataDir} 正由“${what}”使用（进程 ${pid}${where}）。请直接访问它；要重新启动，请先结束它（kill ${pid}）；要另开一套，请另设 WUSHE_DATA 和 PORT`,
  )
}

/** After its server was killed a database needs a moment to end by itself; one started by hand is named. */
async function waitForLastCluster(dir: string, say: (line: string) => void): Promise<void> {
  const began = Date.now()
  for (let running = findRunning(dir); running; running = findRunning(dir)) {
    if (Date.now() - began > PATIENCE_MS / 2)
      throw new CannotStart(
        `数据库 ${dir} 正由进程 ${running.pid} 使用（端口 ${running.port}），而没有服务在用它。请先结束它（kill -INT ${running.pid}）再启动`,
      )
    if (Date.now() - began < 100) say('上一次运行的数据库正在收尾，请稍候')
    await pause(100)
  }
}

async function createDatabase(superUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

const LOG_BYTES = 20 * 1024 * 1024

/** Opens a log below the data folder; the one before it is kept as .1 when it grew long. */
function openLog(dataDir: string, name: string): WriteStream {
  const file = logFile(dataDir, name)
  // A full disk must not end the server for want of a log.
  return createWriteStream(file, { flags: 'a', mode: 0o600 }).on('error', () => {})
}

/** The path of a log below the data folder, turned over when it has grown long. */
export function logFile(dataDir: string, name: string): string {
  const folder = join(dataDir, 'log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) renameSync(file, `${file}.1`)
  return file
}
