import type pg from 'pg'
import { SESSION_COOKIE, signed } from '#platform/access/sign-in/cookie.ts'
import { COMMUNITY } from '../demo/accounts.ts'

/** What P1 makes has ids of its own, so that it can be told from everything else and cleared away. */
const KINDS = { person: '0000b101', account: '0000b102', post: '0000b103', signUp: '0000b104' } as const
const PLACES = { activity: '0000b105', shift: '0000b106' } as const
type Kind = keyof typeof KINDS | keyof typeof PLACES
const prefixOf = (kind: Kind): string => `${{ ...KINDS, ...PLACES }[kind]}-0000-4000-8000-`

export const idOf = (kind: Kind, n: number): string => prefixOf(kind) + String(n).padStart(12, '0')
/** The same in SQL, of a number that is a text. */
export const idIn = (kind: Kind, n: string): string => `('${prefixOf(kind)}' || lpad(${n}, 12, '0'))::uuid`
const among = (column: string, kind: Kind): string =>
  `${column} between '${prefixOf(kind)}000000000000' and '${prefixOf(kind)}999999999999'`

/** Person n signed up for the shift of the round that n falls into; each has an account, a phone and a session of its own. */
export async function prepareGround(client: pg.Client, sizes: readonly number[]): Promise<number[]> {
  await clearGround(client)
  const people = sizes.reduce((sum, one) => sum + one, 0)
  await client.query(PEOPLE, [people, COMMUNITY])
  await client.query(ACCOUNTS, [people])
  const starts: number[] = []
  let first = 0
  for (const [round, size] of sizes.entries()) {
    await client.query(ACTIVITY, [COMMUNITY, idOf('activity', round), idOf('shift', round), size, `b1${round}`])
    await client.query(SIGN_UPS, [COMMUNITY, idOf('activity', round), idOf('shift', round), first, size])
    starts.push(first)
    first += size
  }
  await client.query(`analyze directory.person, platform.account, platform.post, auth."user", auth."session",
    activities.activity, activities.shift, activities.sign_up`)
  return starts
}

const PEOPLE = `
  insert into directory.person (id, area_code, name, created_at)
  select ${idIn('person', 'n::text')}, $2, '签到' || n, now() from generate_series(0, $1::int - 1) as n`

const ACCOUNTS = `
  with opened as (
    insert into platform.account (id, username, display_name, person_id, created_at)
    select ${idIn('account', 'n::text')}, 'bench-p1-' || n, '签到' || n, ${idIn('person', 'n::text')}, now()
    from generate_series(0, $1::int - 1) as n returning id, username),
  posted as (
    insert into platform.post (id, account_id, role, valid_from, created_at)
    select ${idIn('post', 'n::text')}, ${idIn('account', 'n::text')}, 'volunteer', '2023-07-01', now()
    from generate_series(0, $1::int - 1) as n),
  known as (
    insert into auth."user" ("id", "name", "email", "emailVerified", "updatedAt", "username", "twoFactorEnabled")
    select id::text, '居民', id || '@wushe.invalid', false, now(), username, false from opened returning "id", "username")
  insert into auth."session" ("id", "expiresAt", "token", "updatedAt", "userId")
  select "username", now() + interval '167 hours 30 minutes', "username", now(), "id" from known`

const ACTIVITY = `
  with planned as (
    insert into activities.activity (id, area_code, audience, title, content, place, organiser, category, leader_person_id, leader_name, contact,
      risk_level, risks, state, starts_at, ends_at, created_by, created_by_name, created_at)
    values ($2::uuid, $1, 'volunteers', '清洁家园志愿行动', '清理楼道杂物，擦拭扶手', '社区居委会门前', '社区居委会', '06', ${idIn('person', "'0'")}, '赵主任', '022-27120000',
      'low', '没有明显风险，注意防滑', 'recruiting', now() - interval '10 minutes', now() + interval '3 hours', ${idIn('account', "'0'")}, '压测', now())
    returning id, starts_at, ends_at)
  insert into activities.shift (id, activity_id, starts_at, ends_at, places, taken, ticket_no)
  select $3::uuid, id, starts_at, ends_at, $4::int, $4::int, lpad($5, 8, '0') from planned`

const SIGN_UPS = `
  insert into activities.sign_up (id, activity_id, shift_id, person_id, area_code, state, via, starts_at, ends_at, account_id, signed_up_at)
  select ${idIn('signUp', 'n::text')}, $2::uuid, $3::uuid, ${idIn('person', 'n::text')}, $1, 'placed', 'phone', s.starts_at, s.ends_at, ${idIn('account', 'n::text')}, now()
  from generate_series($4::int, $4::int + $5::int - 1) as n join activities.shift s on s.id = $3::uuid`

/** As sign-in gives it to the phone of person n. */
export const cookieOf = (n: number, secret: string): string => `${SESSION_COOKIE}=${signed(`bench-p1-${n}`, secret)}`

/** Removes what is there of this or a broken-off run; what may only be added to goes too, as no user of the platform could. */
export async function clearGround(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica')
  for (const statement of [
    `delete from activities.attendance_event where ${among('person_id', 'person')}`,
    `delete from activities.attendance where ${among('person_id', 'person')}`,
    `delete from activities.sign_up where ${among('id', 'signUp')}`,
    `delete from activities.shift where ${among('id', 'shift')}`,
    `delete from activities.activity where ${among('id', 'activity')}`,
    `delete from platform.audit where ${among('account_id', 'account')}`,
    `delete from platform.idempotency where ${among('account_id', 'account')}`,
    `delete from auth."session" where "id" like 'bench-p1-%'`,
    `delete from auth."user" where ${among('"id"', 'account')}`,
    `delete from platform.post where ${among('id', 'post')}`,
    `delete from platform.account where ${among('id', 'account')}`,
    `delete from directory.person where ${among('id', 'person')}`,
  ])
    await client.query(statement)
  await client.query('set session_replication_role = origin')
}

export type Counted = { people: number; attendances: number; events: number; audited: number }

/** What stands in the tables of one round, by which the answers are checked. */
export async function countOf(client: pg.Client, round: number): Promise<Counted> {
  const { rows } = await client.query<Counted>(
    `select (select count(distinct person_id)::int from activities.attendance where shift_id = $1) as people,
       (select count(*)::int from activities.attendance where shift_id = $1) as attendances,
       (select count(*)::int from activities.attendance_event where activity_id = $2) as events,
       (select count(*)::int from platform.audit where record_id = $2::text and outcome = 'done') as audited`,
    [idOf('shift', round), idOf('activity', round)],
  )
  return rows[0] ?? { people: 0, attendances: 0, events: 0, audited: 0 }
}
