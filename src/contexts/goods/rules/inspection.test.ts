import { describe, expect, test } from 'vitest'
import { faultsOf, lifeFault } from './inspection.ts'

const food = { category: 'food', producedOn: '2024-01-01', expiresOn: '2024-03-31' } // 90 days
const fine = { isUsable: true, isSafe: true, isHygienic: true, isClean: true }

describe('an inspection', () => {
  test('takes food with a third of its life left, and not a day less', () => {
    expect(lifeFault(food, '2024-03-01', 3)).toBeUndefined()
    expect(lifeFault(food, '2024-03-02', 3)).toBe('剩余保质期29天，不足3分之一')
    expect(lifeFault(food, '2024-04-01', 3)).toBe('已过保质期')
    expect(lifeFault({ ...food, category: 'medical' }, '2024-03-30', 3)).toBeUndefined()
    expect(lifeFault({ ...food, category: 'medical' }, '2024-04-01', 3)).toBe('已过保质期')
  })
  test('names everything that is wrong', () => {
    expect(faultsOf(fine, food, '2024-02-01', 3)).toEqual([])
    expect(faultsOf({ ...fine, isSafe: false, isClean: false }, food, '2024-05-01', 3)).toEqual([
      ...['不安全', '不环保', '已过保质期'],
    ])
  })
})
