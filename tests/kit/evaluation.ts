import { sql } from 'kysely'
import { expect } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { evaluationContract } from '#contexts/evaluation/contract.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

type Hand = ReturnType<Town['as']>
type Name = keyof (typeof evaluationContract)['endpoints']
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer holds
type Body = any

/** Asks, and fails with the server's own sentence. */
export async function done(hand: Hand, name: Name, input: Record<string, unknown>): Promise<Body> {
  const { status, body } = await hand.ask(evaluationContract, name, input)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
/** Asks, and gives what was said instead. */
export async function said(hand: Hand, name: Name, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await hand.ask(evaluationContract, name, input)
  return status === 200 ? '200 办成' : `${status} ${body.message}`
}

/** Somebody who scores: a person of the directory with an account that holds the post. */
export async function anEvaluator(town: Town, name: string) {
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: '120119', name }, town.now))
  const actor = await town.person('evaluator', paths.city, { personId })
  await town.tx((tx) =>
    sql`update platform.account set person_id = ${personId} where id = ${actor.accountId}`.execute(tx),
  )
  return { personId, name, ...town.as(actor) }
}

/** Everybody around the evaluation of 南市街道, a joint point. */
export async function anEvaluationTown(town: Town) {
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = '120101006'`.execute(tx),
  )
  const experts = []
  for (const name of ['钱社工', '孙会计', '李治理', '周慈善', '吴教授', '郑财务', '王主任'])
    experts.push(await anEvaluator(town, name))
  return {
    pointId: rows[0]?.id ?? '',
    city: town.as(await town.person('cityAdmin', paths.city)),
    leader: town.as(await town.person('cityLeader', paths.city)),
    district: town.as(await town.person('districtAdmin', paths.heping)),
    town: town.as(await town.person('townAdmin', paths.nanshi)),
    elsewhere: town.as(await town.person('townAdmin', paths.jizhou)),
    experts,
  }
}
export type EvaluationTown = Awaited<ReturnType<typeof anEvaluationTown>>
type Expert = EvaluationTown['experts'][number]

export const panelOf = (experts: readonly Expert[]) =>
  experts.map(({ personId }, index) => ({
    personId,
    role: index === 0 ? 'lead' : 'member',
    fields: [['social_work'], ['finance'], ['governance']][index] ?? ['charity'],
    unit: '某单位',
  }))

export const view = (hand: Hand, occasionId: string): Promise<Body> => done(hand, 'getOccasion', { occasionId })
export const ref = async (hand: Hand, occasionId: string) => ({
  occasionId,
  version: (await view(hand, occasionId)).version as number,
})

export async function opened(
  who: EvaluationTown,
  more: Record<string, unknown> = {},
  host: Hand = who.city,
): Promise<string> {
  const form = { areaCode: '12', pointId: who.pointId, stage: 'mid', level: 'city', asOf: '2024-03-05', ...more }
  return (await done(host, 'openOccasion', form)).occasionId
}

/** An expert's own seat of an occasion. */
export async function seatOf(expert: Expert, occasionId: string): Promise<Body> {
  const { rows } = await done(expert, 'mySeats', {})
  return rows.find((one: Body) => one.occasionId === occasionId)
}
const seatRef = async (expert: Expert, occasionId: string) => {
  const { id: seatId, version } = await seatOf(expert, occasionId)
  return { seatId, version }
}
export const declares = async (expert: Expert, occasionId: string) =>
  done(expert, 'declare', { ...(await seatRef(expert, occasionId)), agreed: true })
export const sheet = async (expert: Expert, occasionId: string): Promise<Body> =>
  done(expert, 'mySheet', { seatId: (await seatOf(expert, occasionId)).id })
export const marks = async (
  expert: Expert,
  occasionId: string,
  mark: { item: string; centi: number; reason?: string },
): Promise<Body> => done(expert, 'saveMark', { ...(await seatRef(expert, occasionId)), ...mark })

/** Gives every judged item the same share of its points, in percent, and hands in. */
export async function scores(expert: Expert, occasionId: string, percent: number): Promise<Body> {
  const { items } = await sheet(expert, occasionId)
  for (const { code, kind, fullCenti } of items)
    if (kind === 'judged')
      await marks(expert, occasionId, {
        item: code,
        centi: Math.floor((fullCenti * percent) / 100),
        reason: '看了材料和现场',
      })
  return done(expert, 'submitScores', await seatRef(expert, occasionId))
}

/** An occasion that is being scored by the first three. */
export async function scoring(
  who: EvaluationTown,
  more: Record<string, unknown> = {},
  host: Hand = who.city,
  experts: readonly Expert[] = who.experts.slice(0, 3),
): Promise<string> {
  const occasionId = await opened(who, more, host)
  await done(host, 'formPanel', { ...(await ref(host, occasionId)), panel: panelOf(experts) })
  for (const one of experts) await declares(one, occasionId)
  await done(host, 'beginScoring', { ...(await ref(host, occasionId)), endsOn: '2024-03-15' })
  return occasionId
}
