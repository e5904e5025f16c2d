/** Whose hand does it. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }
