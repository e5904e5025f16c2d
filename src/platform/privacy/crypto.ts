import { createCipheriv, createDecipheriv, hash, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto'

/** What the platform asks of cryptography. A certified module (HSM) can stand behind the same three calls. */
export type CryptoProvider = {
  /** SM4-CTR, then HMAC-SM3 over everything. The same text is never sealed to the same bytes twice. */
  seal(plain: string): Buffer
  /** Errors: SealBroken when a byte was changed, or another key made it. */
  open(sealed: Buffer): string
  /** A keyed digest by which equal values are found without being read. `kind` keeps, say, phones and numbers apart. */
  blindIndex(kind: string, value: string): Buffer
}

export class SealBroken extends Error {
  constructor() {
    super('加密内容校验不符：数据被改动，或密钥不是原来的那一把')
  }
}

const VERSION = 1
const IV = 16
const MAC = 32

/** Software provider on OpenSSL's SM3 and SM4 (GM/T 0002, 0004). `master`: 32 bytes; each use has a key of its own. */
export function softwareProvider(master: Buffer): CryptoProvider {
  const derive = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sm3', master, Buffer.alloc(0), `wushe ${use}`, bytes))
  const cipherKey = derive('seal cipher', 16)
  const macKey = derive('seal mac', 32)
  const blindMacs = new Map<string, Mac>()
  const nextIv = ivPool()

  const blindMacOf = (kind: string): Mac => {
    const known = blindMacs.get(kind) ?? hmacSm3(derive(`blind ${kind}`, 32))
    blindMacs.set(kind, known)
    return known
  }
  const macOf = hmacSm3(macKey)

  return {
    seal(plain) {
      const iv = nextIv()
      const cipher = createCipheriv('sm4-ctr', cipherKey, iv)
      const body = Buffer.concat([Buffer.from([VERSION]), iv, cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([body, macOf(body)])
    },
    open(sealed) {
      if (sealed.length < 1 + IV + MAC || sealed[0] !== VERSION) throw new SealBroken()
      const body = sealed.subarray(0, sealed.length - MAC)
      if (!timingSafeEqual(macOf(body), sealed.subarray(sealed.length - MAC))) throw new SealBroken()
      const decipher = createDecipheriv('sm4-ctr', cipherKey, body.subarray(1, 1 + IV))
      return Buffer.concat([decipher.update(body.subarray(1 + IV)), decipher.final()]).toString('utf8')
    },
    blindIndex: (kind, value) => blindMacOf(kind)(Buffer.from(value, 'utf8')),
  }
}

type Mac = (message: Buffer) => Buffer
const BLOCK = 64

/**
 * HMAC-SM3 (RFC 2104) for many short messages under one key: the two padded keys are made once, and one-shot hashes are
 * four times as fast as a Hmac object each. Exported for its proof against node's own.
 */
export function hmacSm3(key: Buffer): Mac {
  const padded = (byte: number) => {
    const block = Buffer.alloc(BLOCK, byte)
    for (let index = 0; index < key.length; index += 1) block[index] = (key[index] ?? 0) ^ byte
    return block
  }
  const inner = padded(0x36)
  const outer = padded(0x5c)
  const sm3 = (...parts: Buffer[]): Buffer => hash('sm3', Buffer.concat(parts), 'buffer')
  return (message) => sm3(outer, sm3(inner, message))
}

/** Random bytes are drawn in bulk: one system call serves 256 seals. */
function ivPool(): () => Buffer {
  const pool = Buffer.alloc(IV * 256)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += IV
    return Buffer.from(pool.subarray(used - IV, used))
  }
}
