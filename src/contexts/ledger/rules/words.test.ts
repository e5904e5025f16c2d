import { expect, test } from 'vitest'
import { poolName } from './words.ts'

test('a pool is called by whose it is and what it was given for', () => {
  const free = { earmarkName: null, kind: 'none', use: null, text: '', until: null } as const
  expect(poolName(free)).toBe('全基金 · 非限定')
  expect(poolName({ ...free, earmarkName: '庆有西里社区', kind: 'purpose', use: 'U1', text: '老人助餐' })).toBe(
    '庆有西里社区 · 限定用途：困难群体支持性服务，老人助餐',
  )
  expect(poolName({ ...free, kind: 'time', until: '2024-12-31' })).toBe('全基金 · 限定期限：至2024-12-31')
})
