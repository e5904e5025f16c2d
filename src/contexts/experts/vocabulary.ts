/** The words of contact points, as people read them. */
export const CONTACT_KINDS = { expert: '专家联系点', supervisor: '督导联系点' } as const
export type ContactKind = keyof typeof CONTACT_KINDS

/** given → adopted or declined, each with words; adopted → done, with what came of it. */
export const ADVICE_STATES = { given: '待答复', adopted: '已采纳', declined: '未采纳', done: '已见结果' } as const
export type AdviceState = keyof typeof ADVICE_STATES
