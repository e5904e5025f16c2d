import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findRunning } from '#platform/db/embedded/running.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 120_000

/** The product itself as a process of its own, on a data folder that is thrown away. */
export type Served = {
  address: string
  pid: number
  /** What it has told the person at the keyboard. */
  said(): string
  kill(signal: NodeJS.Signals): Promise<void>
}

export type Ended = { code: number | null; said: string }

/** A data folder of its own; `remove` takes it away. */
export function aDataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync('/var/tmp/wushe-served-')
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const environment = (dataDir: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, ...own } = process.env
  return { ...own, WUSHE_DATA: dataDir, PORT: '0', ...more }
}

function begin(
  entry: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): { child: ChildProcess; said(): string } {
  const child = spawn(process.execPath, [join(ROOT, entry), ...words], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return { child, said: () => text }
}

/** Starts the server and waits until it says it is ready. Errors: what it said when it ended instead. */
export async function serve(dataDir: string, more: NodeJS.ProcessEnv = {}): Promise<Served> {
  const { child, said } = begin('src/main/server.ts', [], environment(dataDir, more))
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const address = await addressOf(child, said)
  return {
    address,
    pid: child.pid ?? 0,
    said,
    kill: async (signal) => {
      child.kill(signal)
      await gone
    },
  }
}

async function addressOf(child: ChildProcess, said: () => string): Promise<string> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(50)) {
    const address = said().match(/已就绪.*(http:\S+)/)?.[1]
    if (address) return address
    if (child.exitCode !== null) break
  }
  throw new Error(`the server did not get ready:\n${said()}`)
}

/** Runs an entry of the product to its end. */
export function runToEnd(entry: string, words: readonly string[], dataDir: string): Promise<Ended> {
  const { child, said } = begin(entry, words, environment(dataDir, {}))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said() })))
}

/** Waits until a condition holds, looking often; fails with a sentence after ten seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(20)) if (await holds()) return
  throw new Error(`still not so after 10 s: ${what}`)
}

/** The pid of the PostgreSQL of a data folder; undefined when none runs. */
export function databaseOf(dataDir: string): number | undefined {
  return findRunning(join(dataDir, 'pg'))?.pid
}
