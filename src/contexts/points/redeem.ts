import { addDays } from '#kernel/time.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { pointsErrors } from './errors.ts'
import { type Book, enter, enterExpiries, holdBooks, writeBooks } from './store/books.ts'
import { holdItem, type Item, move } from './store/items.ts'
import { addRedemption, end, findSpending, type Hand, type Redemption } from './store/redemptions.ts'

/** What went wrong at the office's end does not cost the volunteer the last days of their points. */
const DAYS_AFTER_RETURN = 30

export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Hand => ({
  ...{ by: actor.accountId, byPerson: actor.personId, byName: actor.name, now },
})

type Wish = { personId: string; itemId: string; quantity: number; source: 'phone' | 'desk' }

/**
 * Pays for an item and sets it aside, both or neither. The account is locked first, then the item, by everybody in this
 * order: of many at once as many succeed as there are points and pieces for.
 * Errors: no account in sight, points owed or too few, item not there, not offered to that place, or sold out.
 */
export async function redeem(
  call: Pick<Call, 'tx' | 'actor' | 'now' | 'today' | 'tell'>,
  { personId, itemId, quantity, source }: Wish,
): Promise<{ redemptionId: string; balance: number }> {
  const { tx, today, now } = call
  const book = (await holdBooks(tx, [personId])).get(personId)
  if (!book) throw pointsErrors.noAccount()
  const item = await holdItem(tx, itemId)
  const points = mustBeAbleTo(book, item, quantity, today)
  const hand = handOf(call)
  const { name, id } = item as Item
  const wish = { personId, areaCode: book.areaCode, itemId, itemName: name, quantity, points, source }
  const redemptionId = await addRedemption(tx, wish, hand)
  const note = quantity > 1 ? `${name} ×${quantity}` : name
  enter(book, { kind: 'spent', points: -points, expiresOn: null, ofId: null, redemptionId, note })
  await writeBooks(tx, [book], { now, today })
  await move(
    tx,
    { id, stock: (item as Item).stock },
    { kind: 'out', quantity: -quantity, redemptionId, reason: '兑换', ...hand },
  )
  return { redemptionId, balance: book.standing.balance }
}

/** The points it costs. What ran out by today leaves the book before they are counted. */
function mustBeAbleTo(book: Book, item: Item | undefined, quantity: number, today: string): number {
  if (!item) throw pointsErrors.noItem()
  if (!item.isOffered) throw pointsErrors.notOffered(item.name)
  if (item.areaCode !== book.areaCode && item.areaCode !== book.townCode) throw pointsErrors.notOfferedHere()
  if (item.stock < quantity) throw pointsErrors.soldOut(item.name, item.stock)
  enterExpiries(book, today)
  const { balance, owed } = book.standing
  const points = item.price * quantity
  if (owed > 0) throw pointsErrors.owing(owed)
  if (balance < points) throw pointsErrors.tooFew(balance, points)
  return points
}

type Ending = { state: 'cancelled' | 'returned'; reason: string; by: 'volunteer' | 'desk' }

/** Gives points back to the lots they came from, and the piece to the stock. Returns the balance. */
export async function giveBack(
  call: Pick<Call, 'tx' | 'actor' | 'now' | 'today'>,
  redemption: Redemption,
  version: number,
  { state, reason, by }: Ending,
): Promise<number> {
  const { tx, today, now } = call
  const { id: redemptionId, personId, itemId, itemName, quantity, points } = redemption
  const hand = handOf(call)
  await end(tx, { id: redemptionId, version }, { state, reason }, hand)
  const spending = await findSpending(tx, redemptionId)
  const book = (await holdBooks(tx, [personId], { spendings: spending ? [spending] : [] })).get(personId)
  const item = await holdItem(tx, itemId)
  if (!book || !item || !spending) throw new Error(`redemption ${redemptionId} was not paid for`)
  const expiresOn = by === 'desk' ? addDays(today, DAYS_AFTER_RETURN) : null
  enter(book, { kind: 'returned', points, expiresOn, ofId: spending, redemptionId, note: `${itemName}：${reason}` })
  await writeBooks(tx, [book], { now, today })
  await move(tx, item, { kind: 'back', quantity, redemptionId, reason, ...hand })
  return book.standing.balance
}
