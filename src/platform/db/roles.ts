import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** owner: owns the schema and runs migrations; app: what requests and jobs use; auth: sign-in's own tables alone. */
export type Passwords = { superuser: string; owner: string; app: string; auth: string }
export type Urls = { owner: string; app: string; auth: string }

/** The passwords of this installation, made on the first start and kept in keys/database.json (mode 0600). */
export function openPasswords(dataDir: string): Passwords {
  const file = join(dataDir, 'keys', 'database.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords
  const made = { superuser: random(), owner: random(), app: random(), auth: random() }
  mkdirSync(join(dataDir, 'keys'), { recursive: true })
  chmodSync(join(dataDir, 'keys'), 0o700)
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

const random = (): string => randomBytes(24).toString('hex')

/**
 * Makes the three roles (or sets their passwords) and lets the owner build in this database. `superUrl` is a superuser
 * or a role with CREATEROLE that owns the database. Errors: a sentence when the server is too old or the right is missing.
 */
export async function prepareRoles(superUrl: string, passwords: Passwords): Promise<Urls> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::int as version, current_database() as name`,
    )
    const { version = 0, name = '' } = rows[0] ?? {}
    if (version < 150_000) throw new Error('DATABASE_URL 指向的 PostgreSQL 版本过低，须为 15 或更高')
    for (const role of ['owner', 'app', 'auth'] as const) await makeRole(client, `wushe_${role}`, passwords[role])
    const database = pg.escapeIdentifier(name)
    await client.query(`grant create, connect on database ${database} to wushe_owner, wushe_auth`)
    await client.query('grant create, usage on schema public to wushe_owner')
    await client.query('grant wushe_owner to current_user')
  } finally {
    await client.end()
  }
  const as = (role: 'owner' | 'app' | 'auth') => withUser(superUrl, `wushe_${role}`, passwords[role])
  return { owner: as('owner'), app: as('app'), auth: as('auth') }
}

async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  const verb = rowCount ? 'alter' : 'create'
  await client.query(`${verb} role ${role} login nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`)
}

function withUser(url: string, user: string, password: string): string {
  const address = new URL(url)
  address.username = user
  address.password = password
  return address.toString()
}
