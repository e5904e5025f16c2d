import { dateOf } from '#kernel/time.ts'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { scoringErrors } from './errors.ts'
import { gradeIn } from './rules/grades.ts'
import { computeSheet } from './sheet.ts'
import { insertFinding, type NewFinding } from './store/findings.ts'
import { findPoint } from './store/points.ts'
import { findSheet, insertSheet } from './store/sheets.ts'
import { beginStage, takeTurn } from './store/tables.ts'
import { gradesIn, tableFor, tableOf, vetoesIn } from './tables.ts'
import type { Grade, Sheet, Stage, Veto } from './vocabulary.ts'

export { scoreItems } from './items/index.ts'

/**
 * Freezes the sheet of a point for an occasion: figures, sources, rules and the digest over all of it. With the first sheet a
 * stage is held to its table. Append-only: sealing again gives another sheet. Errors: a day to come; those of `previewSheet`.
 */
export async function sealSheet(
  tx: Tx,
  { pointId, stage, asOf, by }: { pointId: string; stage: Stage; asOf: string; by: Doer },
): Promise<{ sheetId: string; digest: string }> {
  if (asOf > dateOf(by.now)) throw scoringErrors.inFuture()
  await takeTurn(tx)
  const { id: _, digest: __, ...sheet } = await computeSheet(tx, { pointId, stage, asOf })
  await beginStage(tx, stage, sheet.tableId, by)
  const point = await findPoint(tx, pointId, asOf)
  if (!point) throw scoringErrors.noPoint()
  return insertSheet(tx, { ...sheet, sealedAt: by.now.toISOString() }, { areaCode: point.townCode, by })
}

/** The sheet as it would be sealed now; nothing is kept. Errors: no programme, no table for the stage, no such point on the day. */
export const previewSheet = (tx: Tx, wanted: { pointId: string; stage: Stage; asOf: string }): Promise<Sheet> =>
  computeSheet(tx, wanted)

/** A sealed sheet as it was sealed. Errors: no such sheet; its text no longer matches its digest. */
export async function sheetOf(tx: Tx, sheetId: string): Promise<Sheet> {
  const found = await findSheet(tx, sheetId)
  if (!found) throw scoringErrors.noSheet()
  if (!found.isIntact) throw scoringErrors.sameSheet()
  return found.sheet
}

/** The grade a total comes to by a version of the table; the lowest where something is vetoed. Errors: no such version. */
export async function gradeOf(tx: Tx, tableId: string, totalCenti: number, vetoed: boolean): Promise<Grade> {
  return gradeIn(gradesIn(await tableOf(tx, tableId)), totalCenti, vetoed)
}

/** What is vetoed at once, by a version of the table. Errors: no such version. */
export const vetoesOf = async (tx: Tx, tableId: string): Promise<Veto[]> => vetoesIn(await tableOf(tx, tableId))

/**
 * What people found by looking: `part` of `whole` for a row of the table. A later finding replaces an earlier one for previews
 * and for sheets still to be sealed; sealed sheets stay. Errors: the table of the stage has no such row.
 */
export async function recordFinding(tx: Tx, finding: NewFinding): Promise<void> {
  const table = await tableFor(tx, finding.stage)
  if (!table.content.items.some(({ code }) => code === finding.item)) throw scoringErrors.noItem(finding.item)
  await insertFinding(tx, finding)
}
