import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { SampleKind } from '../vocabulary.ts'

/** One file that can be drawn: its key stays the same for good, its page opens the record. A case has its number only. */
export type FileAt = { key: string; label: string; detail: string; page: string | null }

type At = { townCode: string; today: string }
/** Communities of the town, by the shape of codes: 120104004 and everything below it. */
const inTown = (column: RawBuilder<unknown>, { townCode }: At) =>
  sql`(${column} = ${townCode} or ${column} in (select a.code from directory.area a where a.parent_code = ${townCode}))`

const QUERIES: Readonly<Record<SampleKind, (at: At) => RawBuilder<FileAt>>> = {
  case: ({ townCode }) => sql<FileAt>`
    select c.id::text as key, c.no as label, case when c.closed_on is null then '办理中' else '已结案' end as detail, null as page
    from casework.pub_case_number c where c.town_code = ${townCode}`,
  group: (at) => sql<FileAt>`
    select g.id::text as key, g.title as label,
      case g.kind when 'group' then '小组' else '社区活动' end || '，有记录' || g.sessions_held || '节' as detail, '/service/groups/' || g.id as page
    from fieldwork.pub_group g where g.town_code = ${at.townCode} and g.state in ('running', 'ended', 'evaluated', 'archived')`,
  // One file is the sheet of an activity on a day at a place: what lies in the folder.
  hours: (at) => sql<FileAt>`
    select concat_ws(' ', r.area_code, r.served_on, r.activity) as key, r.activity as label,
      concat_ws('，', a.name, r.served_on, count(*) || '人') as detail, '/volunteering/hours/' || (array_agg(r.id order by r.id))[1] as page
    from volunteering.pub_service_record r join directory.area a on a.code = r.area_code
    where ${inTown(sql`r.area_code`, at)} and r.served_on <= ${at.today} group by r.area_code, r.served_on, r.activity, a.name`,
  voucher: (at) => sql<FileAt>`
    select v.id::text as key, coalesce(v.voucher_no, '') || ' ' || v.title as label, concat_ws('，', v.paid_on, to_char(v.fen / 100.0, 'FM999999990.00') || '元') as detail,
      '/fund/grants/' || v.grant_id as page
    from grants.pub_voucher v where ${inTown(sql`v.area_code`, at)}`,
  meeting: (at) => sql<FileAt>`
    select m.id::text as key, m.no || ' ' || m.title as label, m.held_on::text as detail, '/linkage/meetings/' || m.id as page
    from linkage.pub_meeting m where m.state = 'held' and ${inTown(sql`m.area_code`, at)}`,
}

/** Everything of a kind that a town has and that could be drawn. */
export const filesOfKind = async (tx: Tx, kind: SampleKind, at: At): Promise<FileAt[]> =>
  (await QUERIES[kind](at).execute(tx)).rows
