import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { fieldworkContract } from '#contexts/fieldwork/contract.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

export const COMMUNITY = '120101006018'

/** The station of 南市街道 and a community of it. */
export async function aStation(town: Town) {
  const hand = async (role: 'stationLead' | 'stationSocialWorker' | 'townAdmin') => {
    const actor = await town.person(role, paths.nanshi)
    return { accountId: actor.accountId, ...town.as(actor) }
  }
  const community = await town.person('communityWorker', paths.xinwenhua)
  return {
    lead: await hand('stationLead'),
    worker: await hand('stationSocialWorker'),
    other: await hand('stationSocialWorker'),
    town: await hand('townAdmin'),
    community: { accountId: community.accountId, ...town.as(community) },
    neighbour: town.as(await town.person('stationSocialWorker', paths.quanyechang)),
    city: town.as(await town.person('cityAdmin', paths.city)),
  }
}
type Hand = ReturnType<Town['as']>
type Command = keyof (typeof fieldworkContract)['endpoints']

/** Asks and takes only a yes; what it answered. */
export async function done(hand: Hand, name: Command, input: Record<string, unknown>) {
  const { status, body } = await hand.ask(fieldworkContract, name, input)
  expect(status, `${name}: ${JSON.stringify(body)}`).toBe(200)
  return body
}
/** Asks and takes only a refusal; its sentence. */
export async function refused(hand: Hand, name: Command, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await hand.ask(fieldworkContract, name, input)
  expect(status, `${name}: ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400)
  return body.message as string
}

export const aPerson = (town: Town, name: string, address = ''): Promise<string> =>
  town.tx((tx) => addPerson(tx, { areaCode: COMMUNITY, name, address: address || null }, town.now))

/** Puts somebody on the list of people in hardship. */
export async function listed(town: Town, personId: string, codes: string[]): Promise<void> {
  await town.tx((tx) =>
    sql`insert into hardship.person (id, area_code, person_id, codes, from_date, source, created_at)
      values (${randomUUID()}, ${COMMUNITY}, ${personId}, ${codes}::text[], '2023-07-01', 'list', ${town.now})`.execute(
      tx,
    ),
  )
}

const contents = (sessions: number) =>
  Array.from({ length: sessions }, (_, at) => ({ title: `第${at + 1}节`, content: '相识、分享、作业' }))

export const groupForm = (more: Record<string, unknown> = {}) => ({
  ...{ areaCode: COMMUNITY, kind: 'group', type: 'support', title: '独居老人互助小组', line: 'elder', groups: ['T10'] },
  ...{ people: 8, sessions: 2, startsOn: '2024-03-05', endsOn: '2024-04-30' },
  plan: {
    ...{ idea: '社会支持理论', aims: '让独居老人彼此认识、互相照应', audience: '本社区独居老人' },
    ...{
      recruiting: '上门邀请',
      contents: contents(2),
      difficulties: '行动不便的安排接送',
      evaluation: '前后测孤独感量表',
    },
    budget: [{ item: '茶点', fen: 30_000 }],
  },
  ...more,
})
export const activityForm = (more: Record<string, unknown> = {}) => ({
  ...{ areaCode: COMMUNITY, kind: 'activity', type: 'culture', title: '重阳敬老游园', line: 'elder', groups: [] },
  ...{ people: 120, sessions: 1, startsOn: '2024-03-05', endsOn: '2024-03-31' },
  plan: {
    ...{ idea: '弘扬敬老', aims: '增进邻里往来', audience: '社区居民', evaluation: '满意度表' },
    safety: '设急救点，分区进场，雨天改在活动室',
  },
  ...more,
})
