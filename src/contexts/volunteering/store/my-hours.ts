import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DraftState, Source } from '../rules/draft-words.ts'
import type { Page } from './volunteers.ts'

/** One line of a person's own hours. `fileName`: of the spreadsheet that brought it; null for a draft. */
export type MyLine = {
  id: string
  draftId: string | null
  recordId: string | null
  activityId: string | null
  activity: string
  place: string
  organiser: string
  servedOn: string
  startedAt: Date | null
  endedAt: Date | null
  minutes: number
  state: DraftState
  source: Source | null
  fileName: string | null
  objectionUntil: string | null
  hasOpenObjection: boolean
  version: number | null
}

/** Drafts of a person, and records that no draft made. */
const linesOf = (personId: string) => sql`
  select d.id, d.id as draft_id, d.record_id, d.activity_id, d.activity, d.place, d.organiser, d.served_on, d.started_at, d.ended_at, d.minutes,
    d.state, d.source, null::text as file_name, d.objection_until, d.version,
    exists (select from volunteering.objection j where j.draft_id = d.id and j.state = 'open') as has_open_objection
  from volunteering.draft_record d where d.person_id = ${personId}
  union all
  select r.id, null, r.id, null, r.activity, '', '', r.served_on, null, null, r.minutes,
    case when exists (select from volunteering.service_record x where x.reverses_id = r.id) then 'void' else 'final' end,
    null, coalesce(b.file_name, ''), null, null,
    exists (select from volunteering.objection j where j.record_id = r.id and j.state = 'open')
  from volunteering.service_record r
  join volunteering.volunteer v on v.id = r.volunteer_id
  left join platform.import_batch b on b.id = r.batch_id
  where v.person_id = ${personId} and r.draft_id is null and r.reverses_id is null`

type Asked = { personId: string; year?: number | undefined; after?: string | undefined; limit: number }

export async function listMyLines(tx: Tx, { personId, year, after, limit }: Asked): Promise<Page<MyLine>> {
  const [servedOn, id] = after?.split('_') ?? []
  const { rows } = await sql<MyLine>`
    select * from (${linesOf(personId)}) as line
    where ${year === undefined ? sql`true` : sql`extract(year from served_on) = ${year}`}
      and ${id ? sql`(served_on, id) < (${servedOn}::date, ${id}::uuid)` : sql`true`}
    order by served_on desc, id desc limit ${limit + 1}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.servedOn}_${last.id}` : null }
}

export async function findMyLine(tx: Tx, personId: string, id: string): Promise<MyLine | undefined> {
  const { rows } = await sql<MyLine>`
    select * from (${linesOf(personId)}) as line where id = ${id} or record_id = ${id}`.execute(tx)
  return rows[0]
}

/** Minutes on their way, and valid minutes and services by year. */
export async function myTotals(tx: Tx, personId: string) {
  const { rows } = await sql<{ year: number; minutes: number; records: number }>`
    select extract(year from r.served_on)::int as year, sum(r.minutes)::int as minutes, count(*)::int as records
    from volunteering.pub_service_record r join volunteering.volunteer v on v.id = r.volunteer_id
    where v.person_id = ${personId} group by 1 order by 1 desc`.execute(tx)
  const waiting = await sql<{ minutes: number }>`
    select coalesce(sum(minutes), 0)::int as minutes from volunteering.draft_record
    where person_id = ${personId} and state in ('pending', 'confirmed', 'verified', 'disputed')`.execute(tx)
  return { byYear: rows, waitingMinutes: waiting.rows[0]?.minutes ?? 0 }
}
