import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { closingContract } from '#contexts/closing/contract.ts'
import { officeContract } from '#contexts/office/contract.ts'
import { sealSheet } from '#contexts/scoring/public.ts'
import { dateOf } from '#kernel/time.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

type Hand = ReturnType<Town['as']>
type Name = keyof (typeof closingContract)['endpoints']
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer holds
type Body = any
export const TOWN = '120101006'

/** Asks, and fails with the server's own sentence. */
export async function done(hand: Hand, name: Name, input: Record<string, unknown>): Promise<Body> {
  const { status, body } = await hand.ask(closingContract, name, input)
  if (status !== 200) throw new Error(`${name}: ${status} ${body.message ?? JSON.stringify(body)}`)
  return body
}
/** The server's answer to one ask, as `409 sentence`. */
export async function said(hand: Hand, name: Name, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await hand.ask(closingContract, name, input)
  return `${status} ${body.message ?? '办成'}`
}

/** Everybody around the closing of 南市街道, a joint point: the city decides. */
export async function aClosingTown(town: Town) {
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = ${TOWN}`.execute(tx),
  )
  const hand = async (role: Parameters<Town['person']>[0], path: string) => town.as(await town.person(role, path))
  return {
    pointId: rows[0]?.id ?? '',
    city: await hand('cityAdmin', paths.city),
    city2: await hand('cityAdmin', paths.city),
    leader: await hand('cityLeader', paths.city),
    district: await hand('districtAdmin', paths.heping),
    town: await hand('townAdmin', paths.nanshi),
    elsewhere: await hand('townAdmin', paths.jizhou),
  }
}
export type ClosingTown = Awaited<ReturnType<typeof aClosingTown>>

type Result = { pointId: string; stage: 'mid' | 'final' | 're'; level?: 'city' | 'district'; state?: string }
/** An evaluation with its result; how one comes about is evaluation's story. Its sheet is sealed as always. */
export async function anOccasion(
  town: Town,
  { pointId, stage, level = 'city', state = 'final' }: Result,
  { grade, totalCenti }: { grade: string; totalCenti: number },
): Promise<string> {
  const id = randomUUID()
  const today = dateOf(town.now)
  const by = { accountId: randomUUID(), personId: null, name: '评估组', now: town.now }
  await town.tx(async (tx) => {
    const { sheetId } = await sealSheet(tx, { pointId, stage, asOf: today, by })
    const { rows } = await sql<{
      tableId: string
    }>`select table_id from scoring.pub_sheet where id = ${sheetId}`.execute(tx)
    await sql`insert into evaluation.occasion (id, no, point_id, area_code, level, host_code, stage, state, as_of, sheet_id, table_id, total_centi, grade,
        told_on, object_until, final_on, opened_by, opened_name, opened_at)
      values (${id}, ${`评-${id}`}, ${pointId}, ${TOWN}, ${level}, ${level === 'city' ? '12' : '120101'}, ${stage}, ${state}, ${today}, ${sheetId},
        ${rows[0]?.tableId}, ${totalCenti}, ${grade}, ${state === 'preliminary' ? null : today}, ${state === 'preliminary' ? null : today},
        ${state === 'final' ? today : null}, ${by.accountId}, '评估组', ${town.now})`.execute(tx)
  })
  return id
}

export const anIssue = (issue: string) => ({
  ...{ issue, basis: '评分表A7 档案', demand: '补齐档案并整理装订', owner: '南市街道社工站' },
})
/** A paper that was uploaded, as the pages do it. */
export async function aFile(hand: Hand): Promise<string> {
  const { body } = await hand.ask(officeContract, 'uploadFile', { areaCode: TOWN, purpose: 'document' })
  return body.fileId
}

/** Every issue answered, and the report handed in. */
export async function answered(who: ClosingTown, rectificationId: string): Promise<void> {
  const seen = await done(who.town, 'getRectification', { rectificationId })
  let { version } = seen
  const fileIds = [await aFile(who.town)]
  for (const { id: issueId } of seen.list)
    version = (
      await done(who.town, 'answerIssue', { rectificationId, version, issueId, text: '已补齐并装订成册', fileIds })
    ).version
  await done(who.town, 'submitAnswer', { rectificationId, version })
}

export async function rechecked(who: ClosingTown, rectificationId: string, outcome: 'passed' | 'failed') {
  const { version } = await done(who.city, 'getRectification', { rectificationId })
  await done(who.city, 'recheckRectification', { rectificationId, version, outcome, note: '到现场看过' })
}

/** All five parts uploaded; gives the application as it then is. */
export async function withParts(who: ClosingTown): Promise<{ closingId: string; version: number }> {
  const { closingId } = await done(who.town, 'draftClosing', { areaCode: TOWN, pointId: who.pointId })
  let { version } = await done(who.town, 'getClosing', { closingId })
  const fileIds = [await aFile(who.town)]
  for (const kind of ['summary', 'accounts', 'performance', 'results', 'archive'])
    version = (await done(who.town, 'putPart', { closingId, version, kind, fileIds })).version
  return { closingId, version }
}

/** Everything that still stands in the way and can be waived is. */
export async function waived(who: ClosingTown, closingId: string): Promise<number> {
  let seen = await done(who.leader, 'getClosing', { closingId })
  for (const { code } of seen.conditions.filter(({ mayWaive }: Body) => mayWaive)) {
    await done(who.leader, 'waiveCriterion', { closingId, version: seen.version, code, reason: '市局研究同意豁免' })
    seen = await done(who.leader, 'getClosing', { closingId })
  }
  return seen.version
}
