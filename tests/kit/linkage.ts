import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addPerson } from '#contexts/directory/public.ts'
import { linkageContract } from '#contexts/linkage/contract.ts'
import { needsContract } from '#contexts/needs/contract.ts'
import type { Contract } from '#platform/http/contract.ts'
import { paths } from './divisions.ts'
import { aVolunteer, served } from './served.ts'
import type { Town } from './town.ts'

export const NANSHI = '120101006'
export const XINWENHUA = '120101006018'

export type Asker = ReturnType<Town['as']>
type More = Record<string, unknown>

/** Asks, and fails the story with the server's own sentence. */
export async function did<C extends Contract>(
  hand: Asker,
  contract: C,
  name: keyof C['endpoints'] & string,
  input: More,
) {
  const { status, body } = await hand.ask(contract, name, input)
  if (status !== 200) throw new Error(`${name}: ${body.message ?? JSON.stringify(body)}`)
  return body
}
/** The server's answer to one ask of this context, as `409 sentence`. */
export async function said(hand: Asker, name: keyof (typeof linkageContract)['endpoints'], input: More) {
  const { status, body } = await hand.ask(linkageContract, name, input)
  return `${status} ${body.message ?? '办成'}`
}

/** The people around a need in 新文化花园社区. */
export async function aLinkageTown(town: Town) {
  const community = await town.person('communityWorker', paths.xinwenhua)
  const worker = await town.person('stationSocialWorker', paths.nanshi)
  return {
    ...{ communityActor: community, workerActor: worker },
    community: town.as(community),
    worker: town.as(worker),
    lead: town.as(await town.person('stationLead', paths.nanshi)),
    office: town.as(await town.person('townAdmin', paths.nanshi)),
    other: town.as(await town.person('communityWorker', paths.quanyechang)),
  }
}
export type LinkageTown = Awaited<ReturnType<typeof aLinkageTown>>

/** A need that the community heard of, verified and classed, by the needs' own commands. */
export async function aNeed(who: LinkageTown, more: More = {}): Promise<string> {
  const form = {
    ...{
      areaCode: XINWENHUA,
      channel: 'grid',
      reportedOn: '2024-03-01',
      title: '独居老人吃饭难',
      description: '三户独居老人做饭不便，盼有人送餐',
    },
    ...more,
  }
  const { needId } = await did(who.community, needsContract, 'recordNeed', form)
  await did(who.community, needsContract, 'verifyNeed', { needId, version: 1, how: 'visit' })
  await did(who.community, needsContract, 'classifyNeed', {
    ...{ needId, version: 2, line: 'elder', level: 'community', urgency: 'normal', route: 'society' },
    reason: '社区养老服务之外的帮助',
  })
  return needId
}
export const needVersion = async (who: LinkageTown, needId: string): Promise<number> =>
  (await did(who.community, needsContract, 'getNeed', { needId })).version

/** Given to a party, begun, resolved; the resident's word is another step. */
export async function resolved(who: LinkageTown, needId: string): Promise<void> {
  const ref = async () => ({ needId, version: await needVersion(who, needId) })
  await did(who.office, needsContract, 'assignNeed', {
    ...(await ref()),
    party: 'social_worker',
    unit: '南市街道社工站',
  })
  await did(who.worker, needsContract, 'startNeed', await ref())
  await did(who.worker, needsContract, 'resolveNeed', {
    ...(await ref()),
    ...{ means: ['social_work', 'volunteer'], result: '三户老人每周三次有人送餐' },
  })
}
export async function confirmed(who: LinkageTown, needId: string): Promise<void> {
  const version = await needVersion(who, needId)
  const how = '电话回访本人，老人说每周都能吃上热饭'
  await did(who.community, needsContract, 'confirmOnPaper', { needId, version, rating: 5, how })
}

export const projectForm = (needIds: readonly string[], more: More = {}) => ({
  ...{ areaCode: XINWENHUA, needIds, title: '独居老人助餐', goal: '三户独居老人每周三次吃上热饭' },
  ...{ startsOn: '2024-03-05', endsOn: '2024-06-30', budget: [{ source: 'fund', fen: 60_000 }] },
  seats: [
    { party: 'community', unitName: '新文化花园社区居委会' },
    { party: 'social_worker', unitName: '南市街道社工站' },
    { party: 'organisation', unitName: '邻里互助社' },
    { party: 'volunteers', unitName: '清风志愿服务队' },
    { party: 'charity', unitName: '南市街道社区基金' },
  ],
  ...more,
})
export async function aProject(who: LinkageTown, needIds: readonly string[], more: More = {}): Promise<string> {
  return (await did(who.community, linkageContract, 'startProject', projectForm(needIds, more))).projectId
}
export const project = (hand: Asker, projectId: string) => did(hand, linkageContract, 'getProject', { projectId })
export async function seats(hand: Asker, projectId: string): Promise<Record<string, string>> {
  const { seats: list } = await project(hand, projectId)
  return Object.fromEntries(list.map(({ party, stand }: { party: string; stand: string }) => [party, stand]))
}

/** A visit by a social worker that is about the need. */
export async function aVisit(
  town: Town,
  needId: string,
  byParty: 'community' | 'social_worker' = 'social_worker',
  on = '2024-03-06',
) {
  const id = randomUUID()
  await town.tx(async (tx) => {
    const personId = await addPerson(tx, { areaCode: XINWENHUA, name: '周大娘' }, town.now)
    await sql`insert into fieldwork.visit (id, area_code, person_id, line, way, outcome, visited_on, by_account, by_name, by_party, sealed, has_need, need_id, recorded_at)
      values (${id}, ${XINWENHUA}, ${personId}, 'elder', 'home', 'met', ${on}, ${randomUUID()}, '社工', ${byParty}, '\\x00', true, ${needId}, ${town.now})`.execute(
      tx,
    )
  })
  return id
}

/** What an organisation delivered, written down by itself or by the community. */
export async function aDelivery(
  town: Town,
  needId: string | null,
  byParty: 'organisation' | 'community' = 'organisation',
  on = '2024-03-08',
) {
  const id = randomUUID()
  await town.tx(async (tx) => {
    const organisationId = randomUUID()
    await sql`insert into incubation.organisation (id, area_code, name, tier, source, state, recorded_name, recorded_at)
      values (${organisationId}, ${XINWENHUA}, ${`邻里互助社${id.slice(0, 4)}`}, 'C', 'desk', 'guided', '社区', ${town.now})`.execute(
      tx,
    )
    await sql`insert into incubation.service (id, organisation_id, area_code, served_on, kind, title, people, need_id, by_party, recorded_by, recorded_name, recorded_at)
      values (${id}, ${organisationId}, ${XINWENHUA}, ${on}, 'delivery', '送餐上门', 3, ${needId}, ${byParty}, ${randomUUID()}, '互助社', ${town.now})`.execute(
      tx,
    )
  })
  return id
}

/** An activity of volunteers; `isConfirmed`: with settled hours of one of them, else nobody's hours are on the record yet. */
export async function anActivity(town: Town, { isConfirmed }: { isConfirmed: boolean }): Promise<string> {
  const activityId = randomUUID()
  await town.tx((tx) =>
    sql`insert into activities.activity (id, area_code, audience, title, content, place, organiser, leader_name, contact, risk_level, risks, state,
        starts_at, ends_at, record_due_on, created_by, created_by_name, created_at)
      values (${activityId}, ${XINWENHUA}, 'volunteers', '送餐志愿行动', '送餐', '社区食堂', '社区', '赵主任', '022-27120000', 'low', '没有明显风险', 'ended',
        '2024-03-09T10:00+08:00', '2024-03-09T12:00+08:00', '2024-03-22', ${randomUUID()}, '社区', ${town.now})`.execute(
      tx,
    ),
  )
  if (isConfirmed) await settleHours(town, activityId)
  return activityId
}
/** The hours of one volunteer at an activity, confirmed, verified and on the record. */
export async function settleHours(town: Town, activityId: string): Promise<void> {
  const volunteer = await aVolunteer(town, XINWENHUA)
  await served(town, volunteer, { on: '2024-03-09', minutes: 120, organisedBy: XINWENHUA, activityId })
}
