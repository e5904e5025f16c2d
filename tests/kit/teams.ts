import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { teamsContract } from '#contexts/teams/contract.ts'
import { paths } from './divisions.ts'
import { idNumberOf } from './imports.ts'
import type { Town } from './town.ts'

export const XINWENHUA = '120101006018'

/** 新文化花园 with a worker, its town with a clerk, and people there who volunteer or not. */
export function teamsScene(town: Town) {
  let made = 0
  const actorOf = async (role: 'communityWorker' | 'townAdmin' | 'townLeader', path: string) =>
    town.as(await town.person(role, path))
  const hands = {} as Record<'worker' | 'clerk', Awaited<ReturnType<typeof actorOf>>>
  beforeAll(async () => {
    hands.worker = await actorOf('communityWorker', paths.xinwenhua)
    hands.clerk = await actorOf('townAdmin', paths.nanshi)
  })

  /** Somebody of the directory, registered as a volunteer unless said otherwise. */
  async function someone(name: string, { areaCode = XINWENHUA, registered = true, phone = '' } = {}): Promise<string> {
    made += 1
    const idNumber = idNumberOf(`12010119850101${100 + made}`)
    return town.tx(async (tx) => {
      const id = await addPerson(tx, { areaCode, name, idNumber, ...(phone && { phone }) }, town.now)
      if (registered)
        await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
          values (${randomUUID()}, ${id}, ${areaCode}, '2023-08-01', ${town.now})`.execute(tx)
      return id
    })
  }
  const phoneOf = async (personId: string) => town.as(await town.person('volunteer', paths.nanshi, { personId }))

  const form = (leadPersonId: string, more: Record<string, unknown> = {}) => ({
    areaCode: XINWENHUA,
    name: `敬老队${made}`,
    organiserKind: 'committee',
    leadPersonId,
    foundedOn: '2023-09-01',
    categories: ['17'],
    ...more,
  })
  async function aTeam(leadName = '陈队长') {
    const lead = await someone(leadName)
    const { body } = await hands.worker.ask(teamsContract, 'recordTeam', form(lead))
    return { teamId: body.teamId as string, lead }
  }
  return { hands, actorOf, someone, phoneOf, form, aTeam }
}
