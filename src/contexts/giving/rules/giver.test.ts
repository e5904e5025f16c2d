import { expect, test } from 'vitest'
import { listedName, plainName, publicName, usualSource } from './giver.ts'

test('The public reads what the giver agreed to, and staff lists mask people', () => {
  const person = { kind: 'person', name: '欧阳明月', consent: 'masked' } as const
  expect(publicName(person)).toBe('欧阳**')
  expect(publicName({ ...person, consent: 'full' })).toBe('欧阳明月')
  expect(publicName({ ...person, consent: 'none' })).toBe('爱心人士')
  expect(listedName({ ...person, consent: 'full' })).toBe('欧阳**')
  const firm = { kind: 'enterprise', name: '天津海河商贸有限公司', consent: 'none' } as const
  expect(publicName(firm)).toBe('爱心单位')
  expect(listedName(firm)).toBe('天津海河商贸有限公司')
  expect(listedName({ kind: 'anonymous', name: '', consent: 'none' })).toBe('匿名')
})

test('Money of a public body is fiscal until somebody says otherwise', () => {
  expect(usualSource('government')).toBe('fiscal')
  expect(usualSource('person')).toBe('resident')
})

test('Names are compared without spaces, and brackets of either width are one', () => {
  expect(plainName('天津（和平）商贸 公司')).toBe(plainName('天津(和平)商贸公司'))
})
