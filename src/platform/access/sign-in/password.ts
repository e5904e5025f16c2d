import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Memory in KiB: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32

/** Argon2id as a PHC string, so that a later cost can tell which hashes are old. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, nonce, COST)
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!found) return false
  const [, memory, passes, parallelism, nonce = '', tag = ''] = found
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const kept = Buffer.from(tag, 'base64')
  const made = await tagOf(password, Buffer.from(nonce, 'base64'), cost)
  return kept.length === made.length && timingSafeEqual(kept, made)
}

const tagOf = (password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: TAG_BYTES, ...cost })
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** What a new password lacks, in words; empty when it is good. At least 8 characters of 3 of the 4 kinds. */
export function faultsOfPassword(password: string, username: string): string[] {
  const faults: string[] = []
  if (password.length < 8) faults.push('至少8个字符')
  if (password.length > 128) faults.push('不超过128个字符')
  if (KINDS.filter((kind) => kind.test(password)).length < 3) faults.push('须含大写字母、小写字母、数字、符号中的三种')
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase())) faults.push('不能包含用户名')
  return faults
}
