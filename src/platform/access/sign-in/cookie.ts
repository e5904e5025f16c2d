import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const COOKIE_PREFIX = 'wushe'
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`
export const SECOND_STEP_COOKIE = `${COOKIE_PREFIX}.two_factor`

/** The secret that signs cookies and seals TOTP secrets, made on the first start (keys/auth.secret, mode 0600). */
export function openSecret(dataDir: string): string {
  const file = join(dataDir, 'keys', 'auth.secret')
  if (!existsSync(file)) {
    mkdirSync(join(dataDir, 'keys'), { recursive: true })
    chmodSync(join(dataDir, 'keys'), 0o700)
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new Error(`密钥文件 ${file} 的内容不完整，请从备份恢复`)
  return secret
}

/** The value of a cookie that better-auth signed (value.signature), or undefined when it is missing or forged. */
export function readSigned(header: string | undefined, name: string, secret: string): string | undefined {
  const pair = header?.split(';').find((one) => one.trimStart().startsWith(`${name}=`))
  if (pair === undefined) return undefined
  const text = decode(pair.slice(pair.indexOf('=') + 1).trim())
  const dot = text.lastIndexOf('.')
  if (dot < 1) return undefined
  const value = text.slice(0, dot)
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(text.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

/** The cookie's value for a session token, signed as better-auth signs it and URL-encoded: what `readSigned` reads back. */
export const signed = (value: string, secret: string): string =>
  encodeURIComponent(`${value}.${createHmac('sha256', secret).update(value).digest('base64')}`)

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A cookie that is not even URL-encoded is no cookie of ours: read as empty, so nobody is signed in.
    return ''
  }
}
