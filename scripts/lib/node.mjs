// The Node this program runs on is a dependency like any other: scripts start under whatever Node there is (20 or later)
// and hand over to the pinned one. docs/decisions/0011-node-as-dependency.md
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const NEEDED = 24

const majorOf = (version) => Number(version.split('.')[0])

/** Ends with a sentence when even these scripts cannot run here. */
export function checkOwnVersion() {
  if (majorOf(process.versions.node) >= 20) return
  stop(`需要 Node.js 20 或更高版本，现在是 ${process.versions.node}。请从 nodejs.org 安装后重试。`)
}

/** The pinned Node, else our own when it is new enough. */
export function nodeBinary() {
  const pinned = join(root, 'node_modules/.bin/node')
  if (existsSync(pinned)) return pinned
  if (majorOf(process.versions.node) >= NEEDED) return process.execPath
  return stop(
    existsSync(join(root, 'node_modules'))
      ? `本机系统没有随附的 Node.js ${NEEDED}，请自行安装 Node.js ${NEEDED} 后重试。`
      : '依赖尚未安装，请先运行 npm start（或 npm ci）。',
  )
}

export function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

// With a small nursery, rows of a spreadsheet on their way through take 100 MB less; nothing gets slower by it.
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']

/**
 * Runs a TypeScript entry in the foreground and ends as it ends. The channel between us closes when we die, however we
 * die, so that a server started by us never outlives us.
 */
export function handOver(words, { lifeline = false } = {}) {
  const child = spawn(nodeBinary(), [...FLAGS, ...words], {
    cwd: root,
    // Kept from start to start, stripped and compiled sources save the next one half a second of work.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.wushe/compiled'), ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', ...(lifeline ? ['ipc'] : [])],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  return child
}

const LOOK_MS = 500

/** npm, killed outright, tells nobody: its child is then somebody else's. (package.json says `exec`, so npm is our parent.) */
function whenOrphaned(act) {
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    act()
  }, LOOK_MS)
  looking.unref()
}
