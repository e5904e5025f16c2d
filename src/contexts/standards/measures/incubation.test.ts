import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { incubationContract } from '#contexts/incubation/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../../tests/kit/programme.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { standardsContract } from '../contract.ts'

const town = aTown({ checks: false })
const TOWN = '120101006'

const day = fc.constantFrom('2022-05-01', '2023-06-30', '2023-07-01', '2024-01-15', '2024-03-05', '2024-04-01')
const organisation = fc.record({
  firstStandingOn: fc.option(day),
  isEnded: fc.boolean(),
  planSignedOn: fc.option(fc.constantFrom('2023-08-01', '2024-03-05', '2024-04-02')),
  levels: fc.record({ start: fc.integer({ min: 1, max: 4 }), now: fc.integer({ min: 1, max: 5 }) }),
  servedOn: fc.array(fc.constantFrom('2023-06-30', '2023-07-01', '2024-03-05'), { maxLength: 2 }),
})
type One = {
  firstStandingOn: string | null
  isEnded: boolean
  planSignedOn: string | null
  levels: { start: number; now: number }
  servedOn: string[]
}

/** In the town itself: its organisations count for the point, whichever communities it covers. */
async function put(tx: Tx, one: One): Promise<string> {
  const id = randomUUID()
  const filed = one.firstStandingOn
  const state = one.isEnded ? 'deregistered' : filed ? 'active' : 'guided'
  const hasPlan = one.planSignedOn !== null
  await sql`insert into incubation.organisation (id, area_code, name, tier, source, state, filed_on, ended_on, cultivated_since, level_start, level_now,
      recorded_name, recorded_at)
    values (${id}, ${TOWN}, ${`样例${id}`}, 'B', 'desk', ${state}, ${filed}, ${one.isEnded ? '2024-03-01' : null}, ${one.planSignedOn},
      ${hasPlan ? one.levels.start * 10 : null}, ${hasPlan ? one.levels.now * 10 : null}, '样例', ${town.now})`.execute(
    tx,
  )
  if (hasPlan) {
    const { now } = one.levels
    await sql`insert into incubation.assessment (id, organisation_id, year, quarter, governance, backbone, projects, funding, disclosure, assessed_on, recorded_name, recorded_at)
      values (${randomUUID()}, ${id}, 2024, 1, ${now}, ${now}, ${now}, ${now}, ${now}, '2024-03-05', '样例', ${town.now})`.execute(
      tx,
    )
  }
  for (const servedOn of one.servedOn)
    await sql`insert into incubation.service (id, organisation_id, area_code, served_on, kind, title, people, by_party, recorded_by, recorded_name, recorded_at)
      values (${randomUUID()}, ${id}, ${TOWN}, ${servedOn}, 'activity', '样例活动', 5, 'community', ${randomUUID()}, '样例', ${town.now})`.execute(
      tx,
    )
  return id
}

/** The measure and the page of each organisation must say the same, word by word. */
test('the figure counts exactly those of which the rule says that they count, and gives the same reason for the others', async () => {
  await loadTianjin(town)
  const pointId = await town.tx(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update programme.point set status = 'active', starts_on = '2023-07-01' where town_code = ${TOWN} returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  })
  const city = town.as(await town.person('cityAdmin', paths.city))
  const figure = async () => {
    const { body } = await city.ask(standardsContract, 'readPoint', { pointId })
    return body.criteria.find(({ code }: { code: string }) => code === 'S4.1').figures[0]
  }
  expect(await figure()).toMatchObject({ verdict: 'no-data' })

  const cases = fc.sample(organisation, { numRuns: 60, seed: 41 })
  const ids = await town.tx(async (tx) => {
    const made = []
    for (const one of cases) made.push(await put(tx, one))
    await enqueue(tx, 'incubation.incubation-changed', { areaCodes: [TOWN] })
    return made
  })
  await town.work()
  const evidence = async (leftOut: boolean) => {
    const about = { pointId, criterion: 'S4.1', communityId: null, side: 'part', leftOut, limit: 100 }
    return (await city.ask(standardsContract, 'listEvidence', about)).body.rows
  }
  const reasons = new Map<string, string | null>()
  for (const { recordId } of await evidence(false)) reasons.set(recordId, null)
  for (const { recordId, reason } of await evidence(true)) reasons.set(recordId, reason)

  let counted = 0
  for (const organisationId of ids) {
    const { body } = await city.ask(incubationContract, 'getOrganisation', { organisationId })
    const { counts, why } = body.reading
    if (counts) counted += 1
    expect([organisationId, reasons.get(organisationId)]).toEqual([organisationId, counts ? null : why])
  }
  expect(counted).toBeGreaterThan(5)
  expect((await figure()).shown).toBe(`${counted}个`)
})
