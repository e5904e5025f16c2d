import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account PostgreSQL runs under; empty: the one we run under. */
export type Account = { uid: number; gid: number } | Record<string, never>

/** Exists on every system; a dedicated account named wushe is preferred where an administrator made one. */
const NOBODY = 65_534

export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * PostgreSQL refuses to run as root: as root it runs as the owner of its data folder, else as `wushe`, else as nobody.
 * Errors: a sentence when the folder belongs to somebody else and we are not root.
 */
export function accountFor(dir: string): Account {
  const owner = statSync(dir, { throwIfNoEntry: false })
  if (!isRoot()) {
    if (owner && owner.uid !== process.getuid?.())
      throw new Error(
        `数据库目录 ${dir} 属于另一个系统用户（uid ${owner.uid}），请用原来的用户启动，或把 WUSHE_DATA 指向别处`,
      )
    return {}
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return dedicated() ?? { uid: NOBODY, gid: NOBODY }
}

function dedicated(): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^wushe:[^:]*:(\d+):(\d+):/m)
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined
}

/** Whether another account may walk down to a folder: it and every parent must let others pass. True unless we are root. */
export function canEnter(folder: string): boolean {
  if (!isRoot()) return true
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
