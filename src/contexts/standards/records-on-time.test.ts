import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { standardsContract } from './contract.ts'

const town = aTown()
const HUAIYUAN = '120101006002'
const about = { pointId: '', communityId: '', criterion: 'S5.4' }

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{ pointId: string; id: string }>`
      select point_id, id from programme.point_community where area_code = ${HUAIYUAN}`.execute(tx),
  )
  Object.assign(about, { pointId: rows[0]?.pointId, communityId: rows[0]?.id })
})

type Was = { endedOn: string; dueOn: string; recordedOn?: string; audience?: string }

async function activities(some: readonly Was[]): Promise<void> {
  await town.tx(async (tx) => {
    for (const { endedOn, dueOn, recordedOn = null, audience = 'volunteers' } of some)
      await sql`insert into activities.activity (id, area_code, audience, title, content, place, organiser, leader_name, contact, risk_level, risks, state,
          starts_at, ends_at, record_due_on, recorded_on, created_by, created_by_name, created_at)
        values (${randomUUID()}, ${HUAIYUAN}, ${audience}, '楼道清洁', '清洁', '院内', '居委会', '赵主任', '022-1', 'low', '无', ${recordedOn ? 'recorded' : 'ended'},
          ${`${endedOn}T09:00:00+08:00`}, ${`${endedOn}T11:00:00+08:00`}, ${dueOn}, ${recordedOn}, ${randomUUID()}, '测试', ${town.now})`.execute(
        tx,
      )
    await enqueue(tx, 'activities.activities-changed', { areaCodes: [HUAIYUAN] })
  })
  await town.work()
}

async function figure(asOf: string): Promise<string> {
  const city = town.as(await town.person('cityAdmin', paths.city))
  const { body } = await city.ask(standardsContract, 'readPoint', { pointId: about.pointId, asOf })
  const criterion = body.criteria.find(({ code }: { code: string }) => code === 'S5.4')
  return criterion.figures.find((one: { communityId: string }) => one.communityId === about.communityId).shown
}

test('records finished in time are a share of those due; what is not due yet says nothing, and no activity is no data', async () => {
  expect(await figure('2024-03-05')).toBe('尚无数据')
  await activities([
    { endedOn: '2024-03-02', dueOn: '2024-03-15' },
    { endedOn: '2024-01-06', dueOn: '2024-01-19', recordedOn: '2024-01-19', audience: 'residents' },
  ])
  expect(await figure('2024-03-05')).toBe('尚无数据')
  await activities([
    { endedOn: '2024-01-06', dueOn: '2024-01-19', recordedOn: '2024-01-19' },
    { endedOn: '2024-01-07', dueOn: '2024-01-19', recordedOn: '2024-01-22' },
    { endedOn: '2024-01-08', dueOn: '2024-01-22' },
  ])
  expect(await figure('2024-03-05')).toContain('33.33')
  expect(await figure('2024-01-19')).toContain('100')
  town.now = new Date('2024-03-20T09:00:00+08:00')
  expect(await figure('2024-03-20')).toContain('25')
})
