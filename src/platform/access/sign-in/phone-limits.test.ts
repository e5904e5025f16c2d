import { expect, test } from 'vitest'
import { CODES_A_DAY, CODES_AN_HOUR, reasonNotToSend } from './phone-limits.ts'

test('the limits at their edges', () => {
  const now = new Date('2024-03-05T09:00:00+08:00')
  const ago = (count: number) => new Date(now.getTime() - count * 1000)
  const calm = { now, lastSentAt: null, sentToPhone: 0, sentFromAddress: 0 }
  expect(reasonNotToSend(calm)).toBeNull()
  expect(reasonNotToSend({ ...calm, lastSentAt: ago(59.5) })).toEqual({ reason: 'pause', seconds: 1 })
  expect(reasonNotToSend({ ...calm, lastSentAt: ago(60) })).toBeNull()
  expect(reasonNotToSend({ ...calm, sentToPhone: CODES_A_DAY - 1 })).toBeNull()
  expect(reasonNotToSend({ ...calm, sentToPhone: CODES_A_DAY })).toEqual({ reason: 'phoneDay' })
  expect(reasonNotToSend({ ...calm, sentFromAddress: CODES_AN_HOUR })).toEqual({ reason: 'addressHour' })
})
