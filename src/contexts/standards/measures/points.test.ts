import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../../tests/kit/programme.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { standardsContract } from '../contract.ts'

const town = aTown()
const COMMUNITY = '120101006018'
const TOWN = '120101006'

async function volunteer(tx: Tx) {
  const idNumber = idNumberOf('12010119700202101')
  const personId = await addPerson(tx, { areaCode: COMMUNITY, name: '周平', idNumber }, town.now)
  const volunteerId = randomUUID()
  await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
    values (${volunteerId}, ${personId}, ${COMMUNITY}, '2023-08-01', ${town.now})`.execute(tx)
  return { personId, volunteerId }
}
const record = async (tx: Tx, volunteerId: string, servedOn: string, minutes: number) =>
  sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at)
    values (${randomUUID()}, ${volunteerId}, ${COMMUNITY}, ${servedOn}, ${minutes}, '清洁家园', ${town.now})`.execute(
    tx,
  )
const voidOne = async (tx: Tx, volunteerId: string) =>
  sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at, reverses_id, reason)
    select gen_random_uuid(), volunteer_id, area_code, served_on, -minutes, activity, ${town.now}, id, '登记有误' from volunteering.service_record
    where volunteer_id = ${volunteerId}`.execute(tx)

async function ruleOf(tx: Tx, validFrom: string, { approved = true } = {}) {
  const [id, by] = [randomUUID(), randomUUID()]
  await sql`insert into points.rule (id, area_code, valid_from, points_per_hour, daily_cap, validity_months, imported_earn, text, proposed_by, proposed_name, proposed_at)
    values (${id}, ${TOWN}, ${validFrom}, 10, 60, 24, true, '每小时10分', ${by}, '甲', ${town.now})`.execute(tx)
  if (approved)
    await sql`insert into points.rule_decision (rule_id, area_code, valid_from, outcome, proposed_by, decided_by, decided_name, decided_at)
      values (${id}, ${TOWN}, ${validFrom}, 'approved', ${by}, ${randomUUID()}, '乙', ${town.now})`.execute(tx)
}

test('the criterion asks for an approved rule and for a ledger in use, and says which is missing', async () => {
  await loadTianjin(town)
  const { pointId, volunteerId } = await town.tx(async (tx) => {
    const { rows } = await sql<{ pointId: string }>`
      update programme.point set status = 'active', starts_on = '2023-07-01' where town_code = ${TOWN} returning id as point_id`.execute(
      tx,
    )
    return { pointId: rows[0]?.pointId ?? '', ...(await volunteer(tx)) }
  })
  const city = town.as(await town.person('cityAdmin', paths.city))
  const figure = async () => {
    const { body } = await city.ask(standardsContract, 'readPoint', { pointId })
    return body.criteria.find(({ code }: { code: string }) => code === 'S5.5').figures[0]
  }
  const leftOut = async () => {
    const about = { pointId, criterion: 'S5.5', communityId: null, side: 'part', leftOut: true }
    const { body } = await city.ask(standardsContract, 'listEvidence', about)
    return body.rows.map(({ reason }: { reason: string }) => reason)
  }
  expect(await figure()).toMatchObject({ verdict: 'no-data' })

  await town.tx(async (tx) => {
    await ruleOf(tx, '2024-05-01', { approved: false })
    await ruleOf(tx, '2023-09-01')
    await enqueue(tx, 'points.rules-changed', { areaCodes: ['120101'] })
  })
  await town.work()
  expect(await figure()).toMatchObject({ shown: '0套', verdict: 'not-met' })
  expect((await leftOut()).toSorted()).toEqual(['本年度还没有由服务记入的积分，台账未启用', '还没有批准'])

  await town.tx(async (tx) => {
    await record(tx, volunteerId, '2024-01-05', 90)
    await enqueue(tx, 'volunteering.hours-changed', { areaCodes: [COMMUNITY] })
  })
  await town.work()
  expect(await figure()).toMatchObject({ shown: '1套', verdict: 'met' })
  expect(await leftOut()).toEqual(['还没有批准'])

  await town.tx(async (tx) => {
    await voidOne(tx, volunteerId)
    await enqueue(tx, 'volunteering.hours-changed', { areaCodes: [COMMUNITY] })
  })
  await town.work()
  expect(await figure()).toMatchObject({ shown: '0套', verdict: 'not-met' })
})
