/** What storing a batch did; `areaCodes`: the communities whose figures it may change. */
export type Stored = { stored: number; same: number; areaCodes: string[] }
