import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { daysBetween } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { countToDo, listDue } from '../store/hours-to-do.ts'
import { countObjections, listObjections as list, objectionsAbout } from '../store/objections.ts'
import { objectionView } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints

export const listObjections: Handler<Endpoints['listObjections']> = async (
  { areaCode, state, isOverdue, after, limit },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const search = { codes, state, ...(isOverdue && { overdueOn: today }) }
  const { rows, next } = await list(tx, { ...search, after, limit })
  return { rows: rows.map((one) => objectionView(one, today)), next, ...(await countObjections(tx, search)) }
}

export const listMyObjections: Handler<Endpoints['listMyObjections']> = async (_, { tx, today, actor, own }) => {
  own()
  const rows = actor.personId ? await objectionsAbout(tx, { personId: actor.personId }) : []
  return { rows: rows.map((one) => objectionView(one, today, { isWhole: true })) }
}

export const countHoursToDo: Handler<Endpoints['countHoursToDo']> = async ({ areaCode }, { tx, today, reach }) =>
  countToDo(tx, await codesWithin(tx, reach(), areaCode), today)

export const listOverdueRecords: Handler<Endpoints['listOverdueRecords']> = async (
  { areaCode },
  { tx, today, reach },
) => {
  const rows = await listDue(tx, await codesWithin(tx, reach(), areaCode), today)
  return {
    rows: rows.map(({ organiserPath, leaderPersonId, leaderName, ...shown }) => ({
      ...shown,
      leaderName: maskName(leaderName),
      daysLate: daysBetween(shown.recordDueOn, today),
    })),
  }
}
