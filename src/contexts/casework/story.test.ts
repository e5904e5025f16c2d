import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCase,
  aClient,
  aStation,
  CaseFile,
  COMMUNITY,
  done,
  intakeForm,
  MARK,
  SECRETS,
  type Station,
  said,
} from '../../../tests/kit/casework.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { caseworkContract } from './contract.ts'

const town = aTown()
let hands: Station
const at = (text: string) => {
  town.now = new Date(`${text}+08:00`)
}
const messagesOf = async (accountId: string): Promise<string[]> =>
  (
    await town.tx((tx) =>
      sql<{
        title: string
      }>`select title from platform.message where account_id = ${accountId} order by created_at`.execute(tx),
    )
  ).rows.map(({ title }) => title)

beforeAll(async () => {
  await loadTianjin(town)
  hands = await aStation(town)
})

test('a case goes from intake to the archive, and its lead sees who read it', async () => {
  at('2024-03-05T09:00:00')
  const file = await aCase(hands, await aClient(town))
  expect((await file.view()).next).toContain('知情同意书')
  await file.untilService()
  const inService = await file.view()
  expect([inService.state, inService.no]).toEqual(['in_service', '120101006-GA-2024-0001'])
  expect(inService.contacts[0]).toMatchObject({ isLate: false, dueOn: '2024-03-08' })
  await file.does('reviewCase', { secret: SECRETS.review })
  await done(hands.worker, 'recordContact', file.contact('2024-03-05'))
  expect((await file.view()).state).toBe('in_service')
  await file.untilClosed()
  const closed = await file.view()
  expect([closed.state, closed.keptUntil]).toEqual(['closed', '2029-03-05'])
  expect(closed.followUps.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2024-04-05', '2024-06-05'])
  expect(await file.said('archiveCase', {}, hands.lead)).toContain('已结案，回访中')
  expect(await file.said('recordFollowUp', { position: 1, secret: SECRETS.followUp })).toContain('2024年4月5日到期')
  at('2024-06-06T08:00:00')
  await town.work()
  await file.does('recordFollowUp', { position: 1, secret: SECRETS.followUp })
  await file.does('recordFollowUp', { position: 2, secret: SECRETS.followUp })
  const { keptUntil } = await file.does('archiveCase', {}, hands.lead)
  expect(keptUntil).toBe('2029-03-05')
  expect(await file.said('changeRisk', { risk: 'high', secret: SECRETS.why })).toContain('已归档封存')
  await expect(
    town.tx((tx) => sql`update casework.case set risk = 'low' where id = ${file.caseId}`.execute(tx)),
  ).rejects.toThrow(/sealed/)
  const { rows, total } = await done(hands.lead, 'listReadings', { caseId: file.caseId })
  expect(total).toBeGreaterThan(5)
  expect(new Set(rows.map(({ name }: { name: string }) => name))).toEqual(new Set([hands.worker.name, hands.lead.name]))
})

test('what is told of a person is sealed, and neither the audit nor a message holds it', async () => {
  const rows = await town.tx(async (tx) => {
    const everything = []
    for (const table of [
      'casework.case',
      'casework.paper',
      'casework.contact',
      'platform.audit',
      'platform.message',
      'platform.idempotency',
    ])
      everything.push(
        ...(await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(tx)).rows,
      )
    return everything
  })
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ text }) => text.includes(MARK))).toEqual([])
})

describe('what goes wrong is refused in one sentence', () => {
  test('a second case of the same person', async () => {
    const personId = await aClient(town)
    await aCase(hands, personId)
    expect(await said(hands.second, 'openCase', intakeForm(personId))).toMatch(
      /^409 这位居民在本站已有一个没有结案的个案/,
    )
    const open = sql`insert into casework.case select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'no', 'x'))).* from casework.case c
      where c.person_id = ${personId}`
    await expect(town.tx((tx) => open.execute(tx))).rejects.toThrow(/one_open_case_a_person/)
  })

  test('a plan without consent, service without a plan, closure without an evaluation', async () => {
    const file = await aCase(hands, await aClient(town))
    expect(await file.said('decideCase', { outcome: 'accept', secret: SECRETS.why })).toContain('知情同意书')
    expect(await file.said('submitPlan', { secret: SECRETS.plan })).toContain('还没有签署知情同意书')
    expect(await file.said('askClosure', { secret: SECRETS.closure })).toContain('至少有一次评估')
    await file.consent()
    await file.does('decideCase', { outcome: 'accept', secret: SECRETS.why })
    expect(await file.said('calmCrisis', { secret: SECRETS.why })).toContain('不能办理“解除危机”')
    expect(await file.said('submitPlan', { secret: SECRETS.plan })).toContain('待预估')
  })

  test('two workers on one record: the second is told', async () => {
    const file = await aCase(hands, await aClient(town))
    const ref = await file.ref()
    const both = await Promise.all([
      said(hands.worker, 'changeRisk', { ...ref, risk: 'low', secret: SECRETS.why }),
      said(hands.lead, 'changeRisk', { ...ref, risk: 'low', secret: SECRETS.why }),
    ])
    expect(both.toSorted()).toEqual(['200 办成', expect.stringMatching(/^409 此记录刚被他人修改/)])
  })

  test('a minor’s own signature, and a lead who approves their own case', async () => {
    const child = await aClient(town, '120101201505050012')
    expect(await said(hands.worker, 'openCase', intakeForm(child))).toContain('请填写监护人')
    const guarded = { secret: { ...intakeForm(child).secret, guardian: '母亲田某' } }
    const file = await aCase(hands, child, guarded)
    expect((await file.view()).isMinor).toBe(true)
    expect(
      await file.said('recordConsent', { how: 'paper', signedOn: '2024-03-05', secret: SECRETS.consent }),
    ).toContain('须由监护人签署')
    const { caseId } = await done(hands.lead, 'openCase', intakeForm(await aClient(town)))
    const own = new CaseFile({ ...hands, worker: hands.lead }, caseId)
    await own.consent()
    await own.does('decideCase', { outcome: 'accept', secret: SECRETS.why })
    await own.does('assessCase', { homeVisitOn: '2024-06-06', risk: 'low', secret: SECRETS.assessment })
    await own.does('submitPlan', { secret: SECRETS.plan })
    expect(await own.said('decidePlan', { outcome: 'approved', secret: SECRETS.why })).toContain('不能由自己审定')
  })
})

test('a crisis goes before the plan, which is filled in within three days; the lead hears at once', async () => {
  at('2024-03-06T09:00:00')
  const file = await aCase(hands, await aClient(town), { risk: 'high' })
  await file.does('startCrisis', { secret: SECRETS.why })
  const titles = (await messagesOf(hands.lead.accountId)).filter((title) => title.startsWith('高风险个案'))
  expect(titles).toHaveLength(2)
  await done(hands.worker, 'recordContact', file.contact('2024-03-06'))
  expect(await file.view()).toMatchObject({ state: 'crisis', backfillBy: '2024-03-09' })
  expect(await file.said('calmCrisis', { secret: SECRETS.why })).toContain('服务计划还没有经负责人审定')
  await file.consent()
  await file.does('submitPlan', { secret: SECRETS.plan })
  await file.does('decidePlan', { outcome: 'approved', secret: SECRETS.why }, hands.lead)
  await file.does('calmCrisis', { secret: SECRETS.why })
  expect((await file.view()).state).toBe('in_service')
})

test('a contact that is sent twice is one, and a late one is marked', async () => {
  at('2024-03-05T09:00:00')
  const file = await (await aCase(hands, await aClient(town))).untilService()
  at('2024-03-15T09:00:00')
  const late = file.contact('2024-03-06')
  expect(await done(hands.worker, 'recordContact', late)).toMatchObject({ isLate: true })
  await done(hands.worker, 'recordContact', late)
  expect((await file.view()).contacts).toHaveLength(2)
})

test('a case handed over is the next worker’s alone; a referral waits for its receipt', async () => {
  const file = await aCase(hands, await aClient(town))
  const { workers, supervisors } = await done(hands.lead, 'listHands', { caseId: file.caseId })
  expect(supervisors).toHaveLength(1)
  expect(workers.map(({ accountId }: { accountId: string }) => accountId)).toContain(hands.second.accountId)
  await file.does('handOver', { workerAccountId: hands.second.accountId, secret: SECRETS.why }, hands.lead)
  expect(await said(hands.worker, 'getCase', { caseId: file.caseId })).toContain('404')
  const next = new CaseFile({ ...hands, worker: hands.second }, file.caseId)
  await next.does('referCase', { secret: SECRETS.referral })
  expect(await next.said('archiveCase', {}, hands.lead)).toContain('还缺转介回执')
  await next.does('recordReceipt', { secret: SECRETS.receipt })
  await next.does('archiveCase', {}, hands.lead)
})

test('a supervisor reads and advises on what is assigned, never sees the name, and nothing else', async () => {
  const file = await aCase(hands, await aClient(town))
  const ask = () => said(hands.supervisor, 'superviseCase', { caseId: file.caseId })
  expect(await ask()).toMatch(/^404 没有这个个案，或它不由您经办、负责或督导/)
  await file.does('assignSupervisor', { supervisorAccountId: hands.supervisor.accountId }, hands.lead)
  const seen = await done(hands.supervisor, 'superviseCase', { caseId: file.caseId })
  expect([seen.fullName, seen.phone, seen.may]).toEqual(['田*****', '', ['adviseCase']])
  await file.does('adviseCase', { secret: SECRETS.advice }, hands.supervisor)
  expect((await file.view()).papers.at(-1)).toMatchObject({ kind: 'advice', secret: { text: SECRETS.advice.text } })
  const readers = await done(hands.lead, 'listReadings', { caseId: file.caseId })
  expect(readers.rows.map(({ part }: { part: string }) => part)).toContain('督导查看')
})

test('counts below five are not told, nor what would give them away', async () => {
  const clerk = town.as(await town.person('townAdmin', '12.120101.120101006'))
  const counted = await done(clerk, 'countCases', {})
  expect(counted.total).toBeGreaterThanOrEqual(5)
  const rejected = counted.byState.filter(
    ({ count }: { count: number | null }) => count !== null && count > 0 && count < 5,
  )
  expect(rejected).toEqual([])
  expect(JSON.stringify(counted)).not.toContain(MARK)
})

test('a new lead takes over what the old one led', async () => {
  const file = await aCase(hands, await aClient(town))
  await town.tx((tx) =>
    sql`update platform.account set status = 'disabled' where id = ${hands.lead.accountId}`.execute(tx),
  )
  const next = await aStation(town)
  const { casework } = await import('./context.ts')
  const round = casework.jobs.find(({ name }) => name === 'casework.morning-round')
  if (!round || round.long) throw new Error('no round')
  await town.tx((tx) => round.run({}, { tx, now: town.now, today: '2024-03-15' }))
  expect(await done(next.lead, 'getCase', { caseId: file.caseId })).toMatchObject({ leadName: next.lead.name })
  expect(await said(hands.lead, 'getCase', { caseId: file.caseId })).toContain('404')
  await town.tx((tx) =>
    sql`update platform.account set status = 'active' where id = ${hands.lead.accountId}`.execute(tx),
  )
})

test('a mandatory report tells the town and the lead at once, is loud when overdue, and cannot be removed', async () => {
  at('2024-03-15T10:00:00')
  const community = town.as(await town.person('communityWorker', `12.120101.120101006.${COMMUNITY}`))
  const clerk = await town.person('townAdmin', '12.120101.120101006')
  const form = {
    ...{ areaCode: COMMUNITY, kind: 'minor', foundAt: '2024-03-15T09:30:00+08:00' },
    secret: { who: `某幼儿${MARK}`, facts: `身上有伤${MARK}` },
  }
  expect(await said(community, 'makeReport', { ...form, foundAt: '2024-03-15T11:00:00+08:00' })).toContain(
    '不能晚于现在',
  )
  const { reportId, no } = await done(community, 'makeReport', form)
  expect(await messagesOf(clerk.accountId)).toContain(`强制报告（${no}）`)
  expect((await done(community, 'myReports', {})).rows[0]).toMatchObject({
    missing: ['police', 'civil', 'education'],
    isOverdue: false,
  })
  const told = { reportId, body: 'police', toldAt: '2024-03-15T09:40:00+08:00', way: '拨打110', receipt: '接警0315-12' }
  await done(community, 'recordTold', told)
  at('2024-03-15T12:15:00')
  const { casework } = await import('./context.ts')
  const hourly = casework.jobs.find(({ name }) => name === 'casework.overdue-reports')
  if (!hourly || hourly.long) throw new Error('no job')
  await town.tx((tx) => hourly.run({}, { tx, now: town.now, today: '2024-03-15' }))
  expect(await messagesOf(clerk.accountId)).toContain(`强制报告逾期（${no}）`)
  const [row] = (await done(town.as(clerk), 'listReports', { overdueOnly: true })).rows
  expect(row).toMatchObject({
    isOverdue: true,
    missing: ['civil', 'education'],
    told: [{ body: 'police', receipt: '接警0315-12' }],
  })
  expect((await done(town.as(clerk), 'getReport', { reportId })).facts).toContain('身上有伤')
  for (const work of [sql`delete from casework.report`, sql`update casework.report set kind = 'violence'`])
    await expect(town.tx((tx) => work.execute(tx))).rejects.toThrow(/permission denied|append-only/)
  expect(Object.keys(caseworkContract.endpoints).filter((name) => /delete|remove|void/i.test(name))).toEqual([])
})
