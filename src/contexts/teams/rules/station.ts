/** What one check of one item said. */
export type Checked = { item: string; isMet: boolean; checkedOn: string; recordedAt: Date }

/** Each item as its latest check says; of two on one day, the one recorded later. */
export function latestOfEach<C extends Checked>(checks: readonly C[]): C[] {
  const latest = new Map<string, C>()
  for (const check of checks) {
    const known = latest.get(check.item)
    if (!known || isLater(check, known)) latest.set(check.item, check)
  }
  return [...latest.values()]
}

const isLater = (one: Checked, other: Checked): boolean =>
  one.checkedOn === other.checkedOn ? one.recordedAt >= other.recordedAt : one.checkedOn > other.checkedOn
