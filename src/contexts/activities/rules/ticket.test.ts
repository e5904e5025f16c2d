import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCurrentTicket, openPass, sealPass, slotFrom, slotOf, ticketNoIn, ticketNoOf, ticketOf } from './ticket.ts'

const sign = (text: string) => createHmac('sm3', 'a key').update(text).digest()
const otherSign = (text: string) => createHmac('sm3', 'another').update(text).digest()
const seconds = 60
const no = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(ticketNoOf)
const at = fc.date({ min: new Date('2023-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

test('a code holds in its own slot and the next, and in no other', () => {
  fc.assert(
    fc.property(no, at, fc.integer({ min: -5, max: 5 }), (ticketNo, now, away) => {
      const code = ticketOf(ticketNo, slotOf(now, seconds) - away, sign)
      expect(isCurrentTicket(code, { now, seconds, sign })).toBe(away === 0 || away === 1)
    }),
  )
})

test('a code names its shift however it is typed, and no letter of it can be changed', () => {
  fc.assert(
    fc.property(no, at, fc.nat({ max: 17 }), fc.nat({ max: 31 }), (ticketNo, now, place, letter) => {
      const code = ticketOf(ticketNo, slotOf(now, seconds), sign)
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{18}$/)
      const typed = `${code.slice(0, 6).toUpperCase()} ${code.slice(6)}`.replaceAll('0', 'O')
      expect(ticketNoIn(typed)).toBe(ticketNo)
      expect(isCurrentTicket(typed, { now, seconds, sign })).toBe(true)
      const other = '0123456789abcdefghjkmnpqrstvwxyz'[letter] ?? ''
      const forged = code.slice(0, place) + other + code.slice(place + 1)
      expect(isCurrentTicket(forged, { now, seconds, sign })).toBe(forged === code)
    }),
  )
})

test('another key makes other codes; what is no code says so', () => {
  const now = new Date('2024-03-09T09:00:10+08:00')
  const code = ticketOf('abcdefgh', slotOf(now, seconds), otherSign)
  expect(isCurrentTicket(code, { now, seconds, sign })).toBe(false)
  for (const text of ['', 'abc', '二维码', 'u'.repeat(18), `${code}0`]) expect(ticketNoIn(text)).toBeUndefined()
  expect(slotFrom(slotOf(now, seconds), seconds)).toEqual(new Date('2024-03-09T09:00:00+08:00'))
})

test('a pass is read back as it was given, and not once a letter of it was changed', () => {
  fc.assert(
    fc.property(fc.uuid(), at, at, fc.nat(), fc.nat({ max: 35 }), (shiftId, opensAt, until, place, letter) => {
      const whole = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000)
      const pass = { shiftId, passNo: 'n0nce', opensAt: whole(opensAt), until: whole(until) }
      const text = sealPass(pass, sign)
      expect(openPass(text, sign)).toEqual(pass)
      expect(openPass(text, otherSign)).toBeUndefined()
      const index = place % text.length
      const forged = text.slice(0, index) + letter.toString(36) + text.slice(index + 1)
      if (forged !== text) expect(openPass(forged, sign)).toBeUndefined()
    }),
  )
})
