import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { teamsContract } from '#contexts/teams/contract.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { teamsScene } from '../../../tests/kit/teams.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { standardsContract } from './contract.ts'

const town = aTown()
const HUAIYUAN = '120101006002'
const { hands, someone, form, actorOf } = teamsScene(town)
const about = { pointId: '', communityId: '' }

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{ pointId: string; id: string }>`
      select point_id, id from programme.point_community where area_code = ${HUAIYUAN}`.execute(tx),
  )
  Object.assign(about, { pointId: rows[0]?.pointId, communityId: rows[0]?.id })
})

const TODAY = '2024-03-05'

async function figure(code: 'S5.1' | 'S5.2' | 'S5.3', asOf = TODAY): Promise<string> {
  const city = await actorOf('townAdmin', paths.city)
  const { body } = await city.ask(standardsContract, 'readPoint', { pointId: about.pointId, asOf })
  const criterion = body.criteria.find((one: { code: string }) => one.code === code)
  return criterion.figures.find((one: { communityId: string }) => one.communityId === about.communityId).shown
}

/** The records behind a figure: those that count, or those left out, with the reason. */
async function records(criterion: string, leftOut: boolean) {
  const city = await actorOf('townAdmin', paths.city)
  const { body } = await city.ask(standardsContract, 'listEvidence', {
    ...{ ...about, criterion, asOf: TODAY, side: 'part', leftOut },
  })
  return body.rows as { label: string; detail: string; reason: string | null; page: string | null }[]
}

async function activityOf(teamId: string, state: 'recorded' | 'cancelled'): Promise<void> {
  await town.tx(async (tx) => {
    await sql`insert into activities.activity (id, area_code, team_id, audience, title, content, place, organiser, leader_name, contact, risk_level, risks, state,
        starts_at, ends_at, record_due_on, recorded_on, created_by, created_by_name, created_at)
      values (${randomUUID()}, ${HUAIYUAN}, ${teamId}, 'volunteers', '上门探望', '探望', '院内', '居委会', '赵主任', '022-1', 'low', '无', ${state},
        '2024-02-06T09:00:00+08:00', '2024-02-06T11:00:00+08:00', '2024-02-27',
        ${state === 'recorded' ? '2024-02-20' : null}, ${randomUUID()}, '测试', ${town.now})`.execute(tx)
    await enqueue(tx, 'activities.activities-changed', { areaCodes: [HUAIYUAN] })
  })
  await town.work()
}

test('a team counts once it did something in the programme year; a called-off activity is nothing done', async () => {
  const lead = await someone('陈队长', { areaCode: HUAIYUAN })
  const { body } = await hands.clerk.ask(teamsContract, 'recordTeam', form(lead, { areaCode: HUAIYUAN }))
  await town.work()
  expect(await figure('S5.1')).toContain('0支')
  await activityOf(body.teamId, 'cancelled')
  expect(await figure('S5.1')).toContain('0支')
  expect(await records('S5.1', true)).toMatchObject([{ reason: '本年度尚无活动' }])
  await activityOf(body.teamId, 'recorded')
  expect(await figure('S5.1')).toContain('1支')
  expect(await records('S5.1', false)).toMatchObject([{ page: `/teams/team/${body.teamId}`, reason: null }])
  const end = { teamId: body.teamId, version: 1, endedOn: '2024-03-05', reason: '队员多已搬离' }
  expect((await hands.clerk.ask(teamsContract, 'endTeam', end)).status).toBe(200)
  await town.work()
  expect(await figure('S5.1')).toContain('0支')
})

test('a project counts from its start, a plan from its approval, and what is sent back counts no more', async () => {
  const project = { areaCode: HUAIYUAN, name: '银龄陪伴', tags: ['respect'], category: '17', fromDate: '2024-01-01' }
  const made = await hands.clerk.ask(teamsContract, 'recordProject', { ...project, content: '每周上门陪伴独居老人' })
  await town.work()
  expect(await figure('S5.2')).toContain('0个')
  await hands.clerk.ask(teamsContract, 'startProject', { ...made.body, version: 1, startedOn: '2024-01-10' })
  await town.work()
  expect(await figure('S5.2')).toContain('1个')
  expect(await records('S5.2', false)).toMatchObject([{ label: '银龄陪伴' }])

  const plan = {
    areaCode: HUAIYUAN,
    year: 2024,
    goals: '每月两次敬老活动',
    activities: [{ month: 3, name: '学雷锋日' }],
  }
  const { body } = await hands.clerk.ask(teamsContract, 'draftPlan', plan)
  await hands.clerk.ask(teamsContract, 'submitPlan', { ...body, version: 1 })
  await town.work()
  expect(await figure('S5.3')).toContain('0份')
  const leader = await actorOf('townLeader', paths.nanshi)
  expect((await leader.ask(teamsContract, 'approvePlan', { ...body, version: 2 })).status).toBe(200)
  await town.work()
  expect(await figure('S5.3')).toContain('1份')
  expect(await records('S5.3', false)).toMatchObject([{ page: `/teams/plans/${body.planId}` }])
  await leader.ask(teamsContract, 'returnPlan', { ...body, version: 3, reason: '活动次数写错' })
  await town.work()
  expect(await figure('S5.3')).toContain('0份')
})
