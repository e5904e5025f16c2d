import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import type { RuleInput } from '../contract-parts.ts'

export type Rule = {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  validFrom: string
  /** The day the next version takes over, itself not included. */
  validTo: string | null
  state: 'proposed' | 'approved' | 'rejected'
  pointsPerHour: number
  coefficients: Record<string, number>
  quality: Record<string, number>
  dailyCap: number
  validityMonths: number
  importedEarn: boolean
  text: string
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedName: string | null
  decidedAt: Date | null
  decisionReason: string | null
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Rule>`
  select r.id, r.area_code, a.path as area_path, a.name as area_name, r.valid_from, p.valid_to, p.state, r.points_per_hour, r.coefficients, r.quality,
         r.daily_cap, r.validity_months, r.imported_earn, r.text, r.proposed_by, r.proposed_name, r.proposed_at,
         d.decided_name, d.decided_at, d.reason as decision_reason
  from points.rule r
  join points.pub_rule p on p.id = r.id
  join directory.area a on a.code = r.area_code
  left join points.rule_decision d on d.rule_id = r.id
  where ${where} order by r.valid_from desc, r.proposed_at desc, r.id ${tail}`

/** Rules of these areas and of those above them: a district's rule holds in its towns too. */
const ruling = (codes: readonly string[] | null) =>
  codes === null
    ? sql`true`
    : sql`r.area_code in (select unnest(string_to_array(path, '.')) from directory.area where code = any(${codes}::text[]))`

export async function listRules(tx: Tx, { codes, ...paging }: Paging & { codes: string[] | null }) {
  const where = ruling(codes)
  const { rows } = await select(where, limitOf(paging)).execute(tx)
  return { rows, total: await countOf(tx, sql`points.rule r where ${where}`) }
}

export const findRules = async (tx: Tx, ids: readonly string[]): Promise<Rule[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The approved rule of a place (or, without one, of what lies above it) on a day. */
export async function findRuleOn(tx: Tx, areaPath: string, day: string): Promise<Rule | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from points.pub_rule where state = 'approved' and area_code = any(string_to_array(${areaPath}, '.'))
      and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date) order by length(area_code) desc limit 1`.execute(
    tx,
  )
  return rows[0] && (await findRules(tx, [rows[0].id]))[0]
}

/** The first day of the latest approved version of this very area. */
export async function latestApproved(tx: Tx, areaCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ validFrom: string }>`
    select max(valid_from) as valid_from from points.rule_decision where area_code = ${areaCode} and outcome = 'approved'`.execute(
    tx,
  )
  return rows[0]?.validFrom ?? undefined
}

type Hand = { by: string; byName: string; now: Date }

export async function addRule(tx: Tx, rule: RuleInput & { validityMonths: number }, { by, byName, now }: Hand) {
  const id = randomUUID()
  await sql`insert into points.rule (id, area_code, valid_from, points_per_hour, coefficients, quality, daily_cap, validity_months, imported_earn,
      text, proposed_by, proposed_name, proposed_at)
    values (${id}, ${rule.areaCode}, ${rule.validFrom}, ${rule.pointsPerHour}, ${JSON.stringify(rule.coefficients)}, ${JSON.stringify(rule.quality)},
      ${rule.dailyCap}, ${rule.validityMonths}, ${rule.importedEarn}, ${rule.text}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return id
}

export type Decision = { outcome: 'approved' | 'rejected'; reason: string }

/** False when somebody decided first. Errors: the database refuses the hand that proposed, and a second rule of one day. */
export async function addRuleDecision(
  tx: Tx,
  { id, areaCode, validFrom, proposedBy }: Rule,
  { outcome, reason }: Decision,
  { by, byName, now }: Hand,
): Promise<boolean> {
  const { rows } = await sql`
    insert into points.rule_decision (rule_id, area_code, valid_from, outcome, proposed_by, decided_by, decided_name, reason, decided_at)
    values (${id}, ${areaCode}, ${validFrom}, ${outcome}, ${proposedBy}, ${by}, ${byName}, ${reason}, ${now})
    on conflict do nothing returning rule_id`.execute(tx)
  return rows.length > 0
}
