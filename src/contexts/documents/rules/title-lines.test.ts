import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleLines } from './title-lines.ts'

test('a short title is one line', () => {
  expect(titleLines('关于结项的通知')).toEqual(['关于结项的通知'])
})

test('a title of two lines splits no word, and its second line is the shorter', () => {
  expect(titleLines('关于告知南开区广开街道“五社联动”示范项目中期评估结果的函')).toEqual([
    '关于告知南开区广开街道“五社联动”',
    '示范项目中期评估结果的函',
  ])
})

test('what stands in quotes or brackets is never torn apart, and no line begins with 的', () => {
  const title = '天津市民政局关于通报表扬推进“五社联动”示范项目创建工作成效明显的区民政局（第一批）的通报'
  const lines = titleLines(title)
  expect(lines.length).toBe(3)
  expect(lines.some((line) => line.includes('“五社联动”'))).toBe(true)
  for (const line of lines) expect(line).not.toMatch(/^[的”）]/)
})

test('whatever the title, nothing is lost and no line is too long', () => {
  const title = fc
    .array(fc.constantFrom('关于', '示范', '项目', '“五社联动”', '的', '通知', '2023', '（试行）', '、', '社区基金'), {
      minLength: 1,
      maxLength: 40,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(title, (one) => {
      const lines = titleLines(one)
      expect(lines.join('')).toBe(one)
      if (lines.length > 1) for (const line of lines) expect([...line].length).toBeLessThanOrEqual(40)
    }),
  )
})
