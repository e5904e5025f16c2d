import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canEnter, publicFolder } from './account.ts'

/** Makes the data folder where it is missing: others may pass through it, not look into it, whatever our umask. */
export function openDataDir(dataDir: string): void {
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711)
}

/**
 * The folder of the database. Below the data folder; but where root runs us from a folder that the database's account
 * cannot enter, below `shared`, with a pointer (pg.path) left in the data folder so that it is always found again. The name
 * outside is random: a data folder made anew at an old path never meets the old one's database.
 */
export function placeOfCluster(dataDir: string, { shared = publicFolder } = {}): string {
  const pointer = join(dataDir, 'pg.path')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  openDataDir(dataDir)
  const inside = join(dataDir, 'pg')
  if (existsSync(join(inside, 'PG_VERSION')) || canEnter(dataDir)) return inside
  const home = join(shared(), `data-${randomUUID().slice(0, 8)}`)
  mkdirSync(home, { mode: 0o711 })
  chmodSync(home, 0o711)
  writeFileSync(pointer, `${join(home, 'pg')}\n`)
  return join(home, 'pg')
}
