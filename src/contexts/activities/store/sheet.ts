import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Verdict } from '../rules/presence.ts'
import type { ActivityState } from '../rules/states.ts'

type Source = 'qr' | 'roll-call' | 'paper' | 'auto' | 'cancelled'

export type SheetRow = {
  signUpId: string | null
  attendanceId: string | null
  personId: string
  shiftId: string
  name: string
  maskedPhone: string | null
  birthDate: string | null
  signUpState: 'placed' | 'waiting' | 'cancelled' | null
  signUpVersion: number | null
  waitingNo: number | null
  via: string | null
  inAt: Date | null
  outAt: Date | null
  inSource: Source | null
  outSource: Source | null
  missingOut: boolean | null
  minutes: number | null
  verdict: Verdict | null
}

/** Everybody who signed up or came, once for each shift, in the order of signing up; cancelled ones only if they came. */
export async function listSheet(tx: Tx, activityId: string, shiftId?: string): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    with line as (
      select u.id as sign_up_id, t.id as attendance_id, coalesce(u.person_id, t.person_id) as person_id, coalesce(u.shift_id, t.shift_id) as shift_id,
        u.state as sign_up_state, u.version as sign_up_version, u.via, u.queue_no,
        case when u.state = 'waiting' then count(*) filter (where u.state = 'waiting') over (partition by u.shift_id order by u.queue_no) end::int as waiting_no,
        t.in_at, t.out_at, t.in_source, t.out_source, t.missing_out, t.minutes, t.verdict
      from (select * from activities.sign_up where activity_id = ${activityId} and state <> 'cancelled') u
      full join (select * from activities.attendance where activity_id = ${activityId}) t on t.shift_id = u.shift_id and t.person_id = u.person_id)
    select line.*, p.name, p.masked_phone, p.birth_date
    from line join directory.people_shown(array(select person_id from line)) p on p.id = line.person_id
    where ${shiftId ?? null}::uuid is null or line.shift_id = ${shiftId ?? null}::uuid
    order by line.queue_no nulls last, line.in_at, line.person_id`.execute(tx)
  return rows
}

export type MyRow = {
  signUpId: string
  activityId: string
  shiftId: string
  title: string
  place: string
  organiser: string
  leaderName: string
  contact: string
  startsAt: Date
  endsAt: Date
  activityState: ActivityState
  state: 'placed' | 'waiting' | 'cancelled'
  waitingNo: number | null
  inAt: Date | null
  outAt: Date | null
  minutes: number | null
  verdict: Verdict | null
  version: number
}

type Mine = { personId: string; when: 'coming' | 'past' | 'all'; now: Date; page: number; pageSize: number }

/** One person's own sign-ups. The number in the waiting list counts people the caller may not see: ask with the sight of all. */
export async function listMine(tx: Tx, { personId, when, now, page, pageSize }: Mine) {
  const coming = sql`(u.ends_at > ${now} and u.state <> 'cancelled' and t.out_at is null)`
  const which = when === 'all' ? sql`true` : when === 'coming' ? coming : sql`not coalesce(${coming}, false)`
  const from = sql`
    from activities.sign_up u join activities.activity a on a.id = u.activity_id
    left join activities.attendance t on t.shift_id = u.shift_id and t.person_id = u.person_id
    where u.person_id = ${personId} and ${which}`
  const { rows } = await sql<MyRow>`
    select u.id as sign_up_id, u.activity_id, u.shift_id, a.title, a.place, a.organiser, a.leader_name, a.contact, u.starts_at, u.ends_at, a.state as activity_state,
      u.state, u.version, t.in_at, t.out_at, t.minutes, t.verdict,
      case when u.state = 'waiting' then (select count(*)::int from activities.sign_up o where o.shift_id = u.shift_id and o.state = 'waiting' and o.queue_no <= u.queue_no) end as waiting_no
    ${from}
    order by ${when === 'coming' ? sql`u.starts_at` : sql`u.starts_at desc`}, u.queue_no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  )
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}
