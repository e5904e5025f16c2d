import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { removeStalePid } from './running.ts'
import { THROWAWAY, tuning } from './tuning.ts'

export const SUPERUSER = 'wushe_super'

export type Cluster = {
  port: number
  /** The superuser's address of a database of this cluster. */
  url(database: string): string
  /** Ends the server cleanly. */
  stop(): Promise<void>
}

export type ClusterOptions = {
  dir: string
  password: string
  /** Tests do not need their data to survive a power cut. */
  durable?: boolean
  bindir?: string
  settings?: Record<string, string>
  /** What the server writes to its log. */
  onLog?: (text: string) => void
  /** Told when the server ended by itself; it is started again at once, on the same port. */
  onCrash?: (problem: string) => void
}

const RESTART_TRIES = 60

/**
 * Starts the PostgreSQL of a data folder, made when it is empty. It listens on 127.0.0.1 only and ends when we do, however
 * we end; when it ends before us it is started again. Errors: a sentence with the last lines of its log.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dir, password } = options
  const bindir = options.bindir ?? join(findBinaries(), 'bin')
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(options, bindir)
  else checkVersion(dir, bindir)
  removeStalePid(dir)
  let port = await freePort()
  let child = await launch(options, bindir, port).catch(async () => {
    // The port may have been taken between looking and using it: once more, with another.
    port = await freePort()
    return launch(options, bindir, port)
  })
  let isStopping = false
  watch()
  return {
    port,
    url: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => {
      isStopping = true
      return ended(child)
    },
  }

  function watch(): void {
    child.once('exit', (code, signal) => {
      if (isStopping) return
      child.stdin?.destroy()
      options.onCrash?.(`数据库意外结束（${signal ?? code}），正在重新启动`)
      void restart()
    })
  }

  /** The killed server's children hold its memory for a moment, so the first tries may be refused. */
  async function restart(): Promise<void> {
    for (let left = RESTART_TRIES; left > 0 && !isStopping; left--) {
      try {
        child = await launch(options, bindir, port)
        if (isStopping) await ended(child)
        return watch()
      } catch (problem) {
        options.onLog?.(`${(problem as Error).message}\n`)
        await pause(500)
      }
    }
    if (!isStopping) options.onCrash?.('数据库多次重新启动都没有成功，请查看日志后重新运行 npm start')
  }
}

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' }

function initialise({ dir, password, durable = true }: ClusterOptions, bindir: string): void {
  const account = accountFor(dir)
  mkdirSync(dir, { recursive: true })
  const passwordFile = join(dirname(dir), `.${process.pid}-password`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.uid !== undefined) {
    chownSync(dir, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  chmodSync(dir, 0o700)
  const words = ['-D', dir, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
  const made = spawnSync(
    join(bindir, 'initdb'),
    [...words, '--locale=C.UTF-8', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
    { ...account, env: environment, cwd: '/', encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (made.status !== 0) throw new Error(`数据库无法建立：${made.stderr || made.error?.message}`)
}

function checkVersion(dir: string, bindir: string): void {
  const data = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  const { stdout = '' } = spawnSync(join(bindir, 'postgres'), ['--version'], { env: environment, encoding: 'utf8' })
  const program = stdout.match(/(\d+)\./)?.[1]
  if (program && program !== data)
    throw new Error(`数据库目录 ${dir} 由 PostgreSQL ${data} 建立，本版本使用 ${program}，请先从备份恢复到新目录`)
}

/**
 * The shell between us holds our pipe: when this process dies, however it dies, the pipe closes and the server is told to
 * end. When the server ends first, the one who waits on the pipe is dismissed, lest it signal a later owner of that pid.
 */
const GUARD = [
  'exec 3<&0',
  '"$@" </dev/null 3<&- & p=$!',
  '{ cat <&3 >/dev/null; kill -INT $p; } 2>/dev/null & w=$!',
  'wait $p; code=$?',
  'kill $w 2>/dev/null',
  'exit $code',
].join('\n')

async function launch(options: ClusterOptions, bindir: string, port: number): Promise<ChildProcess> {
  const { dir, durable = true, settings: more = {} } = options
  const places = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const settings = { ...places, ...tuning(), ...(durable ? {} : THROWAWAY), ...more }
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', join(bindir, 'postgres'), '-D', dir, ...words], {
    ...accountFor(dir),
    env: environment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  await ready(child, options.onLog)
  return child
}

function ready(child: ChildProcess, onLog?: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    let isReady = false
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      onLog?.(text)
      if (isReady) return
      log = (log + text).slice(-8_000)
      isReady = log.includes('ready to accept connections')
      if (isReady) resolve()
    })
    child.stdin?.on('error', () => {})
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`数据库没有启动（${code}）：${log.trim().split('\n').slice(-3).join(' ')}`)),
    )
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.stdin?.end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
