import type { Tx } from '#platform/db/database.ts'
import type { Criterion, Milestone, Parameter, ProgrammePackage } from './package/types.ts'
import type { ScoreTable } from './score-table.ts'
import { findDigest, findProgramme } from './store/programme.ts'

/** What of a package stays after loading: the lists it filled (areas, aliases) are records by then. */
export type KeptPackage = Omit<ProgrammePackage, 'divisionList' | 'aliases' | 'digest'>

/** The programme that is loaded. Dates are 'YYYY-MM-DD', both ends included. */
export type Programme = {
  id: string
  title: string
  documentNo: string
  startsOn: string
  endsOn: string
  rootCode: string
  milestones: readonly Milestone[]
  criteria: readonly Criterion[]
  parameters: readonly Parameter[]
  /** The reading of “50%以上” that the verdict follows; the other two are shown beside it. */
  halfReading: 'A' | 'B' | 'C'
  /** The standards the criteria belong to, with their printed clause. */
  standards: ProgrammePackage['standards']
  kinds: readonly { code: 'joint' | 'district'; title: string }[]
  schematic: ProgrammePackage['schematic']
  totals: ProgrammePackage['totals']
  document: ProgrammePackage['document']
  /** The score table as the package has it; none where the package was loaded before there were such. */
  scoreTable: ScoreTable | undefined
  digest: string
}

const known = new Map<string, Programme>()

/** The programme loaded now, or undefined before the first load. Read once for each digest. */
export async function programmeOf(tx: Tx): Promise<Programme | undefined> {
  const digest = await findDigest(tx)
  if (digest === undefined) return undefined
  const kept = known.get(digest)
  if (kept) return kept
  const row = await findProgramme(tx, digest)
  if (!row) return undefined
  const { milestones, standards, criteria, parameters, halfReading, kinds, schematic, totals, document, scoreTable } =
    row.package
  const { package: _, ...identity } = row
  const told = {
    milestones,
    standards,
    criteria,
    parameters,
    halfReading,
    kinds,
    schematic,
    totals,
    document,
    scoreTable,
  }
  const programme: Programme = { ...identity, ...told }
  known.clear()
  known.set(digest, programme)
  return programme
}

/**
 * A limit as in force on a day. Before its first line the first line holds: an earlier day has no other rule.
 * Errors: the package has no such parameter, which is a mistake in the package or in the code that asks.
 */
export function parameterOn({ parameters }: Pick<Programme, 'parameters'>, code: string, date: string): number {
  const lines = parameters.filter((line) => line.code === code).sort((a, b) => a.from.localeCompare(b.from))
  const line = lines.findLast(({ from }) => from <= date) ?? lines[0]
  if (!line) throw new Error(`the programme package has no parameter ${code}`)
  return line.value
}

/** The least number of communities a point covers (三（二）). */
export const minCommunitiesOn = (programme: Pick<Programme, 'parameters'>, date: string): number =>
  parameterOn(programme, 'point.min-communities', date)
