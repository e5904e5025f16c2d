import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canEnter, digest, publicFolder } from './binaries.ts'

/**
 * The folder of the database. Below the data folder; but where root runs us from a folder that the database's account
 * cannot enter, below /var/lib/wushe, with a pointer left in the data folder so that it is always found again.
 */
export function placeOfCluster(dataDir: string): string {
  const pointer = join(dataDir, 'pg.path')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  const inside = join(dataDir, 'pg')
  mkdirSync(dataDir, { recursive: true })
  if (existsSync(join(inside, 'PG_VERSION')) || canEnter(dataDir)) return inside
  const outside = join(publicFolder(), `data-${digest(dataDir)}`, 'pg')
  mkdirSync(outside, { recursive: true })
  writeFileSync(pointer, `${outside}\n`)
  return outside
}
