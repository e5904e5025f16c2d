import { awaitedItems } from './awaited.ts'
import { criteriaCount, criteriaMet, criteriaProgress, criteriaShare } from './criteria.ts'
import { findings } from './findings.ts'
import type { Item } from './item.ts'
import { milestones } from './programme.ts'

const library = new Map<string, Item>(
  [criteriaMet, criteriaProgress, criteriaCount, criteriaShare, findings, milestones, ...awaitedItems].map((one) => [
    one.name,
    one,
  ]),
)

/** What a score table may name, with how each is called on pages. */
export const itemNames: readonly string[] = [...library.keys()]
export const itemTitles: readonly { name: string; title: string; readsCriteria: boolean }[] = [...library.values()].map(
  ({ name, title, readsCriteria = false }) => ({ name, title, readsCriteria }),
)

/** Errors: a table is refused when it names an unknown item, so this is a bug. */
export function itemOf(name: string): Item {
  const found = library.get(name)
  if (!found) throw new Error(`no score item ${name}`)
  return found
}
