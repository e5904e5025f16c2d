import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const NODE = 'node_modules/.bin/node'
const PATIENCE_MS = 150_000

/** A data folder that another account can enter, as a real one can. */
export function dataFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(`/var/tmp/wushe-${name}-`)
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export type Running = {
  child: ChildProcess
  address: string
  /** What it printed until it was ready. */
  output: string
  /** Ends it as an operator would, and waits until it has gone. */
  stop(): Promise<void>
}

export type Ended = { code: number | null; output: string }

type Settings = { dataDir: string } & Record<string, string>

const environment = ({ dataDir, ...more }: Settings): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: '0',
  WUSHE_DATA: dataDir,
  ...more,
})

function launch(entry: string, words: readonly string[], settings: Settings) {
  const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', entry, ...words], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said = { output: '' }
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.output += text
    })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output: said.output })))
  return { child, said, ended }
}

/** Starts the real server on a free port and waits until it says that it is ready. Errors: what it printed. */
export async function startServer(settings: Settings): Promise<Running> {
  const { child, said, ended } = launch('src/main/server.ts', [], settings)
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${said.output}`)), PATIENCE_MS)
    child.stdout?.on('data', () => {
      const [, found] = /已就绪.*?(http:\/\/\S+)[\s\S]*Ctrl/.exec(said.output) ?? []
      if (!found) return
      clearTimeout(timer)
      resolve(found)
    })
    void ended.then(({ output }) => reject(new Error(output)))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, address, output: said.output, stop }
}

/** Runs the server, or a command, that is expected to end by itself. */
export const runToEnd = (entry: string, words: readonly string[], settings: Settings): Promise<Ended> =>
  launch(entry, words, settings).ended

/** The pid of the PostgreSQL of a data folder. */
export const postgresOf = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Resolves when a process is gone. */
export async function gone(pid: number): Promise<void> {
  for (let left = 300; left > 0; left--) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`process ${pid} is still there`)
}
