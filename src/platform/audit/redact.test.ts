import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test('secrets are masked at any depth, other fields stay', () => {
  expect(
    redact({ name: '张三', idNumber: '120101199001011234', inner: [{ phone: '13800138000', reason: '更正' }] }),
  ).toEqual({
    name: '张三',
    idNumber: '***',
    inner: [{ phone: '***', reason: '更正' }],
  })
})

test('a huge input is cut, not kept', () => {
  expect((redact({ note: '长'.repeat(9_000) }) as { note: string }).note).toHaveLength(501)
})
