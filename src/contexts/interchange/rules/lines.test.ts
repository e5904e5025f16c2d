import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchNumberOf, cellOf, gapsOf, LINE_KEY, lineKeyOf, readLineKey } from './lines.ts'

test('a key of a line says its batch and its number, and nothing else is taken for one', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 9_999_999 }),
      (bytes, lineNo) => {
        const batchNumber = batchNumberOf('2024-06-14', bytes)
        expect(lineKeyOf(batchNumber, lineNo)).toMatch(LINE_KEY)
        expect(readLineKey(lineKeyOf(batchNumber, lineNo))).toEqual({ batchNumber, lineNo })
      },
    ),
  )
  for (const wrong of ['', 'SJ20240614-7KQ2MD', 'SJ20240614-7KQ2MD-0', 'SJ20240614-7KQ2MD-01', 'XX20240614-7KQ2MD-1'])
    expect(readLineKey(wrong)).toBeNull()
})

test('a cell is trimmed text, a number, or nothing; lists are joined', () => {
  const values = { name: '  王  芳 ', blank: ' ', minutes: 90, none: null, tags: ['01', '02'] }
  const read = (field: string) => cellOf(values, field)
  expect(['name', 'blank', 'minutes', 'none', 'absent', 'tags'].map(read)).toEqual([
    ...['王 芳', null, 90, null, null, '01、02'],
  ])
})

test('what lacks a required item, or is too long, is said by the name of the column', () => {
  const items = [
    { column: '姓名', field: 'name', required: true, length: 3 },
    { column: '电话', field: 'phone', required: true, length: 11 },
    { column: '简介', field: 'about', required: false, length: 2 },
  ]
  expect(gapsOf({ name: '王芳', phone: '13800001111', about: null }, items)).toEqual([])
  expect(gapsOf({ name: '欧阳修明', phone: ' ', about: '𠮷𠮷' }, items)).toEqual(['姓名超过3个字', '缺电话'])
})
