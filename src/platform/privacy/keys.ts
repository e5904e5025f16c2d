import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CryptoProvider, softwareProvider } from './crypto.ts'

/**
 * Opens the master key of an installation, made on the first start (keys/master.key, mode 0600). Without it sealed data
 * can never be read again, so a missing key beside existing data is refused, not replaced.
 */
export function openKeys(dataDir: string, { hasData }: { hasData: boolean }): CryptoProvider {
  const file = join(dataDir, 'keys', 'master.key')
  if (!existsSync(file)) {
    if (hasData) throw new Error(`找不到密钥文件 ${file}，而数据库中已有加密数据。请从备份恢复该文件后再启动。`)
    mkdirSync(join(dataDir, 'keys'), { recursive: true })
    chmodSync(join(dataDir, 'keys'), 0o700)
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const master = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (master.length !== 32) throw new Error(`密钥文件 ${file} 的内容不完整，请从备份恢复`)
  return softwareProvider(master)
}

let current: CryptoProvider | undefined

/** Says once, at the start of a process, which keys are in use. */
export const useKeys = (provider: CryptoProvider): void => {
  current = provider
}

export function privacy(): CryptoProvider {
  if (!current) throw new Error('keys were not opened: call useKeys first')
  return current
}
