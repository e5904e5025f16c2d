import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_BYTES, codeFrom, readCode, showCode } from './verify-code.ts'

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })

test('a code is read back from paper, however it is typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random)
      expect(readCode(code)).toBe(code)
      expect(readCode(` ${showCode(code).toLowerCase()} `)).toBe(code)
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test('other bits give another code: it holds 128 of them and two more', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 129 }), (random, bit) => {
      const other = Uint8Array.from(random)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
      expect(codeFrom(other)).not.toBe(codeFrom(random))
    }),
  )
})

test('what is no code is none', () => {
  for (const text of ['', 'ABC', '7'.repeat(25), '7'.repeat(27), `${'7'.repeat(25)}U`, '%'.repeat(26)])
    expect(readCode(text)).toBeUndefined()
})
