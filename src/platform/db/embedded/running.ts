import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export type RunningCluster = { pid: number; port: number; isReady: boolean }

/** The running server of a data folder, if one is: from postmaster.pid, believed only when that process is a postgres of this folder. */
export function findRunning(dir: string): RunningCluster | undefined {
  const file = join(dir, 'postmaster.pid')
  const text = readIfThere(file)
  if (text === undefined) return undefined
  const [pid = '', , , port = '', , , , status = ''] = text.split('\n')
  if (!isPostgresOf(Number(pid), dir)) return undefined
  return { pid: Number(pid), port: Number(port), isReady: status.trim() === 'ready' }
}

/** After a crash the file may name a pid that some other program has by now; PostgreSQL would then refuse to start. */
export function removeStalePid(dir: string): void {
  if (!findRunning(dir)) rmSync(join(dir, 'postmaster.pid'), { force: true })
}

function isPostgresOf(pid: number, dir: string): boolean {
  if (!(pid > 0) || readIfThere(`/proc/${pid}/comm`)?.trim() !== 'postgres') return false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dir)
  } catch {
    // Not ours to look into, or just gone: a postgres it was, so be careful and take it for this folder's.
    return existsSync(`/proc/${pid}`)
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return undefined
    throw problem
  }
}
