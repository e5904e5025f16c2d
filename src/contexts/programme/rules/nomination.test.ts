import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chosen, type Limits, type Nomination, refusalsOf, refusalsOfDate } from './nomination.ts'

const limits: Limits = {
  quota: {
    towns: 3,
    communities: 6,
    covered: 0,
    usedTowns: 1,
    usedCommunities: 3,
    pendingTowns: 0,
    pendingCommunities: 0,
    coveredUsed: 0,
  },
  minCommunities: 2,
  programmeStartsOn: '2023-07-01',
  programmeEndsOn: '2024-06-30',
}
const community = (code: string, more: Partial<Chosen> = {}): Chosen => ({
  code,
  name: `${code}社区`,
  parentCode: '120101001',
  isVirtual: false,
  role: 'pilot',
  takenBy: null,
  ...more,
})
const nomination = (more: Partial<Nomination> = {}): Nomination => ({
  town: { code: '120101001', name: '劝业场街道' },
  townHas: null,
  districtName: '和平区',
  communities: [community('甲'), community('乙')],
  startsOn: '2023-09-01',
  ...more,
})
const codes = (more: Partial<Nomination>, other: Partial<Limits> = {}) =>
  refusalsOf(nomination(more), { ...limits, ...other }).map(({ code }) => code)

test('a good nomination is refused by nothing', () => {
  expect(refusalsOf(nomination(), limits)).toEqual([])
})

test.each([
  ['a second point of one town', { townHas: '市区联合创建点第2号' }, 'town-twice', '附件1'],
  [
    'a community of another town',
    { communities: [community('甲'), community('乙', { parentCode: '120101002' })] },
    'community-elsewhere',
    '三（二）',
  ],
  [
    'one nobody lives in',
    { communities: [community('甲'), community('乙', { isVirtual: true })] },
    'community-virtual',
    '三（二）',
  ],
  [
    'one named twice',
    { communities: [community('甲'), community('甲'), community('乙')] },
    'community-twice',
    '三（二）',
  ],
  [
    'one that has a point',
    { communities: [community('甲'), community('乙', { takenBy: '南市街道' })] },
    'community-taken',
    '三（二）',
  ],
  ['one community alone', { communities: [community('甲')] }, 'too-few-communities', '三（二）'],
  [
    'covering alone',
    {
      communities: [
        community('甲', { role: 'covered_only' as const }),
        community('乙', { role: 'covered_only' as const }),
      ],
    },
    'no-pilot',
    '附件1',
  ],
  [
    'more pilots than are left',
    { communities: ['甲', '乙', '丙', '丁'].map((one) => community(one)) },
    'quota-communities',
    '附件1',
  ],
  ['a day before the programme', { startsOn: '2023-06-30' }, 'before-programme', '二'],
  ['a day after it', { startsOn: '2024-07-01' }, 'after-programme', '二'],
])('%s is refused with its clause', (_, more, code, clause) => {
  expect(refusalsOf(nomination(more), limits)).toEqual([
    { code, clause, message: expect.stringContaining(`（${clause}）`) },
  ])
})

test('towns are counted apart from communities', () => {
  expect(codes({}, { quota: { ...limits.quota, pendingTowns: 2 } })).toEqual(['quota-towns'])
})

test('a covered-only community takes no place and counts towards the least number', () => {
  expect(codes({ communities: [community('甲'), community('乙', { role: 'covered_only' })] })).toEqual([])
})

test('a point begins on a day that has come', () => {
  expect(refusalsOfDate({ startsOn: '2024-03-06', today: '2024-03-05' }, limits)).toMatchObject([{ code: 'not-yet' }])
  expect(refusalsOfDate({ startsOn: '2024-03-05', today: '2024-03-05' }, limits)).toEqual([])
})

test('whatever is admitted fits what is left', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('pilot' as const, 'covered_only' as const), { maxLength: 8 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 8 }),
      (roles, towns, communities) => {
        const quota = { ...limits.quota, towns: towns + 1, communities: communities + 3 }
        const chosen = roles.map((role, index) => community(`社${index}`, { role }))
        if (refusalsOf(nomination({ communities: chosen }), { ...limits, quota }).length > 0) return
        expect(towns).toBeGreaterThan(0)
        expect(roles.filter((role) => role === 'pilot').length).toBeLessThanOrEqual(communities)
        expect(roles.length).toBeGreaterThanOrEqual(2)
      },
    ),
  )
})
