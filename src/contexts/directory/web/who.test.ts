import { expect, test } from 'vitest'
import { whoOf } from './who.ts'

test('what is typed is an ID number, a telephone or a whole name, and nothing until it is one', () => {
  expect(whoOf('12010119800101123x')).toEqual({ idNumber: '12010119800101123X' })
  expect(whoOf('138 0013-8000')).toEqual({ phone: '13800138000' })
  expect(whoOf(' 欧阳修远 ')).toEqual({ name: '欧阳修远' })
  expect(whoOf('买买提·艾力')).toEqual({ name: '买买提·艾力' })
  for (const tooLittle of ['', '李', '1380', 'li']) expect(whoOf(tooLittle)).toBeUndefined()
})
