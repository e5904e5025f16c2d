import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { placeOfCluster } from '#platform/db/embedded/place.ts'
import { openPasswords } from '#platform/db/roles.ts'
import { DEMO_PASSWORD } from '../demo/accounts.ts'

const ROOT = join(import.meta.dirname, '../../..')
// As scripts/run.mjs starts them.
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']

/** A program of ours as a process of its own, so that what is measured is its time and memory, not the bench's. */
export function spawnNode(entry: string, words: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...FLAGS, join(ROOT, entry), ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
}

/** What a process printed, once it has ended well. Errors: its exit code. */
export function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`ended with ${code}: ${output}`))))
  })
}

export type Server = { address: string; readyMs: number; stop(): Promise<void> }

/** Starts the product on a data folder and waits until GET /health/ready says so. */
export async function startProduct(dataDir: string, settings: Record<string, string> = {}): Promise<Server> {
  const began = performance.now()
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const child = spawnNode('src/main/server.ts', [], {
    WUSHE_DATA: dataDir,
    WUSHE_DEMO: '0',
    PORT: String(port),
    ...settings,
  })
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  while (!(await isReady(address))) {
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const readyMs = performance.now() - began
  return {
    address,
    readyMs,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const isReady = (address: string): Promise<boolean> =>
  fetch(`${address}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Signs a demo account in; the cookie to send along. */
export async function signIn(address: string, username: string): Promise<string> {
  const answer = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export const queryPath = (endpoint: string, input: Record<string, unknown>): string =>
  `/api/${endpoint}?input=${encodeURIComponent(JSON.stringify(input))}`

export async function ask<A>(
  address: string,
  cookie: string,
  endpoint: string,
  input: Record<string, unknown>,
): Promise<A> {
  const answer = await fetch(address + queryPath(endpoint, input), { headers: { cookie } })
  if (!answer.ok) throw new Error(`${endpoint}: ${await answer.text()}`)
  return (await answer.json()) as A
}

export async function send<A>(
  address: string,
  cookie: string,
  endpoint: string,
  input: Record<string, unknown>,
): Promise<A> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie }
  const answer = await fetch(`${address}/api/${endpoint}`, { method: 'POST', headers, body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`${endpoint}: ${await answer.text()}`)
  return (await answer.json()) as A
}

/** The superuser's address of the database of a running server: the bench looks from outside and clears up behind itself. */
export function superUrlOf(dataDir: string): string {
  const port = readFileSync(join(placeOfCluster(dataDir), 'postmaster.pid'), 'utf8').split('\n')[3]
  return `postgres://wushe_super:${openPasswords(dataDir).superuser}@127.0.0.1:${port}/wushe`
}

/** Lends a connection that sees everything, and closes it. */
export async function lookingFromOutside<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superUrlOf(dataDir) })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Somebody whom 南开区 may read. */
export const somebody = (dataDir: string): Promise<string> =>
  lookingFromOutside(dataDir, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from directory.person where area_code between '120104' and '120105' order by area_code, id limit 1`,
    )
    return rows[0]?.id ?? ''
  })
