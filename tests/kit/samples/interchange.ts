import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

export const interchangeSamples: Record<string, MakeSample> = {
  'interchange.batch': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into interchange.batch (id, number, kind, area_code, area_path, with_rejected, format, bom, reason, made_by, maker_name, made_at)
      select ${id}, ${`SJ20240614-${id}`}, 'volunteers', code, path, false, 'xlsx', true, '样例报送', ${randomUUID()}, '经办', ${now}
      from directory.area where code = ${areaCode}`.execute(tx)
    return id
  },
  'interchange.statement': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into interchange.statement (id, area_code, area_path, from_date, to_date, lines, imported_by, imported_at)
      select ${id}, code, path, '2023-10-01', '2023-10-31', 0, '经办', ${now} from directory.area where code = ${areaCode}`.execute(
      tx,
    )
    return id
  },
}
