import { expect, test } from 'vitest'
import { choiceCell, codeCell, dateCell, idNumberCell, integerCell, textCell, yuanCell } from './cells.ts'
import { readerOf, shownOf } from './columns.ts'
import type { ImportColumn } from './kinds.ts'
import { type Cell, cleanCode, cleanText, dateOfCell, dateOfSerial } from './text.ts'

const column = (part: Pick<ImportColumn, 'schema'> & Partial<ImportColumn>): ImportColumn => ({
  key: 'x',
  title: '列',
  example: '',
  ...part,
})
const readAs = (part: Pick<ImportColumn, 'schema'> & Partial<ImportColumn>, cell: Cell) =>
  readerOf(column(part), '2026-01-01')(cell)

test.each<[Exclude<Cell, null>, string]>([
  ['2023-7-1', '2023-07-01'],
  ['2023/07/01 0:00', '2023-07-01'],
  ['２０２３年７月１日', '2023-07-01'],
  [' 2023.7.1 ', '2023-07-01'],
  ['20230701', '2023-07-01'],
  [20230701, '2023-07-01'],
  [45108, '2023-07-01'],
  ['45108', '2023-07-01'],
  [{ kind: 'date', serial: 45108.9, date: '2023-07-01' }, '2023-07-01'],
])('%j is the first of July 2023', (cell, date) => {
  expect(dateOfCell(cell)).toEqual({ date })
})

test.each<[Exclude<Cell, null>, RegExp]>([
  ['2023-02-30', /没有这一天/],
  ['2023年7月', /缺少“日”/],
  ['23-7-1', /四位/],
  ['7/1/2023', /看不懂/],
  ['去年', /看不懂/],
  [12, /看不懂/],
])('%j is no date, and says why', (cell, reason) => {
  expect(dateOfCell(cell)).toEqual({ reason: expect.stringMatching(reason) })
})

test('days are counted from 1900 or 1904, and not where the first calendar is wrong', () => {
  expect([dateOfSerial(61, false), dateOfSerial(60, false), dateOfSerial(0, true)]).toEqual([
    '1900-03-01',
    null,
    '1904-01-01',
  ])
})

test('invisible marks and full-width forms go; rare characters and the dot in a name stay', () => {
  expect(cleanText('\u200b　张　 三\u00a0\ufeff')).toBe('张 三')
  expect(cleanText('阿依古丽·买买提')).toBe('阿依古丽·买买提')
  expect(cleanText('\ud800王\u0000𠮷\u0007')).toBe('王𠮷')
  expect(cleanCode('１２０１０２　１９９００１０１　１２３ｘ')).toBe('12010219900101123x')
})

test('a long number that became a number is told, whatever the file', () => {
  const id = { ...idNumberCell(), secret: true as const }
  for (const cell of [1.2010119900101123e17, '1.20101E+17', 120101199001011230])
    expect(readAs(id, cell)).toEqual({ reason: expect.stringMatching(/末几位已丢失.*文本/) })
  expect(readAs(id, '１２０１０２１９９００１０１１２３４')).toEqual({ reason: expect.stringMatching(/校验位/) })
  expect(readAs(codeCell(/^\d{11}$/, '11位'), 13800001234)).toEqual({ value: '13800001234' })
})

test('numbers, money, choices, empties, formulas and error cells', () => {
  expect(readAs(integerCell(), '1,234,567')).toEqual({ value: 1234567 })
  expect(readAs(integerCell(), '１２')).toEqual({ value: 12 })
  expect(readAs(integerCell({ max: 9 }), 12)).toEqual({ reason: '不能大于9' })
  expect(readAs(integerCell(), '12人')).toEqual({ reason: '应为整数，不带单位' })
  expect(readAs(integerCell(), 3.5)).toEqual({ reason: '应为整数，不带单位' })
  expect(readAs(yuanCell(), 0.1 + 0.2)).toEqual({ value: 30 })
  expect(readAs(yuanCell(), '12.345')).toEqual({ reason: expect.stringMatching(/两位小数/) })
  expect(readAs(choiceCell({ 男: 1, 女: 2 }), ' 女 ')).toEqual({ value: 2 })
  expect(readAs(choiceCell({ 男: 1, 女: 2 }), 'toString')).toEqual({ reason: '只能填男、女' })
  expect(readAs({ ...dateCell(), required: true }, ' \u3000')).toEqual({ reason: '不能为空' })
  expect(readAs(textCell(5), null)).toEqual({ value: null })
  expect(readAs(textCell(5), { kind: 'formula' })).toEqual({ reason: expect.stringMatching(/是公式.*粘贴为数值/) })
  expect(readAs(textCell(5), { kind: 'error', code: '#REF!' })).toEqual({ reason: '是错误值#REF!，请改正' })
})

test('what is secret is shown masked, the rest shortened', () => {
  const secret = column({ ...textCell(50), secret: true })
  expect([shownOf(secret, '120102199001011234'), shownOf(secret, '13812345678'), shownOf(secret, '欧阳修')]).toEqual([
    '120***********1234',
    '138****5678',
    '欧**',
  ])
  expect(shownOf(column(textCell(50)), '长'.repeat(80))).toHaveLength(61)
})
