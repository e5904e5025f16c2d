/** '还有12天', '今天到期', '超期3天'. */
export function daysWords(daysLeft: number): string {
  if (daysLeft < 0) return `超期${-daysLeft}天`
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天`
}

/** '2024-01' → '2024年1月'. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

const FUND_STATES: Record<string, string> = {
  planned: '筹备',
  agreement_drafted: '协议拟定',
  host_board_approved: '理事会已通过',
  signed: '已签约',
  announced: '已公告',
  operating: '运行中',
  suspended: '暂停',
  rectifying: '整改中',
  terminating: '终止清算中',
  settled: '已清算',
}
export const fundState = (state: string): string => FUND_STATES[state] ?? state

const CAMPAIGN_STATES: Record<string, string> = { running: '正在募捐', ended: '已结束', reported: '已结束，已公开' }
export const campaignState = (state: string): string => CAMPAIGN_STATES[state] ?? state
