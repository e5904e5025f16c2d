/** Does the same for each of a list, a few at a time; what comes later in the list begins later. */
export async function severalAtOnce<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = list[Symbol.iterator]()
  const hand = async () => {
    for (const one of waiting) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}
