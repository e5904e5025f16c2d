import { FUND_STATES } from '#contexts/fund/contract.ts'

/** '还有12天', '今天到期', '超期3天'. */
export function daysWords(daysLeft: number): string {
  if (daysLeft < 0) return `超期${-daysLeft}天`
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天`
}

/** '2024-01' → '2024年1月'. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

export const fundState = (state: string): string => (FUND_STATES as Record<string, string>)[state] ?? state

const CAMPAIGN_STATES: Record<string, string> = { running: '正在募捐', ended: '已结束', reported: '已结束，已公开' }
export const campaignState = (state: string): string => CAMPAIGN_STATES[state] ?? state
