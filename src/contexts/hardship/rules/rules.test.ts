import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOn, bandOf } from './ages.ts'
import { partsTold, showCount, sumTold, told, WITHHELD } from './small-counts.ts'
import { codesWritten, TARGET_CODES, TARGET_DEFINITIONS, TARGET_GROUPS } from './target-groups.ts'

describe('groups as lists write them', () => {
  test('are read by code, by name and by usual words, each once, in the order of the table', () => {
    expect(codesWritten('T11、低保')).toEqual({ codes: ['T02', 'T11'], unknown: [] })
    expect(codesWritten('残疾人（持证）；t11，独居老人')).toEqual({ codes: ['T10', 'T11'], unknown: [] })
    expect(codesWritten('低保 富裕户')).toEqual({ codes: ['T02'], unknown: ['富裕户'] })
  })
  test('each has a name of its own, a meaning and evidence', () => {
    expect(TARGET_CODES).toHaveLength(17)
    expect(new Set(Object.values(TARGET_GROUPS)).size).toBe(17)
    for (const code of TARGET_CODES) {
      expect(TARGET_DEFINITIONS[code].meaning).not.toBe('')
      expect(TARGET_DEFINITIONS[code].evidence).not.toBe('')
    }
  })
  test('any group written by its name is read as itself, also one whose name lists several', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...TARGET_CODES), { minLength: 1 }), (codes) => {
        const read = codesWritten(codes.map((code) => TARGET_GROUPS[code]).join('；'))
        expect(read).toEqual({ codes: [...codes].sort(), unknown: [] })
      }),
    )
  })
})

describe('ages', () => {
  test('turn on the birthday; the bands meet without a gap', () => {
    expect(ageOn('2010-03-06', '2024-03-05')).toBe(13)
    expect(bandOf('2010-03-06', '2024-03-05')).toBe('child')
    expect(bandOf('2010-03-05', '2024-03-05')).toBe('teen')
    expect(bandOf('2006-03-06', '2024-03-05')).toBe('teen')
    expect(bandOf('1944-03-05', '2024-03-05')).toBe('old')
    expect(bandOf(null, '2024-03-05')).toBeNull()
  })
})

describe('small counts', () => {
  test('one to four are not told, nor a sum they could be worked out from', () => {
    expect([0, 1, 4, 5].map(told)).toEqual([0, null, null, 5])
    expect(sumTold(partsTold([5, 9]))).toBe(14)
    expect(sumTold(partsTold([5, 3]))).toBeNull()
    expect(partsTold([9, 3, 7])).toEqual([9, null, WITHHELD])
    expect(partsTold([9, 3, 2])).toEqual([9, null, null])
    expect([showCount(null), showCount(1200)]).toEqual(['<5', '1,200'])
  })

  test('no hidden part is what the whole leaves over', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }), (parts) => {
        const hidden = partsTold(parts).filter((one) => typeof one !== 'number').length
        const others = parts.filter((one) => one > 0).length
        if (hidden > 0 && others > 1) expect(hidden).toBeGreaterThan(1)
      }),
    )
  })
})
