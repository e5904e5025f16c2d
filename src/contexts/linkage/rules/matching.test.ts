import { expect, test } from 'vitest'
import { fitOf, type Offer } from './matching.ts'

const TODAY = '2024-03-05'
const need = { areaPath: '12.120101.120101006.120101006001', line: 'elder' as const }
const offer = (more: Partial<Offer> = {}): Offer => ({
  areaPath: '12.120101.120101006',
  areaName: '南市街道',
  lines: ['elder'],
  fromDate: '2024-01-01',
  toDate: null,
  isFree: true,
  ...more,
})

test('an offer says why it fits', () => {
  expect(fitOf(need, offer(), TODAY)?.reasons).toEqual(['南市街道范围内都可用', '适合养老服务', '长期可用'])
})

test('the nearer one comes first', () => {
  const points = (areaPath: string) => fitOf(need, offer({ areaPath }), TODAY)?.points ?? 0
  const [here, town, neighbour, district] = [
    '12.120101.120101006.120101006001',
    '12.120101.120101006',
    '12.120101.120101006.120101006002',
    '12.120101.120101001',
  ].map(points)
  expect([here, town, neighbour, district]).toEqual(
    [...[here, town, neighbour, district]].sort((a, b) => (b ?? 0) - (a ?? 0)),
  )
  expect(points('12.120119.120119123')).toBe(0)
})

test('what is taken, over, far ahead or for others does not fit', () => {
  expect(fitOf(need, offer({ isFree: false }), TODAY)).toBeUndefined()
  expect(fitOf(need, offer({ toDate: '2024-03-04' }), TODAY)).toBeUndefined()
  expect(fitOf(need, offer({ fromDate: '2024-05-01' }), TODAY)).toBeUndefined()
  expect(fitOf(need, offer({ lines: ['child'] }), TODAY)).toBeUndefined()
  expect(fitOf(need, offer({ fromDate: '2024-03-20' }), TODAY)?.reasons.at(-1)).toBe('2024年3月20日起可用')
})
