import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Objection = {
  id: string
  starId: string
  words: string
  raisedVia: 'phone' | 'desk'
  raisedAt: Date
  answer: string | null
  upheld: boolean | null
  answeredAt: Date | null
  areaPath: string
  personId: string
  version: number
}

const columns = sql`o.id, o.star_id, o.words, o.raised_via, o.raised_at, o.answer, o.upheld, o.answered_at, o.version, a.path as area_path, s.person_id`
const from = sql`recognition.star_objection o join recognition.star s on s.id = o.star_id join directory.area a on a.code = s.area_code`

export async function objectionsTo(tx: Tx, starId: string): Promise<Objection[]> {
  const { rows } = await sql<Objection>`
    select ${columns} from ${from} where o.star_id = ${starId} order by o.raised_at, o.id`.execute(tx)
  return rows
}
export async function findObjection(tx: Tx, id: string): Promise<Objection | undefined> {
  const { rows } = await sql<Objection>`select ${columns} from ${from} where o.id = ${id}`.execute(tx)
  return rows[0]
}

type Raised = { starId: string; words: string; via: 'phone' | 'desk'; by: string; now: Date }
/** Anybody signed in may object, also to what they cannot otherwise see. False: theirs to this one still waits. */
export const addObjection = (tx: Tx, { starId, words, via, by, now }: Raised): Promise<boolean> =>
  seeingAll(tx, async () => {
    const { numAffectedRows } = await sql`
      insert into recognition.star_objection (id, star_id, words, raised_via, raised_by, raised_at)
      values (${randomUUID()}, ${starId}, ${words}, ${via}, ${by}, ${now}) on conflict do nothing`.execute(tx)
    return numAffectedRows === 1n
  })

type Answer = { id: string; version: number; answer: string; upheld: boolean; by: string; now: Date }
export async function answerObjection(tx: Tx, { id, version, answer, upheld, by, now }: Answer): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('recognition.starObjection')
      .set({ answer, upheld, answeredBy: by, answeredAt: now, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
