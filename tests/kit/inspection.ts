import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { inspectionContract } from '#contexts/inspection/contract.ts'
import { checkListOn } from '#contexts/inspection/rules/check-list.ts'
import { questionsOn } from '#contexts/inspection/rules/questions.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

export const TOWN = '120101006'

/** Who evaluates 南市街道, and who is evaluated. */
export async function evaluatorsOf(town: Town) {
  const hand = async (role: 'districtAdmin' | 'cityAdmin' | 'townAdmin' | 'stationLead', path: string) => {
    const actor = await town.person(role, path)
    return { accountId: actor.accountId, ...town.as(actor) }
  }
  return {
    district: await hand('districtAdmin', paths.heping),
    second: await hand('districtAdmin', paths.heping),
    city: await hand('cityAdmin', paths.city),
    town: await hand('townAdmin', paths.nanshi),
    station: await hand('stationLead', paths.nanshi),
    other: await hand('districtAdmin', paths.jizhou),
  }
}
type Hand = ReturnType<Town['as']>
type Command = keyof (typeof inspectionContract)['endpoints']

/** Asks and takes only a yes; what it answered. */
export async function done(hand: Hand, name: Command, input: Record<string, unknown>) {
  const { status, body } = await hand.ask(inspectionContract, name, input)
  expect(status, `${name}: ${JSON.stringify(body)}`).toBe(200)
  return body
}
/** Asks and takes only a refusal; its sentence. */
export async function refused(hand: Hand, name: Command, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await hand.ask(inspectionContract, name, input)
  expect(status, `${name}: ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400)
  return body.message as string
}

/** A record of a visit where all was as it should be, but for what is told. */
export const recordOf = (
  visit: { visitId: string; version: number },
  day: string,
  { but = {}, ...more }: { but?: Record<string, { verdict: string; note: string }> } & Record<string, unknown> = {},
) => ({
  ...visit,
  ...{ recordId: randomUUID(), visitedOn: day, summary: '台账齐全，社工在岗', met: '站长、两名社工' },
  checks: checkListOn(day).lines.map(({ code }) => ({ code, ...(but[code] ?? { verdict: 'met', note: '' }) })),
  ...more,
})

/** Answers to every question; `overall` as told. */
export const answerOf = (day: string, overall: string, suggestion = '') => ({
  choices: {
    ...Object.fromEntries(questionsOn(day).questions.map(({ code, choices }) => [code, choices[0]?.code ?? ''])),
    overall,
  },
  suggestion,
})
