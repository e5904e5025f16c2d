import pg from 'pg'
import { begin, fail, type Standing, takeBack } from './lock-out.ts'

/** Sign-in's own pool: another role, and never a connection of the app's, so a request that holds one cannot starve it. */
export function openPool(authUrl: string): pg.Pool {
  const options = '-c search_path=auth'
  const pool = new pg.Pool({ connectionString: authUrl, max: 4, options, application_name: 'wushe-sign-in' })
  // A connection lost while idle is replaced at the next use; without a listener Node would end the process for it.
  pool.on('error', () => {})
  return pool
}

export type Known = {
  id: string
  name: string
  username: string
  status: string
  mustChangePassword: boolean
}
export type Begun = { account: Known; standing: Standing & { locked: boolean } }

const ACCOUNT = `id, display_name as name, username, status, must_change_password as "mustChangePassword",
  failed_sign_ins as failed, locked_until as "lockedUntil"`

/** One transaction of sign-in's own role. */
export async function inOne<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (problem) {
    await client.query('rollback')
    throw problem
  } finally {
    client.release()
  }
}

/** Counts one attempt against an account, found by user name or by id; undefined when there is none. */
export const beginAttempt = (pool: pg.Pool, who: { username: string } | { id: string }, now: Date) =>
  inOne<Begun | undefined>(pool, async (client) => {
    const [column, value] = 'id' in who ? ['id', who.id] : ['username', who.username]
    const { rows } = await client.query<Known & Standing>(
      `select ${ACCOUNT} from platform.account where ${column} = $1 for update`,
      [value],
    )
    const [row] = rows
    if (!row) return undefined
    const { failed, lockedUntil, ...account } = row
    const standing = begin({ failed, lockedUntil }, now)
    await keepStanding(client, account.id, standing)
    return { account, standing }
  })

const keepStanding = (client: pg.PoolClient | pg.Pool, id: string, { failed, lockedUntil }: Standing) =>
  client.query('update platform.account set failed_sign_ins = $2, locked_until = $3 where id = $1', [
    id,
    failed,
    lockedUntil,
  ])

const changeStanding = (pool: pg.Pool, id: string, change: (standing: Standing) => Standing) =>
  inOne(pool, async (client) => {
    const { rows } = await client.query<Standing>(
      'select failed_sign_ins as failed, locked_until as "lockedUntil" from platform.account where id = $1 for update',
      [id],
    )
    const [row] = rows
    if (row) await keepStanding(client, id, change(row))
  })

export const failAttempt = (pool: pg.Pool, id: string, now: Date) =>
  changeStanding(pool, id, (standing) => fail(standing, now))
export const takeAttemptBack = (pool: pg.Pool, id: string) => changeStanding(pool, id, takeBack)
export const forgiveAttempts = (pool: pg.Pool, id: string) =>
  changeStanding(pool, id, () => ({ failed: 0, lockedUntil: null }))

export type Seen = {
  sessionId: string
  expiresAt: Date
  accountId: string
  personId: string | null
  name: string
  mustChangePassword: boolean
  posts: { role: string; areaCode: string | null; areaPath: string | null; organisationId: string | null }[]
}

/** Who a session token belongs to, with the posts of the day; nobody when it ended or the account is disabled. */
export async function see(pool: pg.Pool, token: string, now: Date, today: string): Promise<Seen | undefined> {
  const { rows } = await pool.query<Seen>({
    // Asked with nearly every request: planned once a connection.
    name: 'see',
    text: `select s."id" as "sessionId", s."expiresAt", a.id as "accountId", a.person_id as "personId", a.display_name as name,
       a.must_change_password as "mustChangePassword",
       coalesce(json_agg(json_build_object('role', p.role, 'areaCode', p.area_code, 'areaPath', p.area_path,
         'organisationId', p.organisation_id)) filter (where p.id is not null), '[]') as posts
     from auth."session" s
     join platform.account a on a.id = s."userId"::uuid and a.status = 'active'
     left join platform.post p on p.account_id = a.id and p.valid_from <= $3 and (p.valid_to is null or p.valid_to >= $3)
     where s."token" = $1 and s."expiresAt" > $2
     group by s."id", a.id`,
    values: [token, now, today],
  })
  return rows[0]
}

export const extendSession = (pool: pg.Pool, token: string, now: Date, expiresAt: Date) =>
  pool.query('update auth."session" set "expiresAt" = $3, "updatedAt" = $2 where "token" = $1 and "expiresAt" > $2', [
    token,
    now,
    expiresAt,
  ])

/** Ends the session of a token; the account it belonged to. */
export async function endByToken(pool: pg.Pool, token: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `with ended as (delete from auth."session" where "token" = $1 returning "userId")
     select a.id, a.display_name as name from ended join platform.account a on a.id = ended."userId"::uuid`,
    [token],
  )
  return rows[0]
}

export type Session = { id: string; startedAt: Date; lastUsedAt: Date; ip: string; device: string }

export async function sessionsOf(pool: pg.Pool, accountId: string, now: Date): Promise<Session[]> {
  const { rows } = await pool.query<Session>(
    `select "id", "createdAt" as "startedAt", "updatedAt" as "lastUsedAt", coalesce("ipAddress", '') as ip,
       coalesce("userAgent", '') as device
     from auth."session" where "userId" = $1 and "expiresAt" > $2 order by "updatedAt" desc, "id"`,
    [accountId, now],
  )
  return rows
}

export async function hashOf(pool: pg.Pool, accountId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ password: string }>(
    `select "password" from auth."account" where "userId" = $1 and "providerId" = 'credential'`,
    [accountId],
  )
  return rows[0]?.password
}

/** Whose second step a challenge is; challenges live in the library's clock. */
export async function challenged(pool: pg.Pool, identifier: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>(
    'select "value" from auth."verification" where "identifier" = $1 and "expiresAt" > current_timestamp',
    [identifier],
  )
  return rows[0]?.value
}

export async function secondFactorOf(pool: pg.Pool, accountId: string) {
  const { rows } = await pool.query<{ sealed: string; proven: boolean }>(
    'select "secret" as sealed, coalesce("verified", false) as proven from auth."twoFactor" where "userId" = $1',
    [accountId],
  )
  return rows[0]
}

/** Ended sessions and challenges nobody answered are of no use to anybody. */
export async function sweep(pool: pg.Pool, now: Date): Promise<void> {
  await pool.query('delete from auth."session" where "expiresAt" < $1', [now])
  await pool.query('delete from auth."verification" where "expiresAt" < current_timestamp')
}
