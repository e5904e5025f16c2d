import { expect, test } from 'vitest'
import { shownPayer } from './payer.ts'

test('People who paid are masked, bodies are named', () => {
  expect(shownPayer('王建国')).toBe('王**')
  expect(shownPayer('天津海河商贸有限公司')).toBe('天津海河商贸有限公司')
  expect(shownPayer('阿卜杜拉·买买提')).toBe('阿*******')
  expect(shownPayer('')).toBe('')
})
