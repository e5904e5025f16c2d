import { addDays, addMonths } from '#kernel/time.ts'

/** The last day a contract that begins on a day may end: three years (政府购买服务管理办法，财政部令第102号). */
export const lastDayOf = (fromDate: string): string => addDays(addMonths(fromDate, 36), -1)

type Payment = { dueOn: string; amountFen: number }
type Paid = { fromDate: string; toDate: string; amountFen: number; payments: readonly Payment[] }

/** What is wrong with a payment plan, as a word for the refusal; null without a plan or with a right one. */
export function faultOfPayments({ amountFen, payments }: Paid): 'sum' | 'order' | null {
  if (payments.length === 0) return null
  if (payments.reduce((sum, one) => sum + one.amountFen, 0) !== amountFen) return 'sum'
  return payments.some(({ dueOn }, index) => dueOn < (payments[index - 1]?.dueOn ?? '')) ? 'order' : null
}
