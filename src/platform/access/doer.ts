import type { Actor } from './actor.ts'

/** Whose hand something was, and when: what a store writes beside what was done. `name` is the account's display name. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }

/** The hand behind a call. */
export const handOf = ({ actor, now }: { actor: Actor; now: Date }): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})
