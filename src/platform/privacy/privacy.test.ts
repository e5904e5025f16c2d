import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hmacSm3, SealBroken, softwareProvider } from './crypto.ts'
import { openKeys } from './keys.ts'

const keys = softwareProvider(Buffer.alloc(32, 7))

describe('the algorithms are the national ones', () => {
  test('SM3 of "abc" is the value printed in GM/T 0004', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })
  test('SM4 of the block printed in GM/T 0002', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })
})

test('our HMAC-SM3 is the HMAC-SM3 of the library', () => {
  const bytes = (maxLength: number) => fc.uint8Array({ minLength: 1, maxLength })
  fc.assert(
    fc.property(bytes(64), bytes(300), (key, message) => {
      const library = createHmac('sm3', key).update(message).digest()
      expect(hmacSm3(Buffer.from(key))(Buffer.from(message))).toEqual(library)
    }),
  )
})

test('what was sealed opens to itself, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = keys.seal(text)
      expect(keys.open(sealed)).toBe(text)
      expect(keys.seal(text).equals(sealed)).toBe(false)
    }),
  )
})

test('any changed byte is found', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (position, change) => {
      const sealed = keys.seal('120101199001011234')
      const at = position % sealed.length
      sealed[at] = (sealed[at] ?? 0) ^ change
      expect(() => keys.open(sealed)).toThrow(SealBroken)
    }),
  )
})

test('equal values are found by their blind index, of one kind and one key only', () => {
  const number = '120101199001011234'
  expect(keys.blindIndex('id', number)).toEqual(keys.blindIndex('id', number))
  expect(keys.blindIndex('phone', number)).not.toEqual(keys.blindIndex('id', number))
  expect(softwareProvider(Buffer.alloc(32, 8)).blindIndex('id', number)).not.toEqual(keys.blindIndex('id', number))
})

test('the key is made once, for its owner alone, and never replaced beside data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wushe-keys-'))
  chmodSync(folder, 0o755)
  const sealed = openKeys(folder, { hasData: false }).seal('王女士')
  expect(openKeys(folder, { hasData: true }).open(sealed)).toBe('王女士')
  expect(statSync(join(folder, 'keys', 'master.key')).mode & 0o777).toBe(0o600)
  rmSync(join(folder, 'keys', 'master.key'))
  expect(() => openKeys(folder, { hasData: true })).toThrow(/从备份恢复/)
  rmSync(folder, { recursive: true })
})
