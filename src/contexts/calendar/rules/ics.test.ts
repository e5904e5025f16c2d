import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, icsOf } from './ics.ts'

const stamp = new Date('2024-03-05T01:00:00Z')

test('no line is longer than 75 octets, and unfolding gives the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const line = text.replaceAll(/[\r\n]/g, '')
      const made = folded(line)
      for (const one of made.split('\r\n')) expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75)
      expect(made.replaceAll('\r\n ', '')).toBe(line)
    }),
  )
})

test('a day is a whole day, and what has a meaning in the file is escaped', () => {
  const event = {
    uid: 'a-1',
    on: '2024-02-29',
    title: '会议；议题,一;二\\三',
    place: '三楼\n会议室',
    note: '联动',
    done: true,
  }
  const text = icsOf([event], { name: '日程', stamp })
  expect(text).toContain('DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301')
  expect(text).toContain('SUMMARY:（已办）会议；议题\\,一\\;二\\\\三')
  expect(text).toContain('LOCATION:三楼\\n会议室')
  expect(text).toContain('DTSTAMP:20240305T010000Z')
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})
