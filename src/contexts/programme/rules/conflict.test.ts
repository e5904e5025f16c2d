import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeOf, conflictOf, leftOf, type Quota } from './conflict.ts'

const quotaOf = (towns: number, communities: number, usedTowns: number, usedCommunities: number): Quota => ({
  towns,
  communities,
  covered: 0,
  usedTowns,
  usedCommunities,
  pendingTowns: 0,
  pendingCommunities: 0,
  coveredUsed: 0,
})
const heping = quotaOf(3, 6, 1, 3)
const jizhou = quotaOf(2, 4, 1, 3)
const decided = (quota: Quota, change: ReturnType<typeof changeOf>): Quota => ({
  ...quota,
  towns: quota.towns + change.towns,
  communities: quota.communities + change.communities,
  covered: quota.covered + change.covered,
})

test('和平区 and 蓟州区 are one community short; the sum is shown in words', () => {
  expect(conflictOf('和平区', heping, 2)?.text).toBe(
    '和平区名额为3个街镇、6个社区（附件1），已占用1个街镇、3个社区，剩余2个街镇、3个社区。' +
      '每个创建点辐射不少于2个社区（三（二）），剩余街镇需要2×2＝4个社区，只有3个，缺1个。',
  )
  expect(conflictOf('蓟州区', jizhou, 2)).toMatchObject({ short: 1, undecided: 0 })
  expect(conflictOf('河东区', quotaOf(3, 6, 0, 0), 2)).toBeUndefined()
  expect(conflictOf('滨海新区', quotaOf(6, 12, 1, 2), 2)).toBeUndefined()
})

test('the three ways out each settle it', () => {
  const ways = conflictOf('和平区', heping, 2)?.ways ?? []
  expect(ways.map(({ way, count }) => [way, count])).toEqual([
    ['more-quota', 1],
    ['cover-only', 1],
    ['fewer-towns', 1],
  ])
  for (const { way, count } of ways)
    expect(conflictOf('和平区', decided(heping, changeOf(way, count)), 2)).toBeUndefined()
})

test('a point that makes up by covering without anybody’s word is a conflict still', () => {
  const nominated = { ...heping, pendingTowns: 2, pendingCommunities: 3, coveredUsed: 1 }
  expect(conflictOf('和平区', nominated, 2)).toMatchObject({
    short: 0,
    undecided: 1,
    text: expect.stringContaining('尚待市里同意'),
  })
  const fewer = conflictOf('和平区', nominated, 2)?.ways.find(({ way }) => way === 'fewer-towns')
  expect(fewer).toMatchObject({ count: 0, text: expect.stringContaining('先退回或撤回') })
  expect(conflictOf('和平区', { ...nominated, covered: 1 }, 2)).toBeUndefined()
})

const count = (max: number) => fc.integer({ min: 0, max })
const anyQuota = fc
  .record({
    towns: count(8),
    communities: count(30),
    covered: count(3),
    usedTowns: count(4),
    usedCommunities: count(12),
    pendingTowns: count(4),
    pendingCommunities: count(12),
    coveredUsed: count(5),
  })
  .filter((quota) => {
    const left = leftOf(quota)
    return left.towns >= 0 && left.communities >= 0
  })

test('for any numbers: no conflict means every town left can have its least number, and each way out ends a shortage', () => {
  fc.assert(
    fc.property(anyQuota, fc.integer({ min: 1, max: 4 }), (quota, min) => {
      const left = leftOf(quota)
      const conflict = conflictOf('某区', quota, min)
      const enough = left.communities + Math.max(0, left.covered) >= left.towns * min
      expect(conflict === undefined).toBe(enough && left.covered >= 0)
      if (!conflict) return
      expect(conflict.ways).toHaveLength(3)
      for (const { way, count: by } of conflict.ways.filter(({ count }) => count > 0)) {
        const after = conflictOf('某区', decided(quota, changeOf(way, by)), min)
        if (way === 'cover-only') expect(after).toBeUndefined()
        else expect(after?.short ?? 0).toBe(0)
      }
    }),
  )
})
