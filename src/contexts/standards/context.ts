import { programmeOf } from '#contexts/programme/public.ts'
import { defineContext } from '#platform/context.ts'
import { listEvidence, openFigure } from './actions/open-figure.ts'
import { readBoard } from './actions/read-board.ts'
import { readPoint } from './actions/read-point.ts'
import { compareSnapshot, freezeSnapshot, listSnapshots } from './actions/snapshots.ts'
import { standardsChecks } from './checks.ts'
import { standardsContract } from './contract.ts'
import { freezeMilestones } from './jobs/freeze-milestones.ts'
import { measureEveryDay, measurePoint, measureTouched } from './jobs/measure-again.ts'
import { standardsPermissions } from './permissions.ts'
import { currentDay } from './rules/year.ts'
import { measuredAt } from './store/measurements.ts'

export const standards = defineContext({
  contract: standardsContract,
  handlers: {
    readBoard,
    boardStamp: async ({ asOf }, { tx, today, reach }) => {
      reach()
      const programme = await programmeOf(tx)
      return { stamp: programme ? await measuredAt(tx, asOf ?? currentDay(programme, today)) : 'none' }
    },
    readPoint,
    openFigure,
    listEvidence,
    listSnapshots,
    freezeSnapshot,
    compareSnapshot,
  },
  permissions: standardsPermissions,
  jobs: [measureTouched, measurePoint, measureEveryDay, freezeMilestones],
  checks: standardsChecks,
})
