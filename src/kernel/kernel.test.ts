import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOfIdNumber, faultOfUscc, idCheckDigit, normaliseCode, sexOf, usccCheckChar } from './identity.ts'
import { maskIdNumber, maskName, maskPhone } from './masking.ts'
import { showMinutes } from './minutes.ts'
import { fen, fenOf, showYuan } from './money.ts'
import { atLeast, missingToReach, percent, showPercent } from './ratio.ts'
import { addDays, addMonths, dateOf, daysBetween, isDate, quarterOf, showDate } from './time.ts'

describe('shares', () => {
  test('149 of 1000 is short of 15 %, 150 reaches it', () => {
    expect(atLeast({ part: 149, whole: 1000 }, percent(15))).toBe(false)
    expect(atLeast({ part: 150, whole: 1000 }, percent(15))).toBe(true)
  })
  test('a share of nothing reaches no floor', () => {
    expect(atLeast({ part: 0, whole: 0 }, percent(40))).toBe(false)
  })
  test('a percentage is rounded down for show', () => {
    expect(showPercent({ part: 14_996, whole: 100_000 })).toBe('14.99%')
    expect(showPercent({ part: 1, whole: 0 })).toBe('—')
  })
  test('what is missing, added, reaches the floor, and one less does not', () => {
    const share = fc.record({ part: fc.nat(5_000), whole: fc.integer({ min: 1, max: 100_000 }) })
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 100 }), (ratio, points) => {
        const missing = missingToReach(ratio, percent(points))
        expect(atLeast({ ...ratio, part: ratio.part + missing }, percent(points))).toBe(true)
        if (missing > 0) expect(atLeast({ ...ratio, part: ratio.part + missing - 1 }, percent(points))).toBe(false)
      }),
    )
  })
})

describe('identity numbers', () => {
  const first17 = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.integer({ min: 0, max: 36_000 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(
      ([area, days, seq]) => `${area}${addDays('1920-01-01', days).replaceAll('-', '')}${String(seq).padStart(3, '0')}`,
    )

  test('a right number passes; any single changed digit is found', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (head, position, shift) => {
        const number = head + idCheckDigit(head)
        expect(faultOfIdNumber(number, '2026-01-01')).toBeNull()
        const digit = String((Number(number[position]) + shift) % 10)
        expect(
          faultOfIdNumber(number.slice(0, position) + digit + number.slice(position + 1), '2026-01-01'),
        ).not.toBeNull()
      }),
    )
  })
  test('damage by spreadsheets is named', () => {
    expect(faultOfIdNumber('1.20101E+17', '2026-01-01')).toContain('存成了数字')
    expect(faultOfIdNumber('120101199001011000', '2026-01-01')).toContain('截断')
    expect(normaliseCode(' １２０１０１１９９００１０１１２３ｘ')).toBe('12010119900101123X')
  })
  test('sex stands in the 17th digit', () => {
    expect([sexOf('120101199001011215'), sexOf('120101199001011223')]).toEqual([1, 2])
  })
  test('credit codes carry a check character', () => {
    const head = '51120000MJ0000001'
    expect(faultOfUscc(head + usccCheckChar(head))).toBeNull()
    expect(faultOfUscc(`${head}${usccCheckChar(head) === 'A' ? 'B' : 'A'}`)).toContain('校验位')
  })
})

test('names, numbers and phones are masked', () => {
  expect(['张三', '欧阳修', '欧阳', '买买提江'].map(maskName)).toEqual(['张*', '欧阳*', '欧*', '买***'])
  expect(maskIdNumber('120101199001011234')).toBe('120***********1234')
  expect([maskPhone('13812345678'), maskPhone('022-23456789')]).toEqual(['138****5678', '****89'])
})

test('days are those of Asia/Shanghai', () => {
  expect(dateOf(new Date('2023-11-29T16:00:00Z'))).toBe('2023-11-30')
  expect(showDate('2023-07-05')).toBe('2023年7月5日')
  expect([isDate('2023-02-29'), isDate('2024-02-29')]).toEqual([false, true])
  expect(daysBetween('2023-11-30', '2024-06-30')).toBe(213)
  expect([addMonths('2023-11-30', 3), addMonths('2024-01-31', -2)]).toEqual(['2024-02-29', '2023-11-30'])
  expect(quarterOf('2024-02-29')).toEqual({ year: 2024, quarter: 1, from: '2024-01-01', to: '2024-03-31' })
})

test('yuan are shown from whole fen', () => {
  expect(showYuan(fen(5_000_001))).toBe('50,000.01')
  expect(() => fen(0.5)).toThrow(/whole number/)
})

test('minutes are said whole, thousands of hours with commas', () => {
  expect([45, 60, 150, 72_001, -90].map(showMinutes)).toEqual([
    '45分钟',
    '1小时',
    '2小时30分钟',
    '1,200小时1分钟',
    '-1小时30分钟',
  ])
})

test('Yuan become whole fen, and nothing finer is an amount', () => {
  expect(['50,000.00', '0.1', '500', '-3.05', '１２.３４'].map(fenOf)).toEqual([5_000_000, 10, 50_000, -305, 1_234])
  expect(['1.234', '一百', '', '1e5', '.5'].map(fenOf)).toEqual([undefined, undefined, undefined, undefined, undefined])
})
