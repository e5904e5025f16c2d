import type { Context, RecordKind } from '#platform/context.ts'

let kinds: ReadonlyMap<string, RecordKind> = new Map()

/** The server says once which kinds of record its contexts have. */
export const useRecords = (contexts: readonly Context[]): void => {
  kinds = new Map(contexts.flatMap(({ records }) => records.map((one) => [one.kind, one] as const)))
}

/** How a kind is called: 账号. Undefined for one nobody declares now, such as in an old line of the audit. */
export const findRecordKind = (kind: string): RecordKind | undefined => kinds.get(kind)

/** Errors: a kind nobody declared is a bug. */
export function recordKind(kind: string): RecordKind {
  const found = kinds.get(kind)
  if (!found) throw new Error(`no record kind ${kind}`)
  return found
}
