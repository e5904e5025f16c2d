/** Pairs of neighbouring characters without punctuation: 楼道灯坏 → 楼道, 道灯, 灯坏. */
function pairsOf(text: string): Set<string> {
  const chars = [...text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '')]
  return new Set(chars.slice(1).map((char, index) => `${chars[index]}${char}`))
}

/** How alike two texts are, 0 to 100: shared pairs over all (Dice), rounded down. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.size + b.size === 0) return 0
  const shared = [...a].filter((pair) => b.has(pair)).length
  return Math.floor((200 * shared) / (a.size + b.size))
}

type Told = { title: string; description: string; areaCode: string; beneficiaryPersonId: string | null }

/** What may be told twice: alike in words, more so at one place and for one person. 0 to 100. */
export function sameness(one: Told, other: Told): number {
  const words = likeness(`${one.title}${one.description}`, `${other.title}${other.description}`)
  const place = one.areaCode === other.areaCode ? 10 : 0
  const person = one.beneficiaryPersonId !== null && one.beneficiaryPersonId === other.beneficiaryPersonId ? 30 : 0
  return Math.min(100, Math.max(words, likeness(one.title, other.title)) + place + person)
}

/** Below this, two needs are not shown as perhaps the same. */
export const LIKELY = 40
