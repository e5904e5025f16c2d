/** A code that stands from one moment to another, as the server made it. */
export type Ticket = { code: string; url: string; from: string; to: string }
/** Codes fetched ahead. `offset`: server time minus the phone's, in milliseconds. */
export type Tickets = { tickets: readonly Ticket[]; offset: number }

/** Server time minus the phone's: the answer was made about halfway between asking and receiving. Milliseconds. */
export const offsetOf = (serverNow: string, askedAt: number, receivedAt: number): number =>
  Math.round(Date.parse(serverNow) - (askedAt + receivedAt) / 2)

/** The code that stands at the phone's moment `now` by the server's clock, and the seconds it still stands. */
export function ticketAt(
  { tickets, offset }: Tickets,
  now: number,
): { ticket: Ticket; secondsLeft: number } | undefined {
  const moment = now + offset
  const ticket = tickets.find(({ from, to }) => Date.parse(from) <= moment && moment < Date.parse(to))
  return ticket && { ticket, secondsLeft: Math.ceil((Date.parse(ticket.to) - moment) / 1000) }
}

/** Minutes for which codes are in hand, counted from the phone's moment `now`. */
export function minutesAhead({ tickets, offset }: Tickets, now: number): number {
  const last = tickets.at(-1)
  return last ? Math.max(0, Math.floor((Date.parse(last.to) - now - offset) / 60_000)) : 0
}
