/** Numbers that look random and are the same on every run: mulberry32 over a hash of the seed text. */
export type Random = {
  /** 0 ≤ n < 1. */
  share(): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly [T, ...T[]]): T
}

export function random(seed: string): Random {
  let state = 0x9e3779b9
  for (const char of seed) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193)
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(share() * (to - from + 1))
  return { share, between, pick: (list) => list[between(0, list.length - 1)] ?? list[0] }
}
