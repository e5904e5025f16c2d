import { exchangeErrors } from './errors.ts'
import type { ExportKind, ImportKind } from './kinds.ts'

let imports: ReadonlyMap<string, ImportKind> = new Map()
let exports: ReadonlyMap<string, ExportKind> = new Map()

/** Says once, at the start of a process, which spreadsheets the contexts take in and give out. */
export function useKinds(
  contexts: readonly { imports: readonly ImportKind[]; exports: readonly ExportKind[] }[],
): void {
  imports = new Map(contexts.flatMap((context) => context.imports.map((kind) => [kind.name, kind])))
  exports = new Map(contexts.flatMap((context) => context.exports.map((kind) => [kind.name, kind])))
}

export const importKinds = (): ImportKind[] => [...imports.values()]

export function importKind(name: string): ImportKind {
  const kind = imports.get(name)
  if (!kind) throw exchangeErrors.noSuchKind(name)
  return kind
}

export function exportKind(name: string): ExportKind {
  const kind = exports.get(name)
  if (!kind) throw exchangeErrors.noSuchKind(name)
  return kind
}
