import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { addressesOf, openPasswords } from '#platform/db/roles.ts'
import { idIn } from './p1-ground.ts'
import { outputOfProgram } from './program.ts'
import { superUrlOf } from './server.ts'

export type Reference = { what: string; run(part: Part): Promise<number> }
/** Persons `first` … `first + count - 1` check in at the shift of a round. */
type Part = { round: number; first: number; count: number }

/** As many as the server's own pool has (connect in platform/db/database.ts). */
const CONNECTIONS = 10

/**
 * The statements of one check-in as the server sends them, those that travel together in one group. `:k` is the person's
 * number, `:round` the round's. Kept in step by hand with pipeline.ts, idempotency.ts, audit/store.ts and activities' attendance.ts.
 */
const statements = (k: string, round: string): string[][] => {
  const [person, account] = [idIn('person', k), idIn('account', k)]
  const [activity, shift] = [idIn('activity', round), idIn('shift', round)]
  const key = `'bench-' || ${k}`
  return [
    [
      'begin',
      `select set_config('wushe.reach', '', true), set_config('wushe.person', ${person}::text, true), set_config('wushe.account', ${account}::text, true)`,
      `insert into platform.idempotency (account_id, key, what, input_hash, created_at)
        values (${account}::text, ${key}, 'activities.checkIn', repeat('0', 64), now())`,
      `select pg_advisory_xact_lock_shared(hashtextextended('activities.shift ' || ${shift}, 0))`,
      `select s.id as shift_id, s.activity_id, s.starts_at, s.ends_at, a.state, a.audience, a.title, a.content, a.place, a.organiser, a.category,
        a.area_code, a.leader_person_id, a.leader_name, a.lat, a.lng, a.radius_metres,
        (a.risk_level = 'low' or exists (select from activities.policy p where p.activity_id = a.id and p.from_date <= current_date and p.to_date >= current_date)) as is_insured,
        u.id as sign_up_id, u.state as sign_up_state, t.id as attendance_id, t.in_at, t.out_at, t.missing_out
      from activities.shift s
      join activities.activity a on a.id = s.activity_id
      left join activities.sign_up u on u.shift_id = s.id and u.person_id = ${person} and u.state <> 'cancelled'
      left join activities.attendance t on t.shift_id = s.id and t.person_id = ${person}
      where s.id = ${shift}`,
    ],
    [
      `with added as (
        insert into activities.attendance (id, activity_id, shift_id, person_id, sign_up_id, area_code, in_at, in_source)
        values (gen_random_uuid(), ${activity}, ${shift}, ${person}, ${idIn('signUp', k)}, '120101006001', now(), 'qr') returning id)
      insert into activities.attendance_event (id, attendance_id, activity_id, person_id, area_code, kind, at, recorded_at, source, pass_no, metres, file_id, by_account, by_name)
      select gen_random_uuid(), id, ${activity}, ${person}, '120101006001', 'in', now(), now(), 'qr', ${key}, null::integer, null::uuid, ${account}, '签到' from added
      returning attendance_id`,
      `insert into platform.audit (happened_at, request_id, account_id, actor_name, roles, what, title, outcome, record_kind, record_id, input, ip)
        values (now(), gen_random_uuid()::text, ${account}, '签到', '{志愿者}', 'activities.checkIn', '签到', 'done', 'activities.activity', ${activity}::text,
          jsonb_build_object('pass', repeat('0', 90)), '127.0.0.1')`,
      `update platform.idempotency set answer = jsonb_build_object('attendanceId', gen_random_uuid(), 'activityId', ${activity}, 'title', '清洁家园志愿行动',
          'at', now(), 'plannedFrom', now(), 'plannedTo', now(), 'minutes', null, 'verdict', null, 'told', '已签到')
        where account_id = ${account}::text and key = ${key}`,
      'commit',
    ],
  ]
}

/** pgbench where the machine has one; otherwise a program that sends the same statements over as many connections. */
export function referenceOn(dataDir: string): Reference {
  const url = addressesOf(superUrlOf(dataDir), openPasswords(dataDir)).app
  const program = findPgbench()
  return program
    ? {
        what: `pgbench with the same statements, ${CONNECTIONS} connections`,
        run: (part) => byPgbench(program, url, part),
      }
    : {
        what: `a program over node-pg with the same statements, ${CONNECTIONS} connections (this machine has no pgbench)`,
        run: (part) => byProgram(url, part),
      }
}

function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions]
  return folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file))
}

const TPS = /tps = ([\d.]+) \(without initial connection time\)/

async function byPgbench(program: string, url: string, { round, first, count }: Part): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'wushe-p1-'))
  const each = count / CONNECTIONS
  const script = join(folder, 'check-in.sql')
  writeFileSync(script, scriptOf(first, each, round))
  const { hostname, port, username, password, pathname } = new URL(url)
  const env = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password, PGDATABASE: pathname.slice(1) }
  const words = ['-n', '-M', 'prepared', '-c', CONNECTIONS, '-j', 1, '-t', each, '-D', 'n=0', '-f', script].map(String)
  try {
    const said = await outputOfProgram(program, words, folder, env)
    const tps = TPS.exec(said)?.[1]
    if (!tps) throw new Error(`pgbench did not say how fast it was: ${said}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function scriptOf(first: number, each: number, round: number): string {
  const groups = statements(':k', `'${round}'`).map((group) => {
    const lines = group.map((one) => `${one.replaceAll(/\s+/g, ' ')};`)
    return lines.length === 1 ? lines : ['\\startpipeline', ...lines, '\\endpipeline']
  })
  return [`\\set k ${first} + :client_id * ${each} + :n`, '\\set n :n + 1', ...groups.flat(), ''].join('\n')
}

async function byProgram(url: string, { round, first, count }: Part): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url, pipeline: true }))
  await Promise.all(clients.map((client) => client.connect()))
  const groups = statements('$1::text', `'${round}'`)
  let next = first
  const began = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      while (next < first + count) await checkIn(client, groups, next++, round)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return count / seconds
}

async function checkIn(client: pg.Client, groups: string[][], person: number, round: number): Promise<void> {
  for (const [index, group] of groups.entries())
    await Promise.all(
      group.map((text, at) =>
        text.includes('$1')
          ? client.query({ name: `p1_${round}_${index}_${at}`, text, values: [String(person)] })
          : client.query(text),
      ),
    )
}
