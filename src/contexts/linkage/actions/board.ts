import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { limitsOn } from '../limits.ts'
import { listProjects } from '../store/projects.ts'
import { partyList } from '../vocabulary.ts'
import { isRemindable, type Standing, standingsOf } from './standing.ts'

type Endpoints = typeof linkageContract.endpoints

/** Running projects by town and place, those that stand still longest first. */
export const readBoard: Handler<Endpoints['readBoard']> = async ({ areaCode }, call) => {
  const { tx, today, may } = call
  const codes = await codesWithin(tx, call.reach(), areaCode)
  const projects = await listProjects(tx, { codes, state: 'running' })
  const standings = (await standingsOf(tx, projects, today)).toSorted((one, other) => other.stillDays - one.stillDays)
  const cardOf = ({ project, seats, acted, stillDays, isStill }: Standing) => ({
    id: project.id,
    title: project.title,
    ...{ acted, stillDays, isStill },
    seats: seats.map(({ party, stand }) => ({ party, stand })),
    leadName: project.leadName,
    late: seats.filter(({ stand }) => stand === 'late').map(({ party }) => party),
    remindable: may('linkage.linkage.lead', { areaPath: project.areaPath })
      ? seats.filter((seat) => isRemindable(seat, today)).map(({ party }) => party)
      : [],
    version: project.version,
  })
  const towns = [...Map.groupBy(standings, ({ project }) => project.townCode)].map(([code, ofTown]) => ({
    code,
    name: ofTown[0]?.project.townName ?? '',
    places: [...Map.groupBy(ofTown, ({ project }) => project.areaName)].map(([name, ofPlace]) => ({
      name,
      projects: ofPlace.map(cardOf),
    })),
  }))
  return {
    running: standings.length,
    whole: standings.filter(({ acted }) => acted === partyList.length).length,
    still: standings.filter(({ isStill }) => isStill).length,
    lateSeats: standings.flatMap(({ seats }) => seats).filter(({ stand }) => stand === 'late').length,
    stillDays: (await limitsOn(tx, today)).stillDays,
    towns,
  }
}
