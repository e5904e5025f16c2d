import { expect, test } from 'vitest'
import { whereTo } from './where-to.ts'

test('sign-in leads back to the page one wanted, and nowhere outside the phone', () => {
  expect(whereTo('/m/in/abc?code=1')).toBe('/m/in/abc?code=1')
  for (const elsewhere of [null, '', 'https://else.where/m/x', '//else.where/m', '/', '/m\\else', '/mx', '/m/sign-in'])
    expect(whereTo(elsewhere), String(elsewhere)).toBe('/m')
})
