import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import type { CryptoProvider } from './crypto.ts'

/**
 * SM2 signatures (GB/T 32918.2-2016) over the curve of GB/T 32918.5, with the default user id of GM/T 0009. Node's own
 * signatures on the curve named SM2 are something else and verify nowhere: docs/decisions/0139.
 */
const USER_ID = '1234567812345678'
const OF_PUBLIC_KEY = /^04[0-9a-f]{128}$/
const OF_SIGNATURE = /^[0-9a-f]{128}$/

/** `publicKey`: 04 ‖ x ‖ y in hex. `sealedPrivate`: readable with the installation's own key alone. */
export type SigningKey = { publicKey: string; sealedPrivate: Buffer }
/** `digest`: SM3 of the text, hex. `signature`: r ‖ s, hex. */
export type Signature = { digest: string; signature: string }

/** SM3 of a text in UTF-8, as hex. */
export const sm3Of = (text: string): string => createHash('sm3').update(text).digest('hex')

/** A fresh key pair. The private half leaves this function only sealed. */
export function makeSigningKey(keys: CryptoProvider): SigningKey {
  const { privateKey, publicKey } = sm2.generateKeyPairHex()
  return { publicKey, sealedPrivate: keys.seal(privateKey) }
}

/** Signs a text. Errors: SealBroken, OtherKey when the private key was not sealed by this installation. */
export function signText(keys: CryptoProvider, { publicKey, sealedPrivate }: SigningKey, text: string): Signature {
  const privateKey = keys.open(sealedPrivate)
  const signature = sm2.doSignature(Buffer.from(text), privateKey, { hash: true, publicKey, userId: USER_ID })
  return { digest: sm3Of(text), signature }
}

/** Whether this very text was signed by the holder of this key. What is no signature or no key at all is false, never an error. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  if (!OF_SIGNATURE.test(signature) || !OF_PUBLIC_KEY.test(publicKey)) return false
  try {
    if (!sm2.verifyPublicKey(publicKey)) return false
    return sm2.doVerifySignature(Buffer.from(text), signature, publicKey, { hash: true, userId: USER_ID })
  } catch {
    // The library throws where a point is not on the curve or a number is out of range: neither is a signature.
    return false
  }
}
