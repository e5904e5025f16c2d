import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

/** A point of its own each time: one point has one assessment a stage. */
export const inspectionSamples: Record<string, MakeSample> = {
  'inspection.assessment': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into inspection.assessment (id, point_id, area_code, stage, table_title, due_on, state, started_by, started_name, started_at)
      values (${id}, ${randomUUID()}, ${townOf(areaCode)}, 'final', '样例评分表', '2024-06-15', 'draft', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    await sql`insert into inspection.assessment_item (assessment_id, position, code, dimension, second, title, full_centi, kind, rule, basis)
      values (${id}, 1, 'A1', '样例', '样例', '样例', 400, 'judged', '样例', '样例')`.execute(tx)
    return id
  },
  'inspection.visit': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into inspection.visit (id, point_id, area_code, stage, place, planned_on, state, planned_by, planned_name, planned_at)
      values (${id}, ${randomUUID()}, ${townOf(areaCode)}, 'final', '样例', '2024-03-08', 'planned', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    await sql`insert into inspection.inspector (visit_id, account_id, name) values (${id}, ${randomUUID()}, '样例')`.execute(
      tx,
    )
    return id
  },
  'inspection.survey': async (tx, areaCode) => {
    const id = randomUUID()
    await sql`insert into inspection.survey (id, no, point_id, area_code, stage, form_from, closes_on, state, opened_on, opened_by, opened_name)
      values (${id}, ${id.slice(0, 8)}, ${randomUUID()}, ${townOf(areaCode)}, 'final', '2023-07-01', '2024-04-30', 'open', '2024-03-01', ${randomUUID()}, '样例')`.execute(
      tx,
    )
    await sql`insert into inspection.survey_community (survey_id, community_code, planned, first_seq, last_seq)
      values (${id}, ${areaCode}, 30, 1, 40)`.execute(tx)
    return id
  },
  'inspection.sample': async (tx, areaCode) => {
    const id = randomUUID()
    await sql`insert into inspection.sample (id, point_id, area_code, stage, kind, seed, population, list_digest, sampled, state, drawn_on, drawn_by, drawn_name)
      values (${id}, ${randomUUID()}, ${townOf(areaCode)}, 'final', 'group', '样例', array['a'], '样例', 1, 'open', '2024-03-01', ${randomUUID()}, '样例')`.execute(
      tx,
    )
    await sql`insert into inspection.sampled_file (sample_id, position, key, label, detail) values (${id}, 1, 'a', '样例', '样例')`.execute(
      tx,
    )
    return id
  },
}
