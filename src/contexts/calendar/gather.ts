import { codesWithin } from '#contexts/directory/public.ts'
import { type Actor, holdsAnywhere, reachOf } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Deadline, DeadlineKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { deadlineKinds } from '#platform/deadlines.ts'

/** Rows read of one kind; what is beyond is said to be cut off. */
export const MOST_OF_A_KIND = 400

export type Gathered = Deadline & { kind: string; kindTitle: string; isMine: boolean; isToDo: boolean }
export type Wanted = {
  from: string
  to: string
  today: string
  areaCode?: string | undefined
  kind?: string | undefined
}

/** The kinds of date that a person may see somewhere. */
export const kindsFor = (actor: Actor): DeadlineKind[] =>
  deadlineKinds().filter(({ needs }) => holdsAnywhere(actor, needs))

type Codes = (permission: Permission) => Promise<ReadonlySet<string> | null>

/** Areas within the reach of a permission, asked for once each; null is everywhere. */
function codesOf(tx: Tx, actor: Actor, areaCode: string | undefined): Codes {
  const known = new Map<string, ReadonlySet<string> | null>()
  return async (permission) => {
    const reach = reachOf(actor, permission)
    const key = reach.join(',')
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const codes = reach.length === 0 ? [] : await codesWithin(tx, reach, areaCode)
    const found = codes && new Set(codes)
    known.set(key, found)
    return found
  }
}

/**
 * Every date of the days wanted that this person may see: of each kind within the reach of the very permission that the kind's own
 * pages need, and what is theirs by name. One statement a kind; `cut` names the kinds of which only the earliest are here.
 */
export async function gather(tx: Tx, actor: Actor, { kind, areaCode, ...days }: Wanted) {
  const codes = codesOf(tx, actor, areaCode)
  const rows: Gathered[] = []
  const cut: string[] = []
  const { accountId, personId } = actor
  for (const one of kindsFor(actor).filter((each) => kind === undefined || each.kind === kind)) {
    const seen = await codes(one.needs)
    const acts = one.does && holdsAnywhere(actor, one.does) ? await codes(one.does) : NOWHERE
    const ask = { ...days, accountId, personId, codes: seen && [...seen], limit: MOST_OF_A_KIND + 1 }
    const found = await one.list(tx, ask)
    if (found.length > MOST_OF_A_KIND) cut.push(one.title)
    const sight = { actor, seen, acts, isConfined: areaCode !== undefined }
    rows.push(...found.slice(0, MOST_OF_A_KIND).flatMap((deadline) => seenAs(one, deadline, sight)))
  }
  rows.sort((a, b) => a.on.localeCompare(b.on) || Number(a.done) - Number(b.done) || a.title.localeCompare(b.title))
  return { rows, cut }
}

type Places = ReadonlySet<string> | null
const NOWHERE: Places = new Set<string>()
const holds = (places: Places, code: string): boolean => places === null || places.has(code)
type SightOf = { actor: Actor; seen: Places; acts: Places; isConfined: boolean }

/** A list that did not keep to the reach is kept to it here: what is another's place is not shown. */
function seenAs({ kind, title }: DeadlineKind, one: Deadline, { actor, seen, acts, isConfined }: SightOf): Gathered[] {
  const isMine = isOwn(one, actor)
  const isHere = one.areaCode === '' || holds(seen, one.areaCode)
  if (!isHere && (isConfined || !isMine)) return []
  const isTheirs = isMine || (!isNamed(one) && holds(acts, one.areaCode))
  return [{ ...one, kind, kindTitle: title, isMine, isToDo: isTheirs && !one.done }]
}

const isNamed = ({ personId, accountId }: Deadline): boolean => Boolean(personId) || Boolean(accountId)
const isOwn = ({ personId, accountId }: Deadline, actor: Actor): boolean =>
  (Boolean(personId) && personId === actor.personId) || (Boolean(accountId) && accountId === actor.accountId)

export const viewOf = ({ areaCode: _, personId: __, accountId: ___, ...shown }: Gathered) => shown
