import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { volunteeringContract } from './contract.ts'
import { type Attended, addDraft } from './public.ts'

const town = aTown()
const community = '120101006018'
const communityPath = `${paths.nanshi}.${community}`
const at = (text: string) => new Date(`${text}:00+08:00`)

let leader: Actor
let volunteer: Actor
let worker: Actor
let clerk: Actor

let made = 0
async function register(name: string): Promise<string> {
  made += 1
  const idNumber = idNumberOf(`12010119700101${100 + made}`)
  return town.tx(async (tx) => {
    const personId = await addPerson(tx, { areaCode: community, name, idNumber }, town.now)
    await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      values (${randomUUID()}, ${personId}, ${community}, '2023-08-01', ${town.now})`.execute(tx)
    return personId
  })
}

beforeAll(async () => {
  await loadTianjin(town)
  leader = await town.person('volunteer', paths.nanshi, { personId: await register('赵带队') })
  volunteer = await town.person('volunteer', paths.nanshi, { personId: await register('欧阳修远') })
  worker = await town.person('communityWorker', communityPath)
  clerk = await town.person('townAdmin', paths.nanshi)
})

const attended = (more: Partial<Attended> & { personId: string; inAt: Date; outAt: Date }): Attended => ({
  activityId: randomUUID(),
  shiftId: null,
  attendanceId: null,
  activity: '楼道清洁',
  content: '清扫楼道',
  place: '庆有西里1号楼',
  organiser: '庆有西里社区居委会',
  organiserAreaCode: community,
  category: null,
  leaderPersonId: leader.personId,
  leaderName: '赵带队',
  plannedFrom: more.inAt,
  plannedTo: more.outAt,
  source: 'qr',
  recordedBy: null,
  recordedByName: '本人扫码',
  now: town.now,
  ...more,
})
const serve = (from: string, to: string, more: Partial<Attended> = {}) => {
  const planned = { plannedFrom: at(from), plannedTo: at(to) }
  const who = { personId: volunteer.personId ?? '' }
  return town.tx((tx) => addDraft(tx, attended({ ...who, inAt: at(from), outAt: at(to), ...planned, ...more })))
}
const ask = (actor: Actor, name: keyof typeof volunteeringContract.endpoints, input: Record<string, unknown>) =>
  town.as(actor).ask(volunteeringContract, name, input)
const draftsOf = async (input: Record<string, unknown> = {}) =>
  (await ask(worker, 'listDrafts', { limit: 100, ...input })).body.rows
const seen = ({ id, version }: { id: string; version: number }) => ({ drafts: [{ draftId: id, version }] })
const latest = async (activityId: string) => (await draftsOf({ activityId }))[0]

/** The hours record of the volunteer, as a table. */
async function table(): Promise<string> {
  const { rows } = await town.tx((tx) =>
    sql<{ line: string }>`
      select concat_ws(' | ', to_char(r.served_on, 'MM-DD'), r.activity, lpad(r.minutes::text, 4) || '分钟',
        case when r.reverses_id is not null then '冲销：' || r.reason when d.id is null then '导入' else d.source end,
        coalesce((select '异议' || string_agg(j.state, ',') from volunteering.objection j where j.draft_id = d.id), '—')) as line
      from volunteering.service_record r join volunteering.volunteer v on v.id = r.volunteer_id
      left join volunteering.draft_record d on d.id = r.draft_id
      where v.person_id = ${volunteer.personId} order by r.served_on, r.recorded_at, r.minutes < 0, r.minutes`.execute(
      tx,
    ),
  )
  const drafts = await town.tx((tx) =>
    sql<{ line: string }>`
      select concat_ws(' | ', to_char(d.served_on, 'MM-DD'), d.activity, lpad(d.minutes::text, 4) || '分钟', d.source, d.state,
        (select string_agg(s.step, '→' order by s.ordinal) from volunteering.draft_step s where s.draft_id = d.id)) as line
      from volunteering.draft_record d where d.person_id = ${volunteer.personId} order by d.served_on, d.recorded_at, d.source desc, d.started_at`.execute(
      tx,
    ),
  )
  const { body } = await ask(volunteer, 'listMyHours', {})
  const lines = (all: { line: string }[]) => all.map(({ line }) => line)
  return ['待定', ...lines(drafts.rows), '正式', ...lines(rows), `合计 ${body.totalMinutes}分钟`].join('\n')
}

describe('hours', () => {
  test('go from the check-in through two hands, an objection and a correction to the record', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    await serve('2024-03-04T09:02', '2024-03-04T11:05', { activityId: a, plannedFrom: at('2024-03-04T09:00') })
    await serve('2024-03-04T14:00', '2024-03-04T15:30', { activityId: b, activity: '敬老探访' })

    expect((await ask(leader, 'confirmActivity', { activityId: a })).body).toEqual({ confirmed: 1, left: 0 })
    expect((await ask(leader, 'confirmActivity', { activityId: b })).body).toEqual({ confirmed: 1, left: 0 })
    expect((await ask(worker, 'verifyDrafts', seen(await latest(a)))).body).toEqual({ verified: 1 })
    expect((await ask(worker, 'verifyActivity', { activityId: b })).body).toEqual({ verified: 1, left: 0 })
    const shown = (await ask(volunteer, 'listMyHours', {})).body
    expect(shown).toMatchObject({ totalMinutes: 0, waitingMinutes: 213 })
    expect(shown.rows.map(({ stateSays }: { stateSays: string }) => stateSays)).toEqual(
      Array(2).fill('已复核，请您核对；到3月8日没有异议就记入'),
    )

    const objection = { reason: '我一直服务到十一点半', wantedMinutes: 148 }
    const { id, version } = await latest(a)
    const raised = (await ask(volunteer, 'objectToDraft', { draftId: id, version, ...objection })).body
    expect(raised.answerDueOn).toBe('2024-03-12')
    expect((await ask(volunteer, 'agreeToDraft', { draftId: (await latest(b)).id, version: 3 })).status).toBe(200)
    await town.work()
    const answer = {
      ...{ objectionId: raised.objectionId, version: 1, outcome: 'corrected', reason: '签到表载明十一点半离开' },
      correction: { startedAt: '2024-03-04T09:02:00+08:00', endedAt: '2024-03-04T11:30:00+08:00', fileId: null },
    }
    const { body: corrected } = await ask(worker, 'answerObjection', answer)
    expect(corrected).toMatchObject({ version: 2 })
    const again = (await draftsOf({ activityId: a })).find(({ id }: { id: string }) => id === corrected.draftId)
    expect(again).toMatchObject({ minutes: 148, state: 'confirmed', source: 'correction' })
    expect((await ask(worker, 'verifyDrafts', seen(again))).body.code).toBe('access.sameHand')
    expect((await ask(clerk, 'verifyDrafts', seen(again))).body).toEqual({ verified: 1 })

    town.now = at('2024-03-08T23:30')
    await settle()
    expect((await ask(volunteer, 'listMyHours', {})).body.totalMinutes).toBe(90)
    town.now = at('2024-03-09T00:10')
    await settle()
    const wrong = await latest(b)
    const voided = { draftId: wrong.id, version: wrong.version, reason: '当天探访没有成行' }
    expect((await ask(worker, 'voidDraft', voided)).status).toBe(200)
    expect(await table()).toMatchInlineSnapshot(`
      "待定
      03-04 | 楼道清洁 |  123分钟 | qr | corrected | recorded→confirmed→verified→disputed→corrected
      03-04 | 敬老探访 |   90分钟 | qr | void | recorded→confirmed→verified→agreed→final→voided
      03-04 | 楼道清洁 |  148分钟 | correction | final | recorded→confirmed→verified→final
      正式
      03-04 | 敬老探访 |   90分钟 | qr | —
      03-04 | 楼道清洁 |  148分钟 | correction | —
      03-04 | 敬老探访 |  -90分钟 | 冲销：当天探访没有成行 | —
      合计 148分钟"
    `)
  })
})

async function settle() {
  await town.tx((tx) => sql`select platform.enqueue('volunteering.settle-hours', '{}'::json, null, null)`.execute(tx))
  await town.work()
}
