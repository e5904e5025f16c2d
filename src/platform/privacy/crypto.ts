import {
  createCipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'
import { sealingAside } from './aside.ts'
import type { RowToSeal, SealedRow } from './seal-rows.ts'

/** What the platform asks of cryptography. A certified module (HSM) can stand behind the same three calls. */
export type CryptoProvider = {
  /** SM4-CTR, then HMAC-SM3 over everything. The same text is never sealed to the same bytes twice. */
  seal(plain: string): Buffer
  /** Errors: SealBroken when a byte was changed, OtherKey when another master key made it. */
  open(sealed: Buffer): string
  /** A keyed digest by which equal values are found without being read. `kind` keeps, say, phones and numbers apart. */
  blindIndex(kind: string, value: string): Buffer
  /** Many at once, on a thread of its own: a row takes 10 µs, which an import of 100,000 has no time for. */
  sealMany(rows: readonly RowToSeal[]): Promise<SealedRow[]>
}

export class SealBroken extends Error {
  constructor() {
    super('加密内容校验不符：数据已被改动或损坏')
  }
}

export class OtherKey extends Error {
  constructor() {
    super('这份数据不是用现在的密钥加密的。请从备份恢复与数据库配套的 keys/master.key')
  }
}

/** version (1 byte) ‖ key id (4) ‖ IV (16) ‖ ciphertext ‖ HMAC-SM3 of all before it (32). */
const VERSION = 1
const KEY_ID = 4
const BLOCK = 16
const MAC = 32
const HEAD = 1 + KEY_ID + BLOCK

/** Software provider on OpenSSL's SM3 and SM4 (GM/T 0004, 0002). `master`: 32 bytes; each use has a key of its own. */
export function softwareProvider(master: Buffer): CryptoProvider {
  const derive = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sm3', master, Buffer.alloc(0), `wushe ${use}`, bytes))
  const secret = (use: string) => createSecretKey(derive(use, 32))
  const keyId = derive('key id', KEY_ID)
  const crypt = counterMode(derive('seal cipher', BLOCK))
  const macKey = secret('seal mac')
  const blindKeys = new Map<string, KeyObject>()
  const fillIv = ivPool()

  const blindKeyOf = (kind: string): KeyObject => {
    const key = blindKeys.get(kind) ?? secret(`blind ${kind}`)
    blindKeys.set(kind, key)
    return key
  }
  const macOf = (body: Buffer): Buffer => createHmac('sm3', macKey).update(body).digest()

  return {
    seal(plain) {
      const length = Buffer.byteLength(plain)
      const sealed = Buffer.allocUnsafe(HEAD + length + MAC)
      sealed[0] = VERSION
      keyId.copy(sealed, 1)
      fillIv(sealed, 1 + KEY_ID)
      sealed.write(plain, HEAD)
      crypt(sealed.subarray(1 + KEY_ID, HEAD), sealed.subarray(HEAD, HEAD + length))
      macOf(sealed.subarray(0, HEAD + length)).copy(sealed, HEAD + length)
      return sealed
    },
    open(sealed) {
      if (sealed.length < HEAD + MAC || sealed[0] !== VERSION) throw new SealBroken()
      const body = sealed.subarray(0, sealed.length - MAC)
      if (!timingSafeEqual(macOf(body), sealed.subarray(body.length)))
        throw keyId.equals(sealed.subarray(1, 1 + KEY_ID)) ? new SealBroken() : new OtherKey()
      const text = Buffer.from(body.subarray(HEAD))
      crypt(body.subarray(1 + KEY_ID, HEAD), text)
      return text.toString('utf8')
    },
    blindIndex: (kind, value) => createHmac('sm3', blindKeyOf(kind)).update(value).digest(),
    sealMany: sealingAside(master),
  }
}

/**
 * SM4-CTR in place, byte for byte OpenSSL's sm4-ctr (a test compares them). OpenSSL needs 12 µs to set a cipher up and
 * one to run it; so one block cipher is kept and fed the counters, and an import seals three times as many people.
 */
export function counterMode(key: Buffer): (iv: Buffer, data: Buffer) => void {
  const blockCipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
  return (iv, data) => {
    const counters = Buffer.allocUnsafe(Math.ceil(data.length / BLOCK) * BLOCK)
    for (let start = 0; start < counters.length; start += BLOCK) {
      if (start === 0) iv.copy(counters)
      else writeNextCounter(counters, start)
    }
    const stream = blockCipher.update(counters)
    for (let i = 0; i < data.length; i += 1) data[i] = (data[i] ?? 0) ^ (stream[i] ?? 0)
  }
}

/** Writes at `start` the 128-bit big-endian counter that follows the block before it. */
function writeNextCounter(counters: Buffer, start: number): void {
  counters.copyWithin(start, start - BLOCK, start)
  for (let i = start + BLOCK - 1; i >= start; i -= 1) {
    const next = ((counters[i] ?? 0) + 1) & 0xff
    counters[i] = next
    if (next !== 0) return
  }
}

/** Random bytes are drawn in bulk: one system call serves 256 seals. */
function ivPool(): (target: Buffer, start: number) => void {
  const pool = Buffer.alloc(BLOCK * 256)
  let used = pool.length
  return (target, start) => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    pool.copy(target, start, used, used + BLOCK)
    used += BLOCK
  }
}
