import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** owner: owns the schema and runs migrations; app: what requests and jobs use; auth: sign-in's own tables alone. */
export type Passwords = { superuser: string; owner: string; app: string; auth: string }
export type Urls = { owner: string; app: string; auth: string }

const ROLES = ['owner', 'app', 'auth'] as const
const OLDEST_SERVER = 150_000

/** The passwords of this installation, made on the first start and kept in keys/database.json (mode 0600). */
export function openPasswords(dataDir: string): Passwords {
  const file = join(dataDir, 'keys', 'database.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const made = { superuser: random(), owner: random(), app: random(), auth: random() }
  mkdirSync(join(dataDir, 'keys'), { recursive: true })
  chmodSync(join(dataDir, 'keys'), 0o700)
  writeFileSync(file, JSON.stringify(made), { mode: 0o600, flush: true })
  return made
}

const random = (): string => randomBytes(24).toString('hex')

/**
 * Makes the three roles where they are missing and lets the owner build in this database. `superUrl` is a superuser, or a
 * role with CREATEROLE that owns the database. Roles belong to the whole server: where they exist already, our passwords
 * must open them; they are never overwritten, since that would lock out another node of this installation.
 * Errors: a sentence when the server is too old, the right is missing or the passwords do not fit.
 */
export async function prepareRoles(superUrl: string, passwords: Passwords): Promise<Urls> {
  const urls = addressesOf(superUrl, passwords)
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::int as version, current_database() as name`,
    )
    const { version = 0, name = '' } = rows[0] ?? {}
    if (version < OLDEST_SERVER) throw new Error('DATABASE_URL 指向的 PostgreSQL 版本过低，须为 15 或更高')
    for (const role of ROLES) await makeRole(client, `wushe_${role}`, passwords[role], urls[role])
    await client.query(`grant create, connect on database ${pg.escapeIdentifier(name)} to wushe_owner`)
    await client.query('grant create, usage on schema public to wushe_owner')
  } catch (problem) {
    if ((problem as { code?: string }).code !== '42501') throw problem
    throw new Error('DATABASE_URL 的用户权限不足：须是超级用户，或拥有该数据库并带 CREATEROLE 权限', { cause: problem })
  } finally {
    await client.end()
  }
  return urls
}

/** The addresses of a database as each of the three roles. */
export function addressesOf(url: string, passwords: Passwords): Urls {
  const as = (role: (typeof ROLES)[number]) => withUser(url, `wushe_${role}`, passwords[role])
  return { owner: as('owner'), app: as('app'), auth: as('auth') }
}

async function makeRole(client: pg.Client, role: string, password: string, address: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (rowCount) return checkPassword(role, address)
  const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole'
  await client.query(`create role ${role} ${rights} password ${pg.escapeLiteral(password)}`)
}

const WRONG_PASSWORD = '28P01'

async function checkPassword(role: string, address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  try {
    await client.connect()
  } catch (problem) {
    if ((problem as { code?: string }).code !== WRONG_PASSWORD) throw problem
    throw new Error(
      `数据库角色 ${role} 已经存在，但 keys/database.json 里的密码打不开它。请从原来的安装拷来 keys 目录；确认没有别的安装在用时，也可由数据库管理员用 ALTER ROLE 改成该文件中的密码`,
      { cause: problem },
    )
  } finally {
    await client.end()
  }
}

function withUser(url: string, user: string, password: string): string {
  const address = new URL(url)
  address.username = user
  address.password = password
  return address.toString()
}
