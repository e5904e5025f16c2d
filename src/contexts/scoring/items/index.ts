import type { ItemNeeds } from '#contexts/programme/contract.ts'
import { awaitedItems } from './awaited.ts'
import { budgetExecution, budgetSources } from './budgets.ts'
import { criteriaCount, criteriaMet, criteriaProgress, criteriaShare } from './criteria.ts'
import { findings } from './findings.ts'
import { fundSetUp, fundSpent, lateDisclosures } from './fund.ts'
import type { Item } from './item.ts'
import { quarterMeetings } from './linkage.ts'
import { milestones } from './programme.ts'
import { casesClosed, residentsTakingPart, worksDone } from './services.ts'
import { volunteersPractice } from './volunteering.ts'
import { staffGaps, supervision } from './workforce.ts'

const library = new Map<string, Item>(
  [
    criteriaMet,
    criteriaProgress,
    criteriaCount,
    criteriaShare,
    findings,
    milestones,
    quarterMeetings,
    staffGaps,
    supervision,
    casesClosed,
    worksDone,
    residentsTakingPart,
    volunteersPractice,
    fundSetUp,
    lateDisclosures,
    fundSpent,
    budgetExecution,
    budgetSources,
    ...awaitedItems,
  ].map((one) => [one.name, one]),
)

/** What a score table may name: how each is called, and what a row that names it has to say. */
export const scoreItems: readonly ItemNeeds[] = [...library.values()].map(
  ({ name, title, readsCriteria = false, limitTitle = null }) => ({ name, title, readsCriteria, limitTitle }),
)

/** Errors: a table is refused when it names an unknown item, so this is a bug. */
export function itemOf(name: string): Item {
  const found = library.get(name)
  if (!found) throw new Error(`no score item ${name}`)
  return found
}
