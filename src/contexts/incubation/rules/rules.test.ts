import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STAGES, STATES, type Stage, type State, type Tier } from '../vocabulary.ts'
import { levelOf, tellGrid } from './ability.ts'
import { countsAsCultivated } from './cultivated.ts'
import { missingOf } from './documents.ts'
import { isOtherBody, tooSmall } from './fit.ts'
import { barredUntil } from './grades.ts'
import { type Act, after, MOVES, STAGE_MOVES, type StageAct, stageAfter } from './states.ts'
import { warningsOf } from './warnings.ts'

const acts = Object.keys(MOVES) as Act[]
const stageActs = Object.keys(STAGE_MOVES) as StageAct[]
type Life = { state: State; stage: Stage; tier: Tier; done: (Act | StageAct)[] }

function walk(life: Life, act: Act | StageAct): Life {
  if (act in STAGE_MOVES) {
    const stage = stageAfter(life, act as StageAct)
    return stage ? { ...life, stage, done: [...life.done, act] } : life
  }
  const state = after(life, act as Act)
  const tier = state && act === 'register' ? 'A' : life.tier
  return state ? { ...life, state, tier, done: [...life.done, act] } : life
}

const STANDING: readonly State[] = ['filed', 'active', 'registered']

/** What is wrong with a step from one life to the next; nothing for a right one. */
function faultsOf(before: Life, now: Life): string[] {
  const [hasEnded, graduates] = [
    before.state === 'deregistered' || before.state === 'withdrawn',
    now.stage === 'graduated',
  ]
  const faults: [string, boolean][] = [
    ['filed without a check', now.state === 'filed' && !now.done.includes('check')],
    ['a C-tier body filed', ['filed', 'community_checked'].includes(now.state) && now.tier === 'C'],
    ['graduated without standing', graduates && before.stage !== 'graduated' && !STANDING.includes(now.state)],
    ['something after the end', hasEnded && now !== before],
    ['nurtured without a plan', now.stage === 'nurtured' && !now.done.includes('admit')],
  ]
  return faults.flatMap(([words, isSo]) => (isSo ? [words] : []))
}

test('no path files without a check, files a C-tier body, graduates without standing, or cultivates one that ended', () => {
  const tiers = fc.constantFrom<Tier>('A', 'B', 'C')
  const path = fc.array(fc.constantFrom<Act | StageAct>(...acts, ...stageActs), { maxLength: 60 })
  fc.assert(
    fc.property(tiers, path, (tier, steps) => {
      let life: Life = { state: 'idea', stage: 'none', tier, done: [] }
      for (const step of steps) {
        const next = walk(life, step)
        expect(faultsOf(life, next)).toEqual([])
        life = next
      }
    }),
  )
})

test('every state and stage has a word, and an ended body leads nowhere', () => {
  expect(Object.keys(STATES)).toHaveLength(12)
  for (const tier of ['A', 'B', 'C'] as const)
    expect(acts.filter((act) => after({ state: 'deregistered', tier }, act))).toEqual([])
  for (const stage of Object.keys(STAGES) as Stage[])
    expect(stageActs.filter((act) => stageAfter({ state: 'deregistered', stage }, act))).toEqual([])
  expect(after({ state: 'rectifying', tier: 'A' }, 'resume')).toBe('registered')
  expect(after({ state: 'suspended', tier: 'B' }, 'resume')).toBe('active')
})

const POINT = { from: '2023-07-01', asOf: '2024-06-30' }
const body = {
  firstStandingOn: '2023-09-01',
  endedOn: null,
  planSignedOn: null,
  levelStart: null,
  levelNow: null,
  services: 2,
}
const older = { ...body, firstStandingOn: '2022-05-01', planSignedOn: '2023-08-01', levelStart: 20, levelNow: 30 }

test('what counts as cultivated, and the words for what does not', () => {
  expect(countsAsCultivated(body, POINT)).toMatchObject({ counts: 'new' })
  expect(countsAsCultivated({ ...body, services: 0 }, POINT)).toEqual({ counts: null, why: '没有公益活动' })
  expect(countsAsCultivated({ ...body, firstStandingOn: null }, POINT).why).toBe('尚未登记或备案')
  expect(countsAsCultivated({ ...body, firstStandingOn: '2024-07-01' }, POINT).why).toBe('统计日之后才登记备案')
  expect(countsAsCultivated({ ...body, endedOn: '2024-06-01' }, POINT).why).toBe('已于2024-06-01注销')
  expect(countsAsCultivated(older, POINT)).toEqual({
    counts: 'raised',
    why: '建设期前已有，培育后由2.0级升到3.0级，有公益活动2次',
  })
  expect(countsAsCultivated({ ...older, levelNow: 28 }, POINT).why).toBe('建设期前已有且等级未提升')
  expect(countsAsCultivated({ ...older, planSignedOn: null }, POINT).why).toBe('建设期前已有且没有签订培育方案')
  expect(countsAsCultivated({ ...older, services: 0 }, POINT).why).toBe('没有公益活动')
})

test('a body is new on the first day of the point and old the day before', () => {
  expect(countsAsCultivated({ ...body, firstStandingOn: '2023-07-01' }, POINT).counts).toBe('new')
  expect(countsAsCultivated({ ...body, firstStandingOn: '2023-06-30' }, POINT).counts).toBeNull()
})

test('the level is the exact mean of five marks, in tenths', () => {
  const grid = { governance: 3, backbone: 2, projects: 4, funding: 1, disclosure: 2 }
  expect(levelOf(grid)).toBe(24)
  expect(tellGrid(grid)).toBe('组织治理3分，骨干2分，项目4分，筹资1分，信息公开2分')
  const mark = fc.integer({ min: 1, max: 5 })
  const grids = fc.record({ governance: mark, backbone: mark, projects: mark, funding: mark, disclosure: mark })
  fc.assert(
    fc.property(grids, (one) => {
      expect(levelOf(one)).toBeGreaterThanOrEqual(10)
      expect(levelOf(one)).toBeLessThanOrEqual(50)
    }),
  )
})

test('names of committees, owners and firms are no community social organisation', () => {
  expect(isOtherBody('南市街道庆有西里社区银龄互助社')).toBeUndefined()
  expect(isOtherBody('庆有西里社区居委会养老委员会')).toContain('居（村）民委员会')
  expect(isOtherBody('幸福家园业主委员会')).toBe('业主委员会')
  expect(isOtherBody('为老服务有限公司')).toBe('营利性组织')
})

test('registration asks for fifty persons, thirty units, or fifty of both, and for money', () => {
  const floors = { persons: 50, units: 30, fundsFen: 3_000_000 }
  expect(tooSmall({ members: 50, units: 0, fundsFen: 3_000_000 }, floors)).toBeUndefined()
  expect(tooSmall({ members: 0, units: 30, fundsFen: 3_000_000 }, floors)).toBeUndefined()
  expect(tooSmall({ members: 30, units: 20, fundsFen: 3_000_000 }, floors)).toBeUndefined()
  expect(tooSmall({ members: 49, units: 0, fundsFen: 3_000_000 }, floors)).toBe('members')
  expect(tooSmall({ members: 50, units: 0, fundsFen: 2_999_999 }, floors)).toBe('funds')
})

test('papers by tier', () => {
  expect(missingOf('B', [{ item: 'charter', isThere: true }])).toEqual(['filing_form', 'members'])
  expect(missingOf('C', [{ item: 'information', isThere: true }])).toEqual([])
  expect(missingOf('C', [{ item: 'information', isThere: false }])).toEqual(['information'])
})

test('a grade begins two years after registration, two years after one was lowered, three after one was taken', () => {
  expect(barredUntil('2022-03-01', [], '2024-02-29')).toEqual({ why: 'registered', until: '2024-03-01' })
  expect(barredUntil('2022-03-01', [], '2024-03-01')).toBeUndefined()
  const lowered = { grade: 3, fromDate: '2020-01-01', toDate: '2024-12-31', endedOn: '2023-01-01' }
  expect(barredUntil('2015-01-01', [{ ...lowered, endKind: 'lowered' }], '2024-12-31')?.until).toBe('2025-01-01')
  expect(barredUntil('2015-01-01', [{ ...lowered, endKind: 'cancelled' }], '2025-06-01')?.until).toBe('2026-01-01')
})

test('warnings say what is late, and nothing about a body that is stopped', () => {
  const limits = { idleMonths: 12, reportMonths: 6, gradeMonths: 6, filingWarnMonths: 2 }
  const quiet = {
    state: 'active',
    firstStandingOn: '2023-01-01',
    lastServiceOn: '2023-05-01',
    lastReportOn: '2024-03-01',
    validUntil: '2025-12-31',
    rectifyDue: null,
    gradeTo: null,
  } as const
  expect(warningsOf(quiet, limits, '2024-04-30')).toEqual([])
  expect(warningsOf(quiet, limits, '2024-05-01').map(({ kind }) => kind)).toEqual(['idle'])
  expect(warningsOf({ ...quiet, gradeTo: '2024-11-01' }, limits, '2024-05-01').map(({ kind }) => kind)).toContain(
    'grade',
  )
  expect(warningsOf({ ...quiet, state: 'suspended' }, limits, '2026-01-01')).toEqual([])
  const late = { ...quiet, state: 'rectifying', rectifyDue: '2024-04-01' } as const
  expect(warningsOf(late, limits, '2024-05-01').map(({ kind }) => kind)).toEqual(['rectify'])
})
