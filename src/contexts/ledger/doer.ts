/** The hand behind an entry, and when it acts. `name` is the account's display name. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }
