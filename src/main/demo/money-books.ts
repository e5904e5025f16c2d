import { addDays, dateOf, showDate, showMoment } from '#kernel/time.ts'
import type { Desk } from './desk.ts'
import { ACCOUNTANT, type FundTold, MANAGER, monthBefore } from './money-parts.ts'
import { severalAtOnce } from './several.ts'

type Month = { month: string; cashFen: number; goodsFen: number }
const yuan = (fen: number): string => (fen / 100).toFixed(2)

/**
 * The host's balances for every month but the last one that is over, which is still to be reconciled; `closes`: each of these months is
 * asked for by the accountant and closed by the manager.
 */
export async function keepBooks(
  desk: Desk,
  fund: FundTold,
  { today, closes }: { today: string; closes: boolean },
): Promise<void> {
  const open = monthBefore(today, 1).slice(0, 7)
  const morning = `${today} 00:30`
  const { rows } = await desk.send<{ rows: Month[] }>(ACCOUNTANT, 'ledger.listMonths', { fundId: fund.fundId }, morning)
  const months = rows.filter(({ month }) => month < open).toSorted((a, b) => a.month.localeCompare(b.month))
  await desk.bring({
    ...{ kind: 'ledger.statements', by: ACCOUNTANT, area: fund, on: morning },
    fileName: `${fund.townName}社区基金月末对账单.xlsx`,
    rows: months.map(({ month, cashFen, goodsFen }) => ({
      ...{ 基金名称: fund.name, 月份: month, 对账单编号: `津沽对〔${month.slice(0, 4)}〕${month.slice(5)}` },
      ...{ '银行存款余额（元）': yuan(cashFen), '捐赠物资余额（元）': yuan(goodsFen) },
    })),
  })
  if (!closes) return
  for (const { month } of months) {
    const later = addDays(monthBefore(`${month}-15`, -1), 7)
    const ask = { fundId: fund.fundId, month }
    const { monthId } = await desk.send<{ monthId: string }>(ACCOUNTANT, 'ledger.proposeClose', ask, `${later} 10:00`)
    await desk.send(
      MANAGER,
      'ledger.decideClose',
      { monthId, version: 1, outcome: 'approved' },
      `${addDays(later, 1)} 10:00`,
    )
  }
}

type Duty = {
  id: string
  kind: string
  subjectTitle: string
  fromDate: string
  toDate: string
  dueOn: string
  version: number
  unreconciled: string[]
}

/** Every third fund is behind with what fell due in so many days. */
const LATE_DAYS = 60

/** Duties follow from what happened; those that fell due were published in time. */
export async function openToAll(desk: Desk, funds: readonly FundTold[], now: Date): Promise<void> {
  const at = showMoment(now)
  await severalAtOnce(funds, 4, async (fund) => {
    await desk.work('disclosure.follow-facts', { areaCodes: [fund.code] }, at)
    const until = addDays(dateOf(now), fund.no % 3 === 0 ? -LATE_DAYS : 0)
    const search = { areaCode: fund.code, pageSize: 100 }
    const { rows } = await desk.send<{ rows: Duty[] }>(ACCOUNTANT, 'disclosure.listDuties', search, at)
    for (const duty of rows)
      if (duty.dueOn < until && duty.unreconciled.length === 0) await publish(desk, fund, duty, dateOf(now))
  })
}

const TITLES: Readonly<Record<string, string>> = {
  'campaign-report': '全面情况',
  'grant-report': '全面情况',
  'grant-progress': '资助项目进展',
  'quarter-statement': '季度收支公告',
  'yearly-report': '年度报告',
  'large-items': '大额捐赠与支出清单',
}

async function publish(
  desk: Desk,
  { name, townName }: FundTold,
  { id, version, ...duty }: Duty,
  today: string,
): Promise<void> {
  const { kind, subjectTitle, fromDate, toDate, dueOn } = duty
  const early = addDays(dueOn, -6)
  const on = early > toDate || toDate >= today ? early : addDays(toDate, 1)
  const draft = {
    title: `${subjectTitle === name ? `${townName}社区基金` : subjectTitle}${TITLES[kind] ?? '信息公开'}（${spanWords(fromDate, toDate)}）`,
    content: `${name}现将${spanWords(fromDate, toDate)}的有关情况予以公开，欢迎社会监督。明细见平台公开页面和社区公告栏。`,
    link: kind === 'quarter-statement' ? '' : 'https://cszg.mca.gov.cn/',
  }
  await desk.send(ACCOUNTANT, 'disclosure.prepareNotice', { dutyId: id, version, ...draft }, `${on} 10:00`)
  await desk.send(MANAGER, 'disclosure.publishNotice', { dutyId: id, version: version + 1 }, `${on} 15:00`)
}

const spanWords = (from: string, to: string): string =>
  from === to ? showDate(from) : `${showDate(from)}至${showDate(to)}`
