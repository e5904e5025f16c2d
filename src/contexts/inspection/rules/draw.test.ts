import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOfList, drawOf, sizeOfSample, sortedKeys } from './draw.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 60 })
const seed = fc.string({ minLength: 1, maxLength: 20 })

describe('how many files are drawn', () => {
  test.each([
    [3, 3],
    [5, 5],
    [40, 5],
    [51, 6],
    [1000, 100],
  ])('of %i files, %i (10 %%, at least 5)', (whole, drawn) => {
    expect(sizeOfSample(whole, { percent: 10, least: 5 })).toBe(drawn)
  })
})

describe('a draw', () => {
  test('by one seed is the same, however the files are told', () => {
    fc.assert(
      fc.property(keys, seed, fc.nat(60), (all, one, count) => {
        const drawn = drawOf(all, one, count, digest)
        expect(drawOf([...all].reverse(), one, count, digest)).toEqual(drawn)
        expect(drawOf([...all, ...all], one, count, digest)).toEqual(drawn)
      }),
    )
  })

  test('holds as many as asked, each once, and none that is not there', () => {
    fc.assert(
      fc.property(keys, seed, fc.nat(80), (all, one, count) => {
        const drawn = drawOf(all, one, count, digest)
        expect(drawn.length).toBe(Math.min(count, all.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((key) => all.includes(key))).toBe(true)
      }),
    )
  })

  test('of one more holds those of one less', () => {
    fc.assert(
      fc.property(keys, seed, fc.nat(40), (all, one, count) => {
        expect(drawOf(all, one, count + 1, digest).slice(0, count)).toEqual(drawOf(all, one, count, digest))
      }),
    )
  })

  test('is fair: over many seeds every file comes about as often', () => {
    const all = Array.from({ length: 10 }, (_, at) => `档案${at}`)
    const times = new Map(all.map((key) => [key, 0]))
    for (let one = 0; one < 2000; one += 1)
      for (const key of drawOf(all, `种子${one}`, 3, digest)) times.set(key, (times.get(key) ?? 0) + 1)
    for (const count of times.values()) expect(count).toBeGreaterThan(500)
    for (const count of times.values()) expect(count).toBeLessThan(700)
  })

  test('another list, seed or order of the drawn has another digest', () => {
    const list = { seed: '1', population: ['b', 'a'], drawn: ['a', 'b'] }
    const known = digestOfList(list, digest)
    expect(digestOfList({ ...list, population: ['a', 'b', 'a'] }, digest)).toBe(known)
    expect(digestOfList({ ...list, seed: '2' }, digest)).not.toBe(known)
    expect(digestOfList({ ...list, population: ['a', 'b', 'c'] }, digest)).not.toBe(known)
    expect(digestOfList({ ...list, drawn: ['b', 'a'] }, digest)).not.toBe(known)
    expect(sortedKeys(['b', 'a', 'b'])).toEqual(['a', 'b'])
  })
})
