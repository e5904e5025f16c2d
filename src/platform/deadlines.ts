import type { DeadlineKind } from '#platform/context.ts'

let kinds: readonly DeadlineKind[] = []

/** Says once, at the start of a process, which dates the contexts keep. */
export function useDeadlines(contexts: readonly { deadlines: readonly DeadlineKind[] }[]): void {
  kinds = contexts.flatMap(({ deadlines }) => deadlines)
}

/** Every kind of date, in the order of the contexts. */
export const deadlineKinds = (): readonly DeadlineKind[] => kinds
