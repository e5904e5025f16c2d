/**
 * The ledger of one person as arithmetic: what stands is found by posting the entries in order, and by nothing else.
 * Points are whole; days are 'YYYY-MM-DD'. The sum of all entries is always balance − owed.
 */
export type EntryKind = 'earned' | 'reversed' | 'spent' | 'returned' | 'expired' | 'adjusted'

/** One line. `points` with its sign. `ofId`: the line it takes back, returns or lets expire. */
export type Entry = {
  id: string
  kind: EntryKind
  points: number
  /** Credits last until the end of this day. On a return: the lots it goes back to last at least until then. */
  expiresOn: string | null
  ofId: string | null
}

/** What one credit has left. `expired`: what of it ran out unused. */
export type Lot = { id: string; expiresOn: string; points: number; left: number; expired: number }
export type Use = { lotId: string; points: number }
export type Standing = {
  /** Points that may be spent: the sum of what the lots have left. */
  balance: number
  /** Points that were spent before they were taken back: credits settle them first, and nothing is redeemed meanwhile. */
  owed: number
  /** In the order they were credited. */
  lots: readonly Lot[]
  /** Which lots each spending drew on. */
  uses: Readonly<Record<string, readonly Use[]>>
}

export const nothing: Standing = { balance: 0, owed: 0, lots: [], uses: {} }

const left = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.left, 0)
/** The one that runs out first, first; the sort keeps the order of credit among equals. */
const inOrder = (lots: readonly Lot[]): Lot[] => lots.toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn))

/** Takes points from lots in the given order; what they cannot give is `short`. */
function draw(
  lots: readonly Lot[],
  order: readonly Lot[],
  wanted: number,
): { lots: Lot[]; uses: Use[]; short: number } {
  const taken = new Map<string, number>()
  let short = wanted
  for (const lot of order) {
    const points = Math.min(lot.left, short)
    if (points > 0) taken.set(lot.id, points)
    short -= points
  }
  return {
    lots: lots.map((lot) => ({ ...lot, left: lot.left - (taken.get(lot.id) ?? 0) })),
    uses: [...taken].map(([lotId, points]) => ({ lotId, points })),
    short,
  }
}

function credit({ lots, owed, uses }: Standing, { id, points, expiresOn }: Entry): Standing {
  const paid = Math.min(owed, points)
  const lot = { id, expiresOn: expiresOn ?? '', points, left: points - paid, expired: 0 }
  return standing(points > 0 ? [...lots, lot] : lots, owed - paid, uses)
}

/** Back to the lots it came from; what is owed is settled first. */
function giveBack({ lots, owed, uses }: Standing, { points, expiresOn, ofId }: Entry): Standing {
  let paid = Math.min(owed, points)
  const back = new Map<string, number>()
  for (const use of uses[ofId ?? ''] ?? []) {
    const settles = Math.min(paid, use.points)
    paid -= settles
    back.set(use.lotId, use.points - settles)
  }
  const restored = lots.map((lot) => {
    const more = back.get(lot.id) ?? 0
    if (more === 0) return lot
    const until = expiresOn && expiresOn > lot.expiresOn ? expiresOn : lot.expiresOn
    return { ...lot, left: lot.left + more, expiresOn: until }
  })
  return standing(restored, owed - Math.min(owed, points), uses)
}

/** From the lot itself, then from the others, and what is spent already is owed. */
function takeBack({ lots, owed, uses }: Standing, { points, ofId }: Entry): Standing {
  const order = [...lots.filter(({ id }) => id === ofId), ...inOrder(lots.filter(({ id }) => id !== ofId))]
  const drawn = draw(lots, order, -points)
  return standing(drawn.lots, owed + drawn.short, uses)
}

function spend({ lots, owed, uses }: Standing, { id, kind, points }: Entry): Standing {
  const drawn = draw(lots, inOrder(lots), -points)
  if (drawn.short > 0) throw new RangeError(`${-points} points of ${left(lots)}`)
  return standing(drawn.lots, owed, kind === 'spent' ? { ...uses, [id]: drawn.uses } : uses)
}

const expire = ({ lots, owed, uses }: Standing, { points, ofId }: Entry): Standing =>
  standing(
    lots.map((lot) => (lot.id === ofId ? { ...lot, left: lot.left + points, expired: lot.expired - points } : lot)),
    owed,
    uses,
  )

const standing = (lots: readonly Lot[], owed: number, uses: Standing['uses']): Standing => ({
  balance: left(lots),
  owed,
  lots,
  uses,
})

/** Where the account stands after one more line. Errors: RangeError when more is spent than there is, which is a bug. */
export function post(now: Standing, entry: Entry): Standing {
  switch (entry.kind) {
    case 'earned':
      return credit(now, entry)
    case 'adjusted':
      return entry.points > 0 ? credit(now, entry) : spend(now, entry)
    case 'returned':
      return giveBack(now, entry)
    case 'reversed':
      return takeBack(now, entry)
    case 'spent':
      return spend(now, entry)
    case 'expired':
      return expire(now, entry)
  }
}

/** What the lines of one account come to, in their order. */
export const replay = (entries: readonly Entry[]): Standing => entries.reduce(post, nothing)

/** What ran out by a day: the last day of a lot is still good. */
export const ranOut = ({ lots }: Standing, today: string): Lot[] =>
  inOrder(lots.filter((lot) => lot.left > 0 && lot.expiresOn < today))

/** What a credit takes back with it: what of it ran out unused is gone already. */
export const takenBack = ({ lots }: Standing, { id, points }: { id: string; points: number }): number =>
  points - (lots.find((lot) => lot.id === id)?.expired ?? 0)
