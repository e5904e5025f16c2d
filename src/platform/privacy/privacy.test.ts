import { createCipheriv, createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { counterMode, OtherKey, SealBroken, softwareProvider } from './crypto.ts'
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

test('counter mode is OpenSSL’s sm4-ctr, byte for byte, also where the counter overflows', () => {
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const ivs = fc.oneof(
    fc.uint8Array({ minLength: 16, maxLength: 16 }),
    fc.nat(20).map((below) => Buffer.alloc(16, 0xff).fill(0xff - below, 15)),
  )
  fc.assert(
    fc.property(ivs, fc.uint8Array({ maxLength: 700 }), (iv, plain) => {
      const ours = Buffer.from(plain)
      counterMode(key)(Buffer.from(iv), ours)
      expect(ours).toEqual(createCipheriv('sm4-ctr', key, iv).update(plain))
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
      const inKeyId = at >= 1 && at < 5
      expect(() => keys.open(sealed)).toThrow(inKeyId ? OtherKey : SealBroken)
    }),
  )
})

test('a seal of another installation is told apart from a damaged one; a torn one is refused', () => {
  expect(() => softwareProvider(Buffer.alloc(32, 8)).open(keys.seal('王女士'))).toThrow(OtherKey)
  const sealed = keys.seal('王女士')
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => keys.open(sealed.subarray(0, length))).toThrow(SealBroken)
})

test('equal values are found by their blind index, of one kind and one key only', () => {
  const number = '120101199001011234'
  expect(keys.blindIndex('id', number)).toEqual(keys.blindIndex('id', number))
  expect(keys.blindIndex('phone', number)).not.toEqual(keys.blindIndex('id', number))
  expect(softwareProvider(Buffer.alloc(32, 8)).blindIndex('id', number)).not.toEqual(keys.blindIndex('id', number))
})

test('rows sealed aside open to themselves and are found by the same blind indexes, in the order asked', async () => {
  const pages = await Promise.all(
    ['甲', '乙', '丙'].map((name) =>
      keys.sealMany(
        Array.from({ length: 50 }, (_, row) => ({
          plain: row === 7 ? null : `${name}${row}`,
          blinds: [
            ['id', `${name}${row}`],
            ['phone', null],
          ],
        })),
      ),
    ),
  )
  for (const [page, name] of ['甲', '乙', '丙'].entries())
    for (const [row, { sealed, blinds }] of (pages[page] ?? []).entries()) {
      expect(sealed === null ? null : keys.open(Buffer.from(sealed, 'base64'))).toBe(row === 7 ? null : `${name}${row}`)
      expect(blinds).toEqual([keys.blindIndex('id', `${name}${row}`).toString('hex'), null])
    }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 50])
})

test('when sealing aside fails, who waits is told, and the next call works', async () => {
  const wrong = keys.sealMany([{ plain: 7 as never, blinds: [] }])
  const behind = keys.sealMany([{ plain: '王女士', blinds: [] }])
  await expect(wrong).rejects.toThrow(/must be of type string/)
  await expect(behind).rejects.toThrow()
  const [row] = await keys.sealMany([{ plain: '王女士', blinds: [] }])
  expect(keys.open(Buffer.from(row?.sealed ?? '', 'base64'))).toBe('王女士')
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
