import { describe, expect, test } from 'vitest'
import { communityKindOf, findByName, likeness, shortNameOf, townKindOf } from './name.ts'

const places = (...names: string[]) =>
  names.map((name, index) => ({ code: String(index + 1), name, shortName: shortNameOf(name) }))

describe('a written name', () => {
  test.each([
    ['华纳社区', '华纳社区居委会'],
    ['佳和荣庭社区', '佳和荣庭社区居民委员会'],
    ['都赛营北村', '都赛营北村村委会'],
    ['王辛庄村', '王辛庄村委会'],
    ['高庄村', '高庄村民委员会'],
  ])('%s is %s with its committee', (written, official) => {
    expect(findByName(written, places('别处社区居委会', official))).toEqual({ kind: 'exact', code: '2' })
  })

  test.each([
    ['新文化社区', '新文化花园社区居委会'],
    ['凯兴公寓社区', '凯兴天宝公寓社区居委会'],
    ['北高庄村', '北高庄子村委会'],
  ])('%s is close to %s, so a person must confirm', (written, official) => {
    expect(findByName(written, places('远处的别的社区居委会', official))).toEqual({ kind: 'near', code: '2' })
  })

  test('of a community and a village with one stem, the kind decides', () => {
    expect(findByName('建新村', places('建新社区居委会', '建新村委会'))).toEqual({ kind: 'exact', code: '2' })
    expect(findByName('建新', places('建新社区居委会', '建新社区居民委员会')).kind).toBe('near')
  })

  test('a strange name finds nothing', () => {
    expect(findByName('凤凰山社区', places('新文化花园社区居委会'))).toEqual({ kind: 'none' })
  })
})

test('a single-character village keeps its name', () => {
  expect([shortNameOf('东村村民委员会'), shortNameOf('村委会')]).toEqual(['东', '村委会'])
})

test('kinds are told from names', () => {
  expect([communityKindOf('赵村村委会'), communityKindOf('华纳社区居委会')]).toEqual(['rural', 'urban'])
  expect(['南市街道', '东二营镇', '天津未来科技城北淮淀组团'].map(townKindOf)).toEqual([
    'street_office',
    'town_government',
    'functional_zone',
  ])
})

test('likeness counts what stands in both, in order', () => {
  expect(likeness('凯兴公寓', '凯兴天宝公寓')).toBeCloseTo(4 / 6)
})
