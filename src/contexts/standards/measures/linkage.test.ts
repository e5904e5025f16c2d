import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { linkageContract } from '#contexts/linkage/contract.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../../tests/kit/divisions.ts'
import { aGrantTown, anAgreedGrant, type GrantTown, paid } from '../../../../tests/kit/grants.ts'
import {
  aDelivery,
  aLinkageTown,
  aNeed,
  aProject,
  aVisit,
  did,
  type LinkageTown,
  project,
  XINWENHUA,
} from '../../../../tests/kit/linkage.ts'
import { loadTianjin } from '../../../../tests/kit/programme.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { standardsContract } from '../contract.ts'

const town = aTown({ checks: false })
const TOWN = '120101006'
let money: GrantTown
let who: LinkageTown
let pointId = ''
beforeAll(async () => {
  await loadTianjin(town)
  money = await aGrantTown(town, { gifts: 2 })
  who = await aLinkageTown(town)
  pointId = await town.tx(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update programme.point set status = 'active', starts_on = '2023-07-01' where town_code = ${TOWN} returning id`.execute(
      tx,
    )
    const id = rows[0]?.id ?? ''
    await sql`delete from programme.point_community where point_id = ${id}`.execute(tx)
    await sql`insert into programme.point_community (id, point_id, position, written_name, area_code, role, from_date)
      values (${randomUUID()}, ${id}, 1, '新文化花园社区', ${XINWENHUA}, 'pilot', '2023-07-01')`.execute(tx)
    return id
  })
})

const city = async () => town.as(await town.person('cityAdmin', paths.city))
async function figure(code: string) {
  const { body } = await (await city()).ask(standardsContract, 'readPoint', { pointId })
  return body.criteria.find((one: { code: string }) => one.code === code).figures[0]
}
async function evidence(criterion: string, leftOut = false, side = 'part') {
  const about = { pointId, criterion, communityId: null, side, leftOut, limit: 100 }
  return (await (await city()).ask(standardsContract, 'listEvidence', about)).body.rows
}
async function again(fact: string) {
  await town.tx((tx) => enqueue(tx, fact, { areaCodes: [XINWENHUA, TOWN] }))
  await town.work()
}

test('S3.2: a project counts when the fund has paid and three parties have acted, and opens to its page', async () => {
  const grantId = await anAgreedGrant(town, money)
  expect(await figure('S3.2')).toMatchObject({ verdict: 'no-data' })
  const needId = await aNeed(who)
  const projectId = await aProject(who, [needId])
  await again('linkage.linkage-changed')
  expect(await figure('S3.2')).toMatchObject({ shown: '0个', verdict: 'not-met' })
  expect(await evidence('S3.2', true)).toMatchObject([{ recordId: projectId, reason: '还没有用社区基金的钱' }])
  const { version } = await project(who.community, projectId)
  await did(who.community, linkageContract, 'tieRecord', {
    projectId,
    version,
    kind: 'grants.grant',
    sourceId: grantId,
  })
  await paid(money, grantId, 1, 40_000, '2024-03-18')
  await again('ledger.ledger-changed')
  expect(await evidence('S3.2', true)).toMatchObject([{ reason: '五方中只有2方有行动' }])
  await aVisit(town, needId)
  await again('fieldwork.fieldwork-changed')
  expect(await figure('S3.2')).toMatchObject({ shown: '1个', verdict: 'met' })
  expect(await evidence('S3.2')).toMatchObject([{ label: '独居老人助餐', page: `/linkage/projects/${projectId}` }])
  await aDelivery(town, needId)
  const seats = (await project(await city(), projectId)).seats
  expect(seats.filter(({ stand }: { stand: string }) => stand === 'acted')).toHaveLength(4)
})

const group = (line: string, state: string, closedOn: string | null) =>
  town.tx(async (tx) => {
    const [id, by] = [randomUUID(), randomUUID()]
    await sql`insert into fieldwork.group_work (id, kind, type, area_code, town_code, title, line, people, sessions, starts_on, ends_on, plan, budget_fen,
        leader_account, leader_name, state, sessions_held, started_on, closed_on, evaluation, created_by, created_name, created_at, approved_by)
      values (${id}, 'group', 'support', ${XINWENHUA}, ${TOWN}, ${`${line}小组`}, ${line}, 8, 4, '2024-01-05', '2024-02-20', '{}', 0, ${by}, '社工', ${state}, 4,
        '2024-01-05', ${closedOn}, ${state === 'evaluated' ? '{}' : null}::jsonb, ${by}, '社工', ${town.now}, ${randomUUID()})`.execute(
      tx,
    )
    return id
  })

test('S3.1: a line counts once, from its first closed and evaluated work', async () => {
  await group('elder', 'evaluated', '2024-02-20')
  await group('elder', 'evaluated', '2024-02-22')
  await group('child', 'ended', '2024-02-20')
  await group('relief', 'running', null)
  await group('governance', 'evaluated', '2024-02-20')
  await again('fieldwork.fieldwork-changed')
  expect(await figure('S3.1')).toMatchObject({ shown: '1项', verdict: 'not-met' })
  expect((await evidence('S3.1')).map(({ counted }: { counted: number }) => counted).toSorted()).toEqual([0, 1])
  expect((await evidence('S3.1', true)).map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
    '已结束，还没有评估',
    '还没有办结',
  ])
  for (const line of ['child', 'relief', 'disability']) await group(line, 'evaluated', '2024-02-25')
  await again('fieldwork.fieldwork-changed')
  expect(await figure('S3.1')).toMatchObject({ shown: '4项', verdict: 'met' })
})

test('S3.3: people served of those registered, never a person, and few are not told', async () => {
  const people = await town.tx(async (tx) => {
    const ids = []
    for (let one = 0; one < 10; one += 1) {
      const personId = await addPerson(tx, { areaCode: XINWENHUA, name: '困难群众' }, town.now)
      await sql`insert into hardship.person (id, area_code, person_id, codes, from_date, source, created_at)
        values (${randomUUID()}, ${XINWENHUA}, ${personId}, '{T01,T05}', '2023-08-01', 'worker', ${town.now})`.execute(
        tx,
      )
      ids.push(personId)
    }
    return ids
  })
  await again('hardship.hardship-changed')
  expect(await figure('S3.3')).toMatchObject({ shown: '0.00%（0/10）', verdict: 'not-met' })
  const visit = (personId: string) =>
    town.tx((tx) =>
      sql`insert into fieldwork.visit (id, area_code, person_id, line, way, outcome, visited_on, by_account, by_name, by_party, sealed, has_need, recorded_at)
        values (${randomUUID()}, ${XINWENHUA}, ${personId}, 'elder', 'home', 'met', '2024-03-01', ${randomUUID()}, '社工', 'social_worker', '\\x00', false,
          ${town.now})`.execute(tx),
    )
  for (const personId of people.slice(0, 3)) await visit(personId)
  await again('hardship.hardship-changed')
  expect(await figure('S3.3')).toMatchObject({ shown: '<5/10名', verdict: 'not-met' })
  expect((await figure('S3.3')).missing).not.toMatch(/\d名特殊/)
  expect(await evidence('S3.3')).toMatchObject([{ counted: null }])
  for (const personId of people.slice(2, 6)) await visit(personId)
  await again('fieldwork.fieldwork-changed')
  expect(await figure('S3.3')).toMatchObject({ shown: '60.00%（6/10）', verdict: 'met' })
  const [row] = await evidence('S3.3')
  expect(row).toMatchObject({ counted: 6 })
  expect(JSON.stringify([row, await evidence('S3.3', false, 'whole')])).not.toContain(people[0])
})
