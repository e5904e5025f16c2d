import { expect, test } from 'vitest'
import { isForLater } from './outbox.ts'

test('no network, a busy server and an ended session are waited for; a refusal is told', () => {
  expect([0, 401, 408, 429, 500, 502, 503].every(isForLater)).toBe(true)
  expect([400, 403, 404, 409, 413, 422].some(isForLater)).toBe(false)
})
