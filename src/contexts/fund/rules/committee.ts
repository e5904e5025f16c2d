/** What a committee must be before the fund works (domain.md 6.3). */
export type CommitteeFault = 'few' | 'even' | 'no-monitor' | 'both'
export type OnSeat = { personId: string; seat: 'member' | 'monitor' }

/** `least` is a dated parameter. 'both': somebody is member and monitor at once. */
export function committeeFault(seats: readonly OnSeat[], least: number): CommitteeFault | undefined {
  const members = seats.filter(({ seat }) => seat === 'member')
  const monitors = seats.filter(({ seat }) => seat === 'monitor')
  if (monitors.some(({ personId }) => members.some((member) => member.personId === personId))) return 'both'
  if (members.length < least) return 'few'
  if (members.length % 2 === 0) return 'even'
  return monitors.length === 0 ? 'no-monitor' : undefined
}

/**
 * The full name of a fund: the charity's whole name, the town's, and 社区基金 or 社区公益基金. No letters or digits, nothing
 * that sounds national (湘专项基金指引; 民政部专项基金通知).
 */
export function nameFault(
  name: string,
  charityName: string,
): 'charity' | 'ending' | 'letters' | 'national' | undefined {
  if (!name.startsWith(charityName)) return 'charity'
  const own = name.slice(charityName.length)
  if (!/社区(公益)?基金$/.test(own)) return 'ending'
  if (/[A-Za-z0-9０-９]/.test(own)) return 'letters'
  return /中国|中华|全国|国际|世界/.test(own) ? 'national' : undefined
}
