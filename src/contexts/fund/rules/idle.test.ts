import { expect, test } from 'vitest'
import { idleSince, idleWords } from './idle.ts'

const limits = { idleWarnMonths: 12, idleEndMonths: 18 }
const levelOn = (today: string) => idleSince('2023-08-31', today, limits)?.level

test('twelve months to the day without a payment are up on that day, eighteen likewise', () => {
  expect(levelOn('2024-08-30')).toBeUndefined()
  expect(levelOn('2024-08-31')).toBe('warn')
  expect(levelOn('2025-02-27')).toBe('warn')
  expect(levelOn('2025-02-28')).toBe('end')
})

test('the sentence says since when, how long, and what to do', () => {
  expect(idleWords({ since: '2023-08-31', level: 'warn', months: 12 })).toBe(
    '自2023年8月31日起没有支出，已满12个月：请与管委会商定用款计划（平台默认期限）',
  )
  expect(idleWords({ since: '2023-08-31', level: 'end', months: 18 })).toContain('建议提请管委会表决终止')
})
