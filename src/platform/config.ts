import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  WUSHE_DATA: z.string().default('./data'),
  WUSHE_DEMO: z.enum(['0', '1']).default('1'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  WUSHE_CLOCK: z.iso.datetime({ offset: true, local: true }).optional(),
  WUSHE_ADDRESS: z.url({ protocol: /^https?$/ }).optional(),
  WUSHE_SMS_URL: z.url({ protocol: /^https$/ }).optional(),
  WUSHE_SMS_KEY: z.string().min(16).optional(),
  WUSHE_PROGRAMME: z.string().default('programmes/tianjin-2023-20'),
})

export type Config = {
  port: number
  host: string
  /** Database, files and keys: everything that must be backed up. */
  dataDir: string
  demo: boolean
  databaseUrl: string | undefined
  programmeDir: string
  /** The address people reach the platform by, without a slash at the end: printed in codes on paper. */
  address: string | undefined
  /** The gateway that sends text messages; without one they stay in 短信发件箱. */
  sms: { url: string; key: string } | undefined
  /** The clock of everything but the log: the real one, or a demo's that began at WUSHE_CLOCK when the process did. */
  now: () => Date
}

/** Settings from the environment; relative folders are below the repository. Errors: a sentence naming the variable. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const read = Settings.safeParse(env)
  if (!read.success) {
    const wrong = read.error.issues.map(({ path }) => path.join('.')).join('、')
    throw new Error(`环境变量 ${wrong} 的取值不正确，请核对 README 中的“设置”一节`)
  }
  const {
    PORT,
    HOST,
    WUSHE_DATA,
    WUSHE_DEMO,
    DATABASE_URL,
    WUSHE_CLOCK,
    WUSHE_ADDRESS,
    WUSHE_PROGRAMME,
    WUSHE_SMS_URL,
    WUSHE_SMS_KEY,
  } = read.data
  if (WUSHE_CLOCK && WUSHE_DEMO === '0') throw new Error('WUSHE_CLOCK 只供演示：正式使用（WUSHE_DEMO=0）时不能设置')
  if ((WUSHE_SMS_URL === undefined) !== (WUSHE_SMS_KEY === undefined))
    throw new Error('WUSHE_SMS_URL 与 WUSHE_SMS_KEY 须一同设置：短信网关的地址和签名密钥缺一不可')
  const below = (path: string) => (isAbsolute(path) ? path : resolve(join(root, path)))
  return {
    port: PORT,
    host: HOST,
    dataDir: below(WUSHE_DATA),
    demo: WUSHE_DEMO === '1',
    databaseUrl: DATABASE_URL,
    programmeDir: below(WUSHE_PROGRAMME),
    address: WUSHE_ADDRESS?.replace(/\/+$/, ''),
    sms: WUSHE_SMS_URL && WUSHE_SMS_KEY ? { url: WUSHE_SMS_URL, key: WUSHE_SMS_KEY } : undefined,
    now: WUSHE_CLOCK ? clockFrom(WUSHE_CLOCK) : () => new Date(),
  }
}

/** A clock that stood at `moment` when it was made and has run since. Without a zone the moment is in Asia/Shanghai. */
function clockFrom(moment: string): () => Date {
  const began = new Date(/(Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}+08:00`).getTime()
  const origin = performance.now()
  return () => new Date(began + performance.now() - origin)
}
