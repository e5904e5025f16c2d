import { expect, test } from 'vitest'
import { begin, fail, takeBack, untouched } from './lock-out.ts'
import { faultsOfPassword, hashPassword, verifyPassword } from './password.ts'
import { base32, codeAt, codeFits, otpauthUri } from './totp.ts'

const now = new Date('2023-11-30T01:00:00Z')
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)

test('the fifth wrong password in a row locks for 15 minutes, then all is forgiven', () => {
  let standing = { ...untouched, locked: false }
  for (let attempt = 1; attempt <= 5; attempt++) {
    standing = begin(standing, now)
    expect(standing.locked).toBe(false)
    standing = { ...fail(standing, now), locked: false }
    expect(standing.lockedUntil).toEqual(attempt < 5 ? null : minutes(15))
  }
  expect(begin(standing, minutes(14)).locked).toBe(true)
  expect(begin(standing, minutes(15))).toEqual({ failed: 1, lockedUntil: null, locked: false })
})

test('guesses sent at once are counted before any is tried: the sixth is not tried', () => {
  let standing = { ...untouched, locked: false }
  for (let attempt = 1; attempt <= 6; attempt++) standing = begin(standing, now)
  expect(standing).toMatchObject({ locked: true, lockedUntil: minutes(15) })
})

test('a right password with a second step owed does not wipe out earlier failures', () => {
  expect(takeBack(begin({ failed: 3, lockedUntil: null }, now)).failed).toBe(3)
})

test('a password is kept as argon2id and only itself opens it', async () => {
  const hash = await hashPassword('Wushe-2023')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(hash, 'Wushe-2023')).toBe(true)
  expect(await verifyPassword(hash, 'wushe-2023')).toBe(false)
  expect(await verifyPassword('plain', 'plain')).toBe(false)
  expect(await hashPassword('Wushe-2023')).not.toBe(hash)
})

test.each([
  ['Wushe-2023', 0],
  ['Aa1-aaa', 1],
  ['wusheshe1', 1],
  ['wushe2023-', 0],
  ['Zhangsan-2023', 1],
])('%s has %i faults for zhangsan', (password, faults) => {
  expect(faultsOfPassword(password, 'zhangsan')).toHaveLength(faults)
})

test('codes are those of RFC 6238, with half a minute of grace on both sides', () => {
  const secret = '12345678901234567890'
  expect(codeAt(secret, 59)).toBe('287082')
  expect(codeAt(secret, 1_111_111_109)).toBe('081804')
  expect(codeFits(secret, '287082', new Date(89_000))).toBe(true)
  expect(codeFits(secret, '287082', new Date(121_000))).toBe(false)
  expect(codeFits(secret, '28708', new Date(59_000))).toBe(false)
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(otpauthUri('平台', 'zhang', secret)).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})
