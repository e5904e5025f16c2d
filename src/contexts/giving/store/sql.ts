/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }
