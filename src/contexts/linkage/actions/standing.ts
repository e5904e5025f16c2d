import { dateOf, daysBetween } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { limitsOn } from '../limits.ts'
import { completenessOf, firstActs, standOf, stillDaysOf } from '../rules/seats.ts'
import { actsOf, type ProjectAct } from '../store/acts.ts'
import {
  type Project,
  type Reminder,
  type Request,
  remindersOf,
  requestsOf,
  type Seat,
  seatsOf,
} from '../store/projects.ts'
import { PARTIES, type Party, partyList, type SeatStand } from '../vocabulary.ts'

export type SeatNow = {
  party: Party
  unitName: string
  unitId: string | null
  stand: SeatStand
  acts: ProjectAct[]
  firstOn: string | null
  asked: Request | undefined
  remindedOn: string | null
  daysLate: number
}
export type Standing = {
  project: Project
  seats: SeatNow[]
  acted: number
  stillDays: number
  isStill: boolean
}

/** Where projects stand today: five seats each, found anew from the acts of others. A closed project stands as of its last day. */
export async function standingsOf(tx: Tx, projects: readonly Project[], today: string): Promise<Standing[]> {
  const ids = projects.map(({ id }) => id)
  const { stillDays: limit } = await limitsOn(tx, today)
  const facts = {
    acts: Map.groupBy(await actsOf(tx, ids, today), ({ projectId }) => projectId),
    seats: Map.groupBy(await seatsOf(tx, ids), ({ projectId }) => projectId),
    requests: Map.groupBy(await requestsOf(tx, ids), ({ projectId }) => projectId),
    reminders: Map.groupBy(await remindersOf(tx, ids), ({ projectId }) => projectId),
  }
  return projects.map((project) => {
    const acts = facts.acts.get(project.id) ?? []
    const parts = {
      acts,
      seats: facts.seats.get(project.id) ?? [],
      requests: facts.requests.get(project.id) ?? [],
      reminders: facts.reminders.get(project.id) ?? [],
    }
    const stillDays = project.state === 'running' ? stillDaysOf(acts, project.startsOn, today) : 0
    const seats = partyList.map((party) => seatNow(party, parts, today))
    const acted = completenessOf(acts)
    return { project, seats, acted, stillDays, isStill: project.state === 'running' && stillDays >= limit }
  })
}

type Parts = { acts: ProjectAct[]; seats: Seat[]; requests: Request[]; reminders: Reminder[] }

function seatNow(party: Party, parts: Parts, today: string): SeatNow {
  const of = <T extends { party: Party }>(list: T[]): T[] => list.filter((one) => one.party === party)
  const seat = of(parts.seats)[0]
  const asked = of(parts.requests).at(-1)
  const acts = of(parts.acts)
  const stand = standOf(acts.length > 0, asked, today)
  return {
    party,
    unitName: seat?.unitName ?? '',
    unitId: seat?.unitId ?? null,
    stand,
    acts,
    firstOn: firstActs(acts).get(party)?.on ?? null,
    asked,
    remindedOn: of(parts.reminders).at(-1)?.onDate ?? null,
    daysLate: stand === 'late' && asked ? daysBetween(asked.dueOn, today) : 0,
  }
}

/** May be reminded today: asked, without an act, not reminded yet. */
export const isRemindable = ({ stand, asked, remindedOn }: SeatNow, today: string): boolean =>
  stand !== 'acted' && asked !== undefined && remindedOn !== today && dateOf(asked.askedAt) !== today

/** Where a running project is stuck: a sentence each, the worst first. */
export function whereStill(
  { project, seats, stillDays, isStill }: Standing,
  openNeeds: number,
  overdueTasks: number,
): string[] {
  if (project.state !== 'running') return []
  const late = seats
    .filter(({ stand }) => stand === 'late')
    .map(({ party, daysLate }) => `${PARTIES[party]}逾期${daysLate}天没有行动`)
  const silent = seats.filter(({ stand }) => stand === 'named')
  return [
    ...(isStill ? [`已经${stillDays}天没有任何一方的新行动`] : []),
    ...late,
    ...(overdueTasks > 0 ? [`${overdueTasks}项任务逾期`] : []),
    ...(silent.length > 0 ? [`还没有邀请${silent.map(({ party }) => PARTIES[party]).join('、')}`] : []),
    ...(openNeeds > 0 && seats.every(({ stand }) => stand === 'acted')
      ? [`五方都已行动，还有${openNeeds}条需求没有解决`]
      : []),
  ]
}
