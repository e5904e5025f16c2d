import { addMonths } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { pointsOf, underCap } from './rules/award.ts'
import { takenBack } from './rules/ledger.ts'
import { enter, enterExpiries, holdBooks, openAccounts, writeBooks } from './store/books.ts'
import {
  type Due,
  earnedOnDays,
  type Gone,
  listDue,
  listGone,
  type RuleTerms,
  registeredPlaces,
  takeTurn,
  termsOf,
} from './store/earning.ts'

type Moment = { now: Date; today: string }
const AT_ONCE = 2_000

/**
 * Brings the ledger of these areas (of all of them: null) up to the record of hours: credits whose service is gone are
 * taken back, services without a credit get theirs. Reads hours, never writes them. Run twice it does nothing more.
 * Returns the codes of communities and towns whose ledger changed.
 */
export async function bringUpToDate(tx: Tx, areaCodes: readonly string[] | null, moment: Moment): Promise<string[]> {
  await takeTurn(tx)
  const touched = new Set<string>()
  const note = (rows: readonly { areaCode: string; townCode: string }[]): boolean => {
    for (const { areaCode, townCode } of rows) touched.add(areaCode).add(townCode)
    return rows.length === AT_ONCE
  }
  // First what is taken back: it makes room under the day's cap for the service that replaces it.
  while (note(await takeBackGone(tx, await listGone(tx, areaCodes, AT_ONCE), moment)));
  while (note(await creditDue(tx, await listDue(tx, areaCodes, AT_ONCE), moment)));
  return [...touched]
}

async function takeBackGone(tx: Tx, gone: Gone[], moment: Moment): Promise<Gone[]> {
  if (gone.length === 0) return gone
  const books = await holdBooks(tx, unique(gone), { lots: gone.map(({ id }) => id) })
  for (const { id, personId, points, servedOn, note, areaCode, townCode } of gone) {
    const book = books.get(personId)
    if (!book) continue
    enterExpiries(book, moment.today)
    const back = takenBack(book.standing, { id, points })
    const line = { kind: 'reversed' as const, points: 0 - back, expiresOn: null, ofId: id, areaCode, townCode }
    enter(book, { ...line, note: `${servedOn} ${note}：服务时长已冲销` })
  }
  await writeBooks(tx, books.values(), moment)
  return gone
}

async function creditDue(tx: Tx, due: Due[], moment: Moment): Promise<Due[]> {
  if (due.length === 0) return due
  const { today, now } = moment
  const people = unique(due)
  await openAccounts(tx, await registeredPlaces(tx, people, today), now)
  const books = await holdBooks(tx, people)
  const terms = await termsOf(tx, [...new Set(due.map(({ ruleId }) => ruleId))])
  const days = await earnedOnDays(tx, due)
  for (const one of due) {
    const book = books.get(one.personId)
    const rule = terms.get(one.ruleId)
    if (book && rule) enter(book, creditOf(one, rule, days, today))
  }
  await writeBooks(tx, books.values(), moment)
  return due
}

/** Counts the day's points on in `days`. */
function creditOf(one: Due, rule: RuleTerms, days: Map<string, number>, today: string) {
  const { recordId, personId, areaCode, townCode, servedOn, minutes, category, ruleId } = one
  const day = `${personId}_${servedOn}`
  const sofar = days.get(day) ?? 0
  const points = underCap(pointsOf({ minutes, category, rating: null }, rule), sofar, rule)
  days.set(day, sofar + points)
  const expiresOn = addMonths(today, rule.validityMonths)
  const from = { recordId, areaCode, townCode, servedOn, minutes, ruleId, note: one.activity }
  return { kind: 'earned' as const, points, expiresOn, ofId: null, ...from }
}

const unique = (rows: readonly { personId: string }[]): string[] => [...new Set(rows.map(({ personId }) => personId))]
