import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { pointsContract as contract } from '#contexts/points/contract.ts'
import type { Actor } from '#platform/access/actor.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from './divisions.ts'
import { idNumberOf } from './imports.ts'
import { loadTianjin } from './programme.ts'
import { served } from './served.ts'
import type { Town } from './town.ts'

export const COMMUNITY = '120101006018'
export const TOWN = '120101006'
export const rule = {
  areaCode: TOWN,
  validFrom: '2023-09-01',
  pointsPerHour: 10,
  coefficients: { '17': 150 },
  dailyCap: 60,
  text: '每服务一小时记10分，关爱特殊群体按1.5倍记。',
}

/** 南市街道 with a clerk, a leader and a worker of 新文化花园, and what volunteers there do. */
export function pointsScene(town: Town) {
  let numbers = 0
  const hands = {} as Record<'clerk' | 'leader' | 'worker', Actor>
  beforeAll(async () => {
    await loadTianjin(town)
    hands.clerk = await town.person('townAdmin', paths.nanshi)
    hands.leader = await town.person('townLeader', paths.nanshi)
    hands.worker = await town.person('communityWorker', paths.xinwenhua)
  })
  const as = (hand: keyof typeof hands) => town.as(hands[hand])

  /** A registered volunteer of the community, with a phone in hand. */
  async function volunteer(name: string) {
    numbers += 1
    const idNumber = idNumberOf(`12010119700101${100 + numbers}`)
    const personId = await town.tx((tx) => addPerson(tx, { areaCode: COMMUNITY, name, idNumber }, town.now))
    const volunteerId = randomUUID()
    await town.tx((tx) =>
      sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
        values (${volunteerId}, ${personId}, ${COMMUNITY}, '2023-08-01', ${town.now})`.execute(tx),
    )
    const self = await town.person('volunteer', paths.xinwenhua, { personId })
    return { personId, volunteerId, accountId: self.accountId, phone: town.as(self) }
  }
  type Volunteer = Awaited<ReturnType<typeof volunteer>>

  /** A service that went all its way to a final record; without a category it came by spreadsheet. */
  async function serve({ personId, volunteerId }: Volunteer, servedOn: string, minutes: number, category?: string) {
    numbers += 1
    const recordId = await served(
      town,
      { personId, volunteerId, areaCode: COMMUNITY },
      {
        ...{ on: servedOn, minutes, activity: `清洁家园${numbers}` },
        ...(category && { organisedBy: COMMUNITY, category }),
      },
    )
    await town.tx((tx) => enqueue(tx, 'volunteering.hours-changed', { areaCodes: [COMMUNITY] }))
    return recordId
  }

  async function ruleInForce() {
    const proposed = await as('clerk').ask(contract, 'proposeRule', rule)
    expect(proposed.status).toBe(200)
    const decision = { ruleId: proposed.body.ruleId, outcome: 'approved' }
    expect((await as('leader').ask(contract, 'decideRule', decision)).status).toBe(200)
    await town.work()
  }
  async function anItem(more: object = {}) {
    const { body } = await as('clerk').ask(contract, 'recordItem', {
      ...{ areaCode: TOWN, name: '毛巾', kind: 'goods', price: 20, source: 'merchant', sourceNote: '惠民超市' },
      ...{ stock: 10, ...more },
    })
    return body.itemId as string
  }
  return { as, volunteer, serve, ruleInForce, anItem }
}
