import type { Place } from '#platform/access/actor.ts'
import type { DeclaredPermission } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ExportKind, ImportKind } from '#platform/exchange/kinds.ts'
import type { Contract, Endpoint } from '#platform/http/contract.ts'
import type { Handler, Handlers } from '#platform/http/pipeline.ts'
import type { Job } from '#platform/jobs/job.ts'

/** A data rule that must hold at every moment: the query lists the rows that break it, in words an officer understands. */
export type Check = { name: string; rowsThatBreakIt: string }

/** How a record is called on a page, already masked for everybody who may see that it exists. */
export type RecordLabel = { id: string; label: string; detail: string }

/** A kind of record that figures open to and calls are about: where one sits, and how it is called. */
export type RecordKind = {
  kind: string
  title: string
  /** The place that permissions are settled against; undefined when there is no such record. */
  placeOf(tx: Tx, id: string, today: string): Promise<Place | undefined>
  labelsOf(tx: Tx, ids: readonly string[], today: string): Promise<RecordLabel[]>
  /** The page that shows it. */
  page?: (id: string) => string
}

/** Everything a context adds to the system, in one place. */
export type Context = {
  name: string
  contract: Contract
  handlers: Record<string, Handler<Endpoint>>
  permissions: readonly DeclaredPermission[]
  facts: readonly string[]
  jobs: readonly Job[]
  checks: readonly Check[]
  imports: readonly ImportKind[]
  exports: readonly ExportKind[]
  records: readonly RecordKind[]
}

type Parts<C extends Contract> = Partial<Omit<Context, 'name' | 'contract' | 'handlers'>> & {
  contract: C
  handlers: Handlers<C>
}

export function defineContext<C extends Contract>({ contract, handlers, ...rest }: Parts<C>): Context {
  return {
    name: contract.context,
    contract,
    handlers: handlers as never,
    permissions: [],
    facts: [],
    jobs: [],
    checks: [],
    imports: [],
    exports: [],
    records: [],
    ...rest,
  }
}
