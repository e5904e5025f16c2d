import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { samples } from '../../../tests/kit/samples/samples.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { calendarContract } from './contract.ts'

const XINWENHUA = '120101006018'
const NANSHI = '120101006'
const DUE = '2024-03-20'
const town = aTown({ checks: false })
type Hand = ReturnType<typeof town.as>
const hands: Record<string, Hand> = {}
let worker: Awaited<ReturnType<typeof town.person>>

const made = (kind: string, area: string) =>
  town.tx(async (tx) => {
    const make = samples[kind]
    if (!make) throw new Error(`no sample of ${kind}`)
    return make(tx, area, town.now)
  })
const set = (statement: ReturnType<typeof sql>) => town.tx((tx) => statement.execute(tx))

const monthOf = async (hand: Hand | undefined, more: object = {}) => {
  const { status, body } = await (hand as Hand).ask(calendarContract, 'listDeadlines', {
    ...{ from: '2024-03-01', to: '2024-03-31' },
    ...more,
  })
  if (status !== 200) throw new Error(body.message)
  return body.rows as { kind: string; id: string; on: string; title: string; isMine: boolean; isToDo: boolean }[]
}
const sees = async (hand: Hand | undefined, kind: string) => (await monthOf(hand)).some((row) => row.kind === kind)

beforeAll(async () => {
  await loadTianjin(town)
  worker = await town.person('stationSocialWorker', paths.nanshi, { personId: randomUUID() })
  const add = async (name: string, role: Parameters<typeof town.person>[0], path: string) => {
    hands[name] = town.as(await town.person(role, path))
  }
  hands.worker = town.as(worker)
  await add('worker2', 'stationSocialWorker', paths.nanshi)
  await add('office', 'townAdmin', paths.nanshi)
  await add('community', 'communityWorker', paths.xinwenhua)
  await add('district', 'districtAdmin', paths.heping)
  await add('city', 'cityAdmin', paths.city)
  await add('otherTown', 'townAdmin', paths.quanyechang)
  await add('otherCommunity', 'communityWorker', paths.quanyechang)

  const task = await made('linkage.task', XINWENHUA)
  await set(sql`update linkage.task set due_on = ${DUE} where id = ${task}`)
  const meeting = await made('linkage.meeting', XINWENHUA)
  await set(sql`update linkage.meeting set held_on = ${DUE} where id = ${meeting}`)
  const duty = await made('disclosure.duty', NANSHI)
  await set(sql`update disclosure.duty set due_on = ${DUE} where id = ${duty}`)
  const campaign = await made('campaigns.campaign', NANSHI)
  await set(sql`update campaigns.campaign set starts_on = '2024-01-01', ends_on = ${DUE}, state = 'filed', filing_no = 'X1', filed_on = '2024-01-01',
    started_on = '2024-01-01', ended_on = null, approved_by = ${randomUUID()} where id = ${campaign}`)
  const grant = await made('grants.grant', XINWENHUA)
  await set(sql`update grants.grant set ends_on = ${DUE} where id = ${grant}`)
  await set(
    sql`update grants.call set closes_on = ${DUE} where id = (select call_id from grants.grant where id = ${grant})`,
  )
  const need = await made('needs.need', XINWENHUA)
  await set(sql`update needs.need set due_on = ${DUE} where id = ${need}`)
  const organisation = await made('incubation.organisation', XINWENHUA)
  await set(sql`update incubation.organisation set state = 'rectifying', filed_on = '2024-01-01', valid_until = ${DUE}, rectify_due = ${DUE}
    where id = ${organisation}`)
})

/** Who is shown a date of the community or the town, and who is not. */
const EVERY_POST = ['office', 'community', 'district', 'city']
const TOWN_POSTS = ['office', 'district', 'city']
const shown: [string, string[]][] = [
  ['linkage.task', EVERY_POST],
  ['linkage.meeting', EVERY_POST],
  ['disclosure.duty', TOWN_POSTS],
  ['campaigns.end', TOWN_POSTS],
  ['grants.grant', EVERY_POST],
  ['grants.call', EVERY_POST],
  ['needs.need', EVERY_POST],
  ['incubation.filing', EVERY_POST],
  ['incubation.rectify', EVERY_POST],
]

describe('a date shows for the posts over its place, and for nobody else', () => {
  test.each(shown)('%s', async (kind, posts) => {
    for (const name of posts) expect([name, await sees(hands[name], kind)]).toEqual([name, true])
    for (const name of ['otherTown', 'otherCommunity'])
      expect([name, await sees(hands[name], kind)]).toEqual([name, false])
  })

  test('a planned visit only for the hand that goes, without a name', async () => {
    const person = await made('directory.person', XINWENHUA)
    await set(sql`insert into fieldwork.visit_plan (id, area_code, person_id, line, due_on, due_at, by_account, by_name, state, planned_by, planned_name,
        planned_at)
      values (${randomUUID()}, ${XINWENHUA}, ${person}, 'elder', ${DUE}, '10:00', ${worker.accountId}, '样例', 'planned', ${worker.accountId}, '样例',
        ${town.now})`)
    const own = (await monthOf(hands.worker)).find(({ kind }) => kind === 'fieldwork.visit')
    expect(own).toMatchObject({ title: '探访 10:00', isMine: true, isToDo: true })
    for (const name of ['worker2', 'office', 'city', 'otherTown'])
      expect([name, await sees(hands[name], 'fieldwork.visit')]).toEqual([name, false])
  })

  test('a case only for the worker who keeps it', async () => {
    const id = await made('casework.case', XINWENHUA)
    await set(sql`update casework.case set backfill_by = ${DUE}, worker_account_id = ${worker.accountId},
      worker_person_id = ${worker.personId} where id = ${id}`)
    expect(await sees(hands.worker, 'casework.backfill')).toBe(true)
    for (const name of ['worker2', 'office', 'district', 'city'])
      expect([name, await sees(hands[name], 'casework.backfill')]).toEqual([name, false])
  })

  test('tasks of a point are one line a day, and milestones are everybody’s', async () => {
    const june = { from: '2024-06-01', to: '2024-06-30' }
    const all = await monthOf(hands.city, june)
    const milestone = all.find(({ kind }) => kind === 'programme.milestone')
    expect(milestone).toMatchObject({ on: '2024-06-30', title: '里程碑：全部完成（应完成100%）' })
    expect((await monthOf(hands.community, june)).some(({ kind }) => kind === 'programme.milestone')).toBe(true)
    const keys = all.filter(({ kind }) => kind === 'programme.task').map(({ id }) => id)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('filters, to-dos and files', () => {
  test('one kind, one place; a span too long is refused', async () => {
    const some = await monthOf(hands.city, { kind: 'needs.need', areaCode: '120101' })
    expect(some.map(({ kind }) => kind)).toEqual(['needs.need'])
    expect(await monthOf(hands.city, { kind: 'needs.need', areaCode: '120119' })).toEqual([])
    const far = await (hands.city as Hand).ask(calendarContract, 'listDeadlines', {
      from: '2022-01-01',
      to: '2024-01-01',
    })
    expect(far.body.message).toContain('一次最多看')
  })

  test('to do is what one’s own post acts on: the district reads the town’s need but does not work on it', async () => {
    const toDo = async (hand: Hand | undefined) =>
      (await (hand as Hand).ask(calendarContract, 'listToDo', {})).body.rows.map(({ kind }: { kind: string }) => kind)
    expect(await toDo(hands.office)).toContain('needs.need')
    expect(await toDo(hands.district)).not.toContain('needs.need')
    expect(await toDo(hands.otherTown)).not.toContain('needs.need')
  })

  test('the calendar file holds what the list shows; the sheet opens', async () => {
    const span = { from: '2024-03-01', to: '2024-03-31' }
    const rows = await monthOf(hands.office)
    const ics = await (hands.office as Hand).ask(calendarContract, 'downloadIcs', span)
    const events = String(ics.body).match(/BEGIN:VEVENT/g) ?? []
    expect(events).toHaveLength(rows.length)
    const sheet = await (hands.office as Hand).ask(calendarContract, 'downloadSheet', span)
    expect(sheet.status).toBe(200)
    expect(String(sheet.body.subarray(0, 2))).toBe('PK')
  })

  test('who acts on it is reminded once, some days ahead', async () => {
    const { remind } = await import('./jobs/remind.ts')
    const told = async (accountId: string) =>
      (
        await town.tx((tx) =>
          sql<{ n: number }>`select count(*)::int as n from platform.message where account_id = ${accountId}
            and title like '快到期：探访%'`.execute(tx),
        )
      ).rows[0]?.n
    const run = async (today: string) =>
      town.tx((tx) => (remind as { run(p: unknown, w: object): Promise<void> }).run({}, { tx, today, now: town.now }))
    await run('2024-03-10')
    expect(await told(worker.accountId)).toBe(0)
    await run('2024-03-17')
    await run('2024-03-18')
    expect(await told(worker.accountId)).toBe(1)
  })
})
