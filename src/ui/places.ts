/** Pages of the office that other pages send people to; pages know each other by path only. */
const address = (path: string, params: Record<string, string>, name: string, value: object): string =>
  `${path}?${new URLSearchParams({ ...params, ...(Object.keys(value).length > 0 && { [name]: JSON.stringify(value) }) })}`

/** The export page with this list and its filters ready to go. `kind`, `title`: as the context's `defineExport` has them. */
export const exportPath = (kind: string, title: string, filter: object = {}): string =>
  address('/exports', { kind, title }, 'filter', filter)

/** The import page with this spreadsheet already chosen, and with what has to be chosen for it. */
export const importPath = (kind: string, scope: object = {}): string =>
  address('/imports/new', { kind }, 'scope', scope)
