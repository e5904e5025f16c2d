import { join } from 'node:path'
import { loadPackage, type ProgrammePackage, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/measures/index.ts'
import type { Town } from './town.ts'

const root = join(import.meta.dirname, '../..')

/** A package that is known to be right, by its folder in the repository. */
export function packageIn(folder: string): ProgrammePackage {
  const reading = readPackage(join(root, folder), { measures: measureNames, items: scoreItems })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.package
}

/** The programme of the notice, in a town's database: 16 districts, 50 places, 11 joint points. */
export async function loadTianjin(town: Town): Promise<void> {
  await town.tx((tx) => loadPackage(tx, packageIn('programmes/tianjin-2023-20'), town.now))
}
