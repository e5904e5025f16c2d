import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Limits as in force on a day. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const value = (code: string): number => parameterOn(programme, `linkage.${code}`, day)
  return {
    answerDays: value('answer-days'),
    stillDays: value('still-days'),
    quorumPercent: value('quorum-percent'),
    meetingDays: value('meeting-days'),
    taskRemindDays: value('task-remind-days'),
  }
}

/** Whether a programme is loaded at all: jobs have nothing to do without. */
export const programmeIsOn = async (tx: Tx): Promise<boolean> => (await programmeOf(tx)) !== undefined
