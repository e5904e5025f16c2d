import type { Place } from '#platform/access/actor.ts'
import type { DeclaredPermission, Permission } from '#platform/access/permission.ts'
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

/**
 * A date somebody must keep. `on`: 'YYYY-MM-DD'. `areaCode`: where it lies, and so who sees it; `personId`: whose own it is, if
 * anybody's. `title` names no person. `page`: where it is done.
 */
export type Deadline = {
  id: string
  on: string
  title: string
  place: string
  areaCode: string
  personId: string | null
  done: boolean
  page: string | null
}

/**
 * Who asks, and for which days (both included). `codes`: the areas within the post's reach (null: all of them), which a list must
 * keep to, beside what is `personId`'s or `accountId`'s own; `limit`: rows wanted, earliest first.
 */
export type DeadlineAsk = {
  from: string
  to: string
  today: string
  personId: string | null
  accountId: string | null
  codes: readonly string[] | null
  limit: number
}

/** One kind of date that a context keeps, for the calendar: one set-based statement for all that the asker may see. */
export type DeadlineKind = {
  /** `context.what`, e.g. 'programme.task'. */
  kind: string
  title: string
  /** Who holds it anywhere is shown these, within the reach of that very permission. */
  needs: Permission
  list(tx: Tx, ask: DeadlineAsk): Promise<Deadline[]>
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
  deadlines: readonly DeadlineKind[]
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
    deadlines: [],
    ...rest,
  }
}
