import { expect, test } from 'vitest'
import { agreementNeeded } from './agreement.ts'

const small = { fen: 50_000, restriction: 'none', namedFor: '', asksAgreement: false } as const

test('A small gift without conditions needs no agreement', () => expect(agreementNeeded(small, 1_000_000)).toBeNull())

test('The giver may ask; a large, restricted or named gift needs one', () => {
  expect(agreementNeeded({ ...small, asksAgreement: true }, 1_000_000)).toContain('要求')
  expect(agreementNeeded({ ...small, fen: 1_000_000 }, 1_000_000)).toBe('达到10,000元')
  expect(agreementNeeded({ ...small, fen: 999_999 }, 1_000_000)).toBeNull()
  expect(agreementNeeded({ ...small, restriction: 'purpose' }, 1_000_000)).toBe('有限定条件')
  expect(agreementNeeded({ ...small, namedFor: '海河助学' }, 1_000_000)).toBe('约定了冠名')
})
