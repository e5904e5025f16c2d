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
export type Served = Pick<Awaited<ReturnType<typeof aVolunteer>>, 'personId' | 'volunteerId' | 'areaCode'>

type Service = {
  on: string
  minutes: number
  activity?: string
  organisedBy?: string
  content?: string
  leader?: string
  category?: string
  activityId?: string
}

const taken = new Map<string, number>()

/** The services of one person on one day follow one another from six in the morning on. */
function freeFrom(personId: string, day: string, minutes: number): Date {
  const key = `${personId}/${day}`
  const start = taken.get(key) ?? Date.parse(`${day}T06:00:00+08:00`)
  taken.set(key, start + minutes * 60_000)
  return new Date(start)
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
    category = null,
    activityId = null,
  } = service
  const from = freeFrom(who.personId, on, minutes)
  const to = new Date(from.getTime() + minutes * 60_000)
  const recordId = randomUUID()
  const draftId = organisedBy ? randomUUID() : null
  await town.tx(async (tx) => {
    if (draftId)
      await sql`
        with draft as (
          insert into volunteering.draft_record (id, person_id, volunteer_id, area_code, organiser_area_code, activity, content, place, organiser,
            leader_name, category, activity_id, served_on, started_at, ended_at, minutes, source, activity_ended_at, record_due_on, recorded_at, state,
            confirmed_by, confirmed_at, verified_by, verified_at, objection_until)
          values (${draftId}, ${who.personId}, ${who.volunteerId}, ${who.areaCode}, ${organisedBy}, ${activity}, ${content}, '社区广场', '邻里互助队',
            ${leader}, ${category}, ${activityId}, ${on}, ${from}, ${to}, ${minutes}, 'qr', ${new Date(`${on}T22:00:00+08:00`)}, '2024-03-20', ${town.now}, 'verified',
            ${randomUUID()}, ${town.now}, ${randomUUID()}, ${town.now}, '2024-03-01') returning id)
        insert into volunteering.draft_step (id, draft_id, step, taken_at) select ${randomUUID()}, id, 'recorded', ${town.now} from draft`.execute(
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
