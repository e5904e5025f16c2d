import { expect, test } from 'vitest'
import { checkListOn, faultOfChecks } from './check-list.ts'

const DAY = '2024-05-20'
const whole = checkListOn(DAY).lines.map(({ code }) => ({ code, verdict: 'met', note: '' }))
const but = (code: string, some: { verdict?: string; note?: string }) =>
  whole.map((one) => (one.code === code ? { ...one, ...some } : one))

test('every line of the list in force is answered once', () => {
  expect(faultOfChecks(whole, DAY)).toBeUndefined()
  expect(faultOfChecks(whole.slice(1), DAY)).toMatchObject({ kind: 'missing', title: '专班和联席会议' })
  expect(faultOfChecks([...whole, ...whole.slice(-1)], DAY)).toMatchObject({ kind: 'missing' })
})

test('what is not as it should be says how', () => {
  expect(faultOfChecks(but('goods', { verdict: 'unmet' }), DAY)).toEqual({ kind: 'words', title: '捐赠物资' })
  expect(faultOfChecks(but('goods', { verdict: 'unmet', note: '少了两箱米' }), DAY)).toBeUndefined()
  expect(faultOfChecks(but('goods', { verdict: 'unseen' }), DAY)).toBeUndefined()
})

test('before the first list the first holds', () => {
  expect(checkListOn('2020-01-01').from).toBe('2023-07-01')
})
