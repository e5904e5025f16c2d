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

test('a number written into a free text is masked; codes and ids are not', () => {
  expect(
    redact({
      reason: '核对110101199003077570、13820001234后更正',
      id: '7d5b1380-0000-4000-8000-138200012345',
      code: 1,
    }),
  ).toEqual({ reason: '核对***、***后更正', id: '7d5b1380-0000-4000-8000-138200012345', code: '***' })
})

test('what no jsonb column takes is kept all the same: a refused attempt must not go unwitnessed', () => {
  expect(redact({ 'a\0': 'b\0c', half: '\ud800', cut: `${'长'.repeat(499)}😀` })).toEqual({
    'a\ufffd': 'b\ufffdc',
    half: '\ufffd',
    cut: `${'长'.repeat(499)}\ufffd…`,
  })
})
