import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { reportingContract } from '#contexts/reporting/contract.ts'
import { sealSheet } from '#contexts/scoring/public.ts'
import type { Stage } from '#contexts/scoring/vocabulary.ts'
import { dateOf } from '#kernel/time.ts'
import { contexts } from '#main/contexts.ts'
import type { Town } from './town.ts'

type Asker = ReturnType<Town['as']>
type Name = keyof (typeof reportingContract)['endpoints']
type More = Record<string, unknown>

export const NANKAI = '120104'
const PATH = '12.120104'

/** Asks, and fails the story with the server's own sentence. */
export async function done(hand: Asker, name: Name, input: More = {}) {
  const { status, body } = await hand.ask(reportingContract, name, input)
  if (status !== 200) throw new Error(`${name}: ${body.message ?? JSON.stringify(body)}`)
  return body
}
/** The server's answer to one ask, as `409 sentence`. */
export async function said(hand: Asker, name: Name, input: More = {}): Promise<string> {
  const { status, body } = await hand.ask(reportingContract, name, input)
  return `${status} ${body.message ?? '办成'}`
}

/** Who reports from 南开区, and who hears it in the city. */
export async function aReportingTown(town: Town) {
  const [writer, signer] = [await town.person('districtAdmin', PATH), await town.person('districtLeader', PATH)]
  const [receiver, leader] = [await town.person('cityAdmin', '12'), await town.person('cityLeader', '12')]
  return {
    ...{ writerActor: writer, signerActor: signer, receiverActor: receiver, leaderActor: leader },
    ...{ writer: town.as(writer), signer: town.as(signer), receiver: town.as(receiver), leader: town.as(leader) },
    elsewhere: town.as(await town.person('districtAdmin', '12.120101')),
  }
}
export type ReportingTown = Awaited<ReturnType<typeof aReportingTown>>

export const refOf = async (hand: Asker, reportId: string) => {
  const { version } = await done(hand, 'getReport', { reportId })
  return { reportId, version }
}

export const WORDS = {
  'half-year': ['work', 'effect', 'problem', 'next'],
  mid: ['method', 'effect', 'problem', 'next'],
  final: ['method', 'effect', 'problem', 'next'],
} as const

/** A text for every part. */
export const wordsOf = (codes: readonly string[]) =>
  codes.map((code) => ({ code, text: '各街镇按时间表推进，问题已逐条列出并明确责任。' }))

/** A report of 南开区 with its words, handed to whoever signs. */
export async function aHandedReport(
  who: ReportingTown,
  kind: keyof typeof WORDS,
  period: string,
  areaCode = NANKAI,
): Promise<string> {
  const { reportId } = await done(who.writer, 'startReport', { areaCode, kind, period })
  const parts = wordsOf(WORDS[kind])
  await done(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts })
  await done(who.writer, 'handReport', await refOf(who.writer, reportId))
  return reportId
}

export async function aSignedReport(who: ReportingTown, kind: keyof typeof WORDS, period: string): Promise<string> {
  const reportId = await aHandedReport(who, kind, period)
  await done(who.signer, 'signReport', await refOf(who.signer, reportId))
  return reportId
}

/** The joint point of a town, by code. */
export async function pointOf(town: Town, townCode: string): Promise<string> {
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.pub_point where town_code = ${townCode}`.execute(tx),
  )
  return rows[0]?.id ?? randomUUID()
}

/** Does what a job does at the town's hour. */
export async function runJob(town: Town, name: string): Promise<void> {
  const job = contexts.flatMap(({ jobs }) => jobs).find((one) => one.name === name)
  if (!job || job.long) throw new Error(`no job ${name}`)
  await town.tx((tx) => job.run({} as never, { tx, now: town.now, today: dateOf(town.now) }))
}

type Result = {
  stage?: Stage
  level?: 'city' | 'district'
  totalCenti: number
  grade: string
  finalOn?: string
}

/** A final result of a town's point, as an evaluation leaves it: its sheet sealed by scoring, its total and grade kept. */
export async function finalResult(
  town: Town,
  townCode: string,
  { stage = 'mid', level = 'district', totalCenti, grade, finalOn = '2024-01-05' }: Result,
): Promise<void> {
  const pointId = await pointOf(town, townCode)
  const by = { accountId: randomUUID(), personId: null, name: '评估经办', now: town.now }
  const host = level === 'city' ? '12' : townCode.slice(0, 6)
  await town.tx(async (tx) => {
    const { sheetId } = await sealSheet(tx, { pointId, stage, asOf: '2023-11-30', by })
    await sql`insert into evaluation.occasion (id, no, point_id, area_code, level, host_code, stage, state, as_of, sheet_id, total_centi, grade, vetoed, final_on,
        opened_by, opened_name, opened_at)
      values (${randomUUID()}, ${`PG-${randomUUID()}`}, ${pointId}, ${townCode}, ${level}, ${host}, ${stage}, 'final', '2023-11-30', ${sheetId}, ${totalCenti},
        ${grade}, false, ${finalOn}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  })
}
