import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, MOST_CODES, readCode, showCode, surveyNoOf } from './survey-code.ts'

const sign = (text: string) => createHmac('sha256', 'key').update(text).digest()
const no = surveyNoOf(new Uint8Array([1, 2, 3, 4, 5]))

test('a code is read back, also typed by hand with capitals and dashes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_CODES }), (seq) => {
      const code = codeOf(no, seq, sign)
      expect(code.length).toBe(16)
      expect(readCode(code, sign)).toEqual({ no, seq })
      expect(readCode(showCode(code).toUpperCase(), sign)).toEqual({ no, seq })
    }),
  )
})

test('a code that was guessed or misread is none', () => {
  const code = codeOf(no, 7, sign)
  for (let at = 0; at < code.length; at += 1) {
    const other = code[at] === 'z' ? 'y' : 'z'
    expect(readCode(code.slice(0, at) + other + code.slice(at + 1), sign)).toBeUndefined()
  }
  expect(readCode('', sign)).toBeUndefined()
  expect(readCode(code, (text) => sign(`other ${text}`))).toBeUndefined()
})
