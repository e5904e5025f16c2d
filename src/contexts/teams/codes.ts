import { type CodeTable, isCode } from '#contexts/programme/public.ts'
import { teamsErrors } from './errors.ts'

/** Errors: teams.unknownCode for the first that the table does not have. */
export function mustBeCodes(table: CodeTable, codes: readonly string[]): void {
  const unknown = codes.find((code) => !isCode(table, code))
  if (unknown !== undefined) throw teamsErrors.unknownCode(table, unknown)
}
