import type { ScoreItem } from '#contexts/programme/contract.ts'
import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { type CriterionOfPoint, criteriaOfPoint } from '#contexts/standards/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { scoringErrors } from './errors.ts'
import { itemOf } from './items/index.ts'
import { type Asked, fewSources } from './items/item.ts'
import { pointsOf } from './rules/points.ts'
import { findPoint } from './store/points.ts'
import type { TableRow } from './store/tables.ts'
import { tableFor } from './tables.ts'
import type { Sheet, SheetItem, Stage } from './vocabulary.ts'

type Wanted = { pointId: string; stage: Stage; asOf: string }

/**
 * The sheet of a point for a stage as of a day, by the table in force for the stage. Every computed row is counted anew over all
 * records, whoever asks. Errors: no programme, no table for the stage, no such point on the day.
 */
export async function computeSheet(tx: Tx, wanted: Wanted): Promise<Sheet> {
  return computeBy(tx, wanted, await tableFor(tx, wanted.stage))
}

async function computeBy(tx: Tx, { pointId, stage, asOf }: Wanted, table: TableRow): Promise<Sheet> {
  const programme = await programmeOf(tx)
  if (!programme) throw scoringErrors.noProgramme()
  const items = await seeingAll(tx, async () => {
    const point = await findPoint(tx, pointId, asOf)
    if (!point) throw scoringErrors.noPoint()
    const criteria = await criteriaOfPoint(tx, pointId, asOf)
    const parameter = (code: string) => parameterOn(programme, code, asOf)
    const found: SheetItem[] = []
    for (const row of table.content.items) {
      const asked = {
        point,
        stage,
        asOf,
        parameter,
        code: row.code,
        limit: row.limit ?? 0,
        criteria: criteriaNamed(criteria, row),
      }
      found.push({ ...headOf(row, table), ...(await scoreOf(tx, row, asked)) })
    }
    return found
  })
  const { id: tableId, title: tableTitle, number: version } = table
  return { id: null, pointId, stage, tableId, tableTitle, version, asOf, sealedAt: null, digest: null, items }
}

const criteriaNamed = (all: readonly CriterionOfPoint[], { criteria }: ScoreItem): CriterionOfPoint[] =>
  criteria.flatMap((code) => all.filter((one) => one.code === code))

function headOf({ code, dimension, second, title, full, rule, anchors }: ScoreItem, { content }: TableRow) {
  const dimensionTitle = content.dimensions.find((one) => one.code === dimension)?.title ?? dimension
  return { code, dimension, dimensionTitle, second, title, fullCenti: full, rule, anchors: [...anchors] }
}

type Scored = Pick<SheetItem, 'kind' | 'computedCenti' | 'part' | 'whole' | 'reason' | 'sources'>

async function scoreOf(tx: Tx, { computed, by, full }: ScoreItem, asked: Asked): Promise<Scored> {
  if (computed === null || by === null)
    return {
      kind: 'judged',
      computedCenti: null,
      part: null,
      whole: null,
      reason: '由评估专家对照评分说明评定',
      sources: [],
    }
  const { part, whole, reason, sources, isHidden = false } = await itemOf(computed).find(tx, asked)
  const computedCenti = pointsOf(by, { part, whole }, full)
  const shown = isHidden ? { part: null, whole: null } : { part, whole }
  return { kind: 'computed', computedCenti, ...shown, reason, sources: fewSources(sources) }
}
