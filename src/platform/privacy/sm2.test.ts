import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OtherKey, softwareProvider } from './crypto.ts'
import { isSignedBy, makeSigningKey, signText, sm3Of } from './sm2.ts'

const keys = softwareProvider(Buffer.alloc(32, 7))

/** The worked example of GB/T 32918.5-2017, annex A.2: recommended curve, message “message digest”, default user id. */
const PRINTED = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  message: 'message digest',
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}

describe('the algorithm is the national one', () => {
  test('the printed signature is valid, and of nothing else', () => {
    const { publicKey, message, signature } = PRINTED
    expect(isSignedBy(publicKey, message, signature)).toBe(true)
    expect(isSignedBy(publicKey, `${message}.`, signature)).toBe(false)
  })
  test('the printed private key signs what the printed public key verifies', () => {
    const key = { publicKey: PRINTED.publicKey, sealedPrivate: keys.seal(PRINTED.privateKey) }
    expect(isSignedBy(PRINTED.publicKey, '区级报告', signText(keys, key, '区级报告').signature)).toBe(true)
  })
  test('SM3 of "abc" is the value printed in GB/T 32905', () => {
    expect(sm3Of('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })
  test('what node signs on the curve named SM2 is no SM2 signature', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' })
    const point = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-65).toString('hex')
    const raw = sign('sm3', Buffer.from('区级报告'), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' })
    expect(isSignedBy(point, '区级报告', raw.toString('hex'))).toBe(false)
  })
})

test('what one key signed verifies by that key, and no changed text, signature or other key does', () => {
  const [key, other] = [makeSigningKey(keys), makeSigningKey(keys)]
  const texts = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(texts, texts, fc.nat(127), (text, another, position) => {
      const { signature, digest } = signText(keys, key, text)
      expect(digest).toBe(sm3Of(text))
      expect(isSignedBy(key.publicKey, text, signature)).toBe(true)
      expect(isSignedBy(key.publicKey, another, signature)).toBe(text === another)
      expect(isSignedBy(other.publicKey, text, signature)).toBe(false)
      const changed = signature[position] === '0' ? '1' : '0'
      const broken = signature.slice(0, position) + changed + signature.slice(position + 1)
      expect(isSignedBy(key.publicKey, text, broken)).toBe(false)
    }),
    { numRuns: 25 },
  )
})

test('what is no signature or no key is false and never an error', () => {
  const { publicKey, message, signature } = PRINTED
  for (const wrong of ['', 'zz', signature.slice(2), '0'.repeat(128), 'f'.repeat(128), signature.toUpperCase()])
    expect(isSignedBy(publicKey, message, wrong)).toBe(false)
  for (const wrong of ['', publicKey.slice(2), `04${'11'.repeat(64)}`, `04${'00'.repeat(64)}`])
    expect(isSignedBy(wrong, message, signature)).toBe(false)
})

test('a private key is sealed: two keys differ, and another installation cannot sign with it', () => {
  const key = makeSigningKey(keys)
  expect(key.publicKey).not.toBe(makeSigningKey(keys).publicKey)
  expect(() => signText(softwareProvider(Buffer.alloc(32, 8)), key, '区级报告')).toThrow(OtherKey)
})
