import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Member = {
  volunteerId: string
  name: string
  maskedId: string | null
  areaName: string
  registeredOn: string
  source: string
}
export type Group = {
  kind: 'phone' | 'name-birth'
  maskedPhone: string | null
  name: string
  birthDate: string | null
  people: number
  sources: string[]
  members: Member[]
}

/** More registered volunteers than this with one phone are shown: a family may share one. */
export const PEOPLE_A_PHONE = 3
const MOST_GROUPS = 100
const MOST_MEMBERS = 20

/** The list a registration came by: which spreadsheet, the phone, or paper. */
const sourced = (codes: string[] | null) => sql`
  select v.id as volunteer_id, v.person_id, v.registered_on, p.name, p.masked_id, p.masked_phone, p.phone_blind, p.birth_date, area.name as area_name,
    coalesce('花名册：' || batch.file_name, case x.source when 'phone' then '手机申请' when 'paper' then '纸质代办' end, '在线登记') as source
  from volunteering.volunteer v
  join directory.person p on p.id = v.person_id and p.erased_on is null
  join directory.area area on area.code = v.area_code
  left join platform.import_batch batch on batch.id = v.batch_id
  left join lateral (select source from volunteering.application a where a.volunteer_id = v.id order by a.decided_at limit 1) as x on true
  where v.left_on is null and (${codes}::text[] is null or v.area_code = any(${codes}::text[]))`

const grouped = (kind: RawBuilder<unknown>, by: RawBuilder<unknown>, having: RawBuilder<unknown>) => sql`
  select ${kind} as kind, max(masked_phone) as masked_phone, max(name) as name, max(birth_date) as birth_date,
    count(distinct person_id)::int as people, array_agg(distinct source) as sources,
    (jsonb_agg(jsonb_build_object('volunteerId', volunteer_id, 'name', name, 'maskedId', masked_id, 'areaName', area_name,
      'registeredOn', registered_on, 'source', source) order by registered_on, volunteer_id)) as members
  from sourced where ${by} is not null group by ${by} having ${having} order by people desc, ${by} limit ${MOST_GROUPS}`

/** Registered volunteers in the areas named that look like one person twice, or like many made up on one phone. */
export async function listDuplicates(tx: Tx, codes: string[] | null): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with sourced as materialized (${sourced(codes)}),
    phones as (${grouped(sql`'phone'`, sql`phone_blind`, sql`count(distinct person_id) > ${PEOPLE_A_PHONE}`)}),
    names as (${grouped(sql`'name-birth'`, sql`(name || '/' || birth_date)`, sql`count(distinct person_id) > 1 and count(distinct source) > 1`)})
    select * from phones union all select * from names`.execute(tx)
  return rows.map((group) => ({ ...group, members: group.members.slice(0, MOST_MEMBERS) }))
}
