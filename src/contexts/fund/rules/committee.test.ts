import { expect, test } from 'vitest'
import { committeeFault, nameFault, type OnSeat } from './committee.ts'

const members = (count: number): OnSeat[] =>
  Array.from({ length: count }, (_, n) => ({ personId: `m${n}`, seat: 'member' as const }))
const monitor: OnSeat = { personId: 'x', seat: 'monitor' }

test.each([
  [[...members(5), monitor], undefined],
  [[...members(4), monitor], 'few'],
  [[...members(6), monitor], 'even'],
  [members(7), 'no-monitor'],
  [[...members(5), { personId: 'm1', seat: 'monitor' as const }], 'both'],
])('%# %s', (seats, fault) => expect(committeeFault(seats, 5)).toBe(fault))

test.each([
  ['天津市和平社区公益基金会咸水沽首善社区基金', undefined],
  ['天津市和平社区公益基金会南市街道社区公益基金', undefined],
  ['南市街道社区基金', 'charity'],
  ['天津市和平社区公益基金会南市街道爱心基金会', 'ending'],
  ['天津市和平社区公益基金会南市ABC社区基金', 'letters'],
  ['天津市和平社区公益基金会中国南市社区基金', 'national'],
])('%s: %s', (name, fault) => expect(nameFault(name, '天津市和平社区公益基金会')).toBe(fault))
