/** A digest in hexadecimal (SM3 on the server); handed in, so that the rule itself stays pure. */
export type DigestOf = (text: string) => string

/** How many of `whole` files are drawn: the share, at least `least`, and never more than there are. Percent is a whole number. */
export const sizeOfSample = (whole: number, { percent, least }: { percent: number; least: number }): number =>
  Math.min(whole, Math.max(least, Math.ceil((whole * percent) / 100)))

/**
 * Draws `count` files: every key is given the digest of seed and key, and those with the lowest are drawn. So one seed draws
 * the same files whoever asks, in whatever order they are told; one more is the same ones and another.
 */
export function drawOf(keys: readonly string[], seed: string, count: number, digestOf: DigestOf): string[] {
  const ranked = [...new Set(keys)].map((key) => ({ key, rank: digestOf(`${seed}\n${key}`) }))
  ranked.sort((a, b) => compare(a.rank, b.rank) || compare(a.key, b.key))
  return ranked.slice(0, count).map(({ key }) => key)
}

/** The digest a list is frozen with: the seed, everything that could be drawn, and what was drawn, in its order. */
export const digestOfList = (
  { seed, population, drawn }: { seed: string; population: readonly string[]; drawn: readonly string[] },
  digestOf: DigestOf,
): string => digestOf(JSON.stringify([seed, sortedKeys(population), drawn]))

/** Without doubles, by code points: the same in every locale. */
export const sortedKeys = (keys: readonly string[]): string[] => [...new Set(keys)].sort(compare)
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
