import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { findBinaries, runAs } from './binaries.ts'

export const SUPERUSER = 'wushe_super'

export type Cluster = {
  port: number
  /** The superuser's address of a database of this cluster. */
  url(database: string): string
  /** Ends the server cleanly. */
  stop(): Promise<void>
  /** Called when the server ends by itself. */
  onExit(listener: () => void): void
}

type Options = {
  dir: string
  password: string
  /** Tests do not need their data to survive a power cut. */
  durable?: boolean
  bindir?: string
  settings?: Record<string, string>
}

/** The running server of a data folder, if one is: pid and port from postmaster.pid. */
export function findRunning(dir: string): { pid: number; port: number } | undefined {
  const file = join(dir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid = '', , , port = ''] = readFileSync(file, 'utf8').split('\n')
  return isPostgres(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined
}

/** A pid from before a crash may by now belong to some other program: only a postgres counts. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT' || (problem as NodeJS.ErrnoException).code === 'ESRCH')
      return false
    throw problem
  }
}

/** Starts the PostgreSQL of a data folder, made when it is empty. It listens on this machine only and ends with us. */
export async function startCluster(options: Options): Promise<Cluster> {
  const { dir, password, durable = true, settings = {} } = options
  const bindir = options.bindir ?? join(findBinaries(), 'bin')
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(dir, password, bindir, durable)
  const port = await freePort()
  const child = launch(dir, port, bindir, { ...TUNING, ...(durable ? {} : THROWAWAY), ...settings })
  await ready(child)
  return {
    port,
    url: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => ended(child),
    onExit: (listener) => child.on('exit', listener),
  }
}

/** Two cores and shared memory: modest, and the same everywhere. */
const TUNING = {
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  effective_cache_size: '1GB',
  max_connections: '60',
  random_page_cost: '1.1',
  wal_compression: 'on',
  max_wal_size: '2GB',
  jit: 'off',
  log_timezone: 'Asia/Shanghai',
  timezone: 'Asia/Shanghai',
}
const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' }

function initialise(dir: string, password: string, bindir: string, durable: boolean): void {
  const account = runAs()
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

/** The shell between us holds our pipe: when this process dies, however it dies, the pipe closes and the server is told to end. */
const GUARD = 'exec 3<&0; "$@" </dev/null 3<&- & p=$!; { cat <&3 >/dev/null; kill -INT $p; } & wait $p'

function launch(dir: string, port: number, bindir: string, settings: Record<string, string>): ChildProcess {
  const all = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn('/bin/sh', ['-c', GUARD, 'sh', join(bindir, 'postgres'), '-D', dir, ...words], {
    ...runAs(),
    env: environment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    child.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-8_000)
      if (log.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`数据库没有启动（${code}）：${log.trim().split('\n').slice(-3).join(' ')}`)),
    )
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
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
