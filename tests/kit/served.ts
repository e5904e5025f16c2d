import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addPerson } from '#contexts/directory/public.ts'
import { idNumberOf } from './imports.ts'
import type { Town } from './town.ts'

let made = 0

/** Somebody of a community who is a registered volunteer there since 2023-08-01, born in 1991. */
export async function aVolunteer(town: Town, areaCode: string, name = '王小明') {
  made += 1
  const idNumber = idNumberOf(`12999919910101${String(100 + made)}`)
  const personId = await town.tx((tx) => addPerson(tx, { areaCode, name, idNumber, phone: '13820001000' }, town.now))
  const volunteerId = randomUUID()
  await town.tx((tx) =>
    sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      values (${volunteerId}, ${personId}, ${areaCode}, '2023-08-01', ${town.now})`.execute(tx),
  )
  return { personId, volunteerId, areaCode, idNumber }
}
export type Served = Awaited<ReturnType<typeof aVolunteer>>

type Service = {
  on: string
  minutes: number
  activity?: string
  organisedBy?: string
  content?: string
  leader?: string
}

/** A final service: imported, or – where somebody organised it – confirmed, verified and settled from a check-in. */
export async function served(town: Town, who: Served, service: Service): Promise<string> {
  const {
    on,
    minutes,
    activity = `清洁家园${randomUUID().slice(0, 4)}`,
    organisedBy,
    content = '清理楼道',
    leader = '王芳',
  } = service
  const recordId = randomUUID()
  const draftId = organisedBy ? randomUUID() : null
  await town.tx(async (tx) => {
    if (organisedBy)
      await sql`insert into volunteering.draft_record (id, person_id, volunteer_id, area_code, organiser_area_code, activity, content, place, organiser,
          leader_name, served_on, started_at, ended_at, minutes, source, activity_ended_at, record_due_on, recorded_at, state, confirmed_by, confirmed_at,
          verified_by, verified_at, objection_until)
        values (${draftId}, ${who.personId}, ${who.volunteerId}, ${who.areaCode}, ${organisedBy}, ${activity}, ${content}, '社区广场', '邻里互助队',
          ${leader}, ${on}, ${new Date(`${on}T08:00:00+08:00`)}, ${new Date(Date.parse(`${on}T08:00:00+08:00`) + minutes * 60_000)}, ${minutes}, 'qr',
          ${new Date(`${on}T22:00:00+08:00`)}, '2024-03-20', ${town.now}, 'verified', ${randomUUID()}, ${town.now}, ${randomUUID()}, ${town.now}, '2024-03-01')`.execute(
        tx,
      )
    await sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, draft_id, recorded_at)
      values (${recordId}, ${who.volunteerId}, ${who.areaCode}, ${on}, ${minutes}, ${activity}, ${draftId}, ${town.now})`.execute(
      tx,
    )
    if (draftId)
      await sql`update volunteering.draft_record set state = 'final', record_id = ${recordId} where id = ${draftId}`.execute(
        tx,
      )
  })
  return recordId
}
