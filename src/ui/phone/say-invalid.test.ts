import { expect, test } from 'vitest'
import { wordsFor } from './say-invalid.ts'

const fine = {
  ...{ valueMissing: false, tooShort: false, patternMismatch: false, rangeUnderflow: false, rangeOverflow: false },
  ...{ stepMismatch: false, badInput: false },
}
const asked = { type: 'text', min: '', max: '', minLength: 0, title: '' }

test('what a native control refuses is said in Chinese, with its own limit', () => {
  expect(wordsFor({ ...fine, valueMissing: true }, asked)).toBe('请填写')
  expect(wordsFor({ ...fine, valueMissing: true }, { ...asked, type: 'select-one' })).toBe('请选择')
  expect(wordsFor({ ...fine, valueMissing: true }, { ...asked, type: 'checkbox' })).toBe('请先勾选')
  expect(wordsFor({ ...fine, tooShort: true }, { ...asked, minLength: 10 })).toBe('请至少写10个字')
  const day = { ...asked, type: 'date', min: '2024-08-10' }
  expect(wordsFor({ ...fine, rangeUnderflow: true }, day)).toBe('不能早于2024-08-10')
  expect(wordsFor({ ...fine, rangeOverflow: true }, { ...asked, type: 'number', max: '100' })).toBe('不能大于100')
  expect(wordsFor({ ...fine, stepMismatch: true }, { ...asked, type: 'number' })).toBe('请填写整数')
  expect(wordsFor({ ...fine, patternMismatch: true }, { ...asked, title: '请填写金额' })).toBe('请填写金额')
  expect(wordsFor({ ...fine, patternMismatch: true }, asked)).toBe('这里填得不对，请核对')
})
