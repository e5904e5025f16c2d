import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { interchangeErrors } from '../errors.ts'
import { takeSteps } from './steps.ts'

export const RECEIPT_FAULTS = {
  unknown: '没有报送过这一行，请核对行标识是否与对接文件一致',
  elsewhere: '这一行所在的批次不在所选区划之内，请选择批次所属的区划',
  withdrawn: '这一行所在的批次已撤回，不再登记回执',
  superseded: '这条记录已由后来的批次重新报送，请登记后一批的回执',
  'number-missing': '首次受理须填写国家系统给出的外部编号',
  'other-number': '这条记录已登记了另一个外部编号，请与国家系统核对',
  taken: '这个外部编号已属于另一条记录，请与国家系统核对',
  'number-twice': '本表中另有一行填了同一个外部编号，请核对',
} as const
export type ReceiptFault = keyof typeof RECEIPT_FAULTS

/** Lines of a receipt judged against what was sent: 'new', 'same', or what stands against them. */
const judged = (source: RawBuilder<unknown>, scopePath: string, system: string) => sql`
  select asked.*, e.kind, e.record_id, e.area_code, e.act, e.batch_id, e.fingerprint, mine.number as known_number,
    case
      when e.record_id is null then 'unknown'
      when b.area_path <> ${scopePath} and not starts_with(b.area_path, ${`${scopePath}.`}) then 'elsewhere'
      when b.status = 'withdrawn' then 'withdrawn'
      when (s.batch_id, s.line_no) <> (e.batch_id, e.line_no) then 'superseded'
      when asked.step = 'accepted' and asked.external is null and mine.number is null and e.kind <> 'hours' then 'number-missing'
      when mine.number <> asked.external then 'other-number'
      when taken.record_id <> e.record_id then 'taken'
      when asked.external is not null and count(*) over (partition by e.kind, asked.external) > 1 then 'number-twice'
      when s.step = asked.step and s.reason is not distinct from asked.reason then 'same'
      else 'new'
    end as verdict
  from (select row_no, data->>'batchNumber' as batch_number, (data->>'lineNo')::int as line_no, data->>'step' as step,
               data->>'external' as external, data->>'reason' as reason
        from ${source} as source offset 0) as asked
  left join interchange.batch b on b.number = asked.batch_number
  left join interchange.sync_event e on e.batch_id = b.id and e.line_no = asked.line_no and e.step = 'sent'
  left join interchange.sync_state s on s.kind = e.kind and s.record_id = e.record_id
  left join interchange.external_number mine on mine.kind = e.kind and mine.system = ${system} and mine.record_id = e.record_id
  left join interchange.external_number taken on taken.kind = e.kind and taken.system = ${system} and taken.number = asked.external`

export async function faultyReceipts(tx: Tx, source: RawBuilder<unknown>, scopePath: string, system: string) {
  const { rows } = await sql<{ rowNo: number; verdict: ReceiptFault }>`
    select row_no, verdict from (${judged(source, scopePath, system)}) as judged where verdict not in ('new', 'same') order by row_no`.execute(
    tx,
  )
  return rows
}

type Taking = { batchId: string; scopePath: string; system: string; by: string | null; now: Date; today: string }

/** Registers the numbers and takes the steps of a receipt. Errors: interchange.changedSince. */
export async function storeReceipts(
  tx: Tx,
  { batchId, scopePath, system, by, now, today }: Taking,
): Promise<{ stored: number; same: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('interchange.numbers', 0))`.execute(tx)
  const [faulty] = await faultyReceipts(tx, stagedRows(batchId), scopePath, system)
  if (faulty) throw interchangeErrors.changedSince(faulty.rowNo, RECEIPT_FAULTS[faulty.verdict])
  const all = judged(stagedRows(batchId), scopePath, system)
  const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from (${all}) as judged`.execute(tx)
  const steps = sql`select kind, record_id, area_code, step, act, batch_id, line_no, fingerprint, reason from (${all}) as judged where verdict = 'new'`
  const stored = await takeSteps(tx, steps, { by, now })
  // After the steps, so that what is new was judged without the numbers it brings.
  await sql`insert into interchange.external_number (kind, record_id, number, system, from_date, batch_id)
    select kind, record_id, external, ${system}, ${today}::date, ${batchId}::uuid from (${all}) as judged
    where step = 'accepted' and external is not null and known_number is null`.execute(tx)
  return { stored, same: (rows[0]?.rows ?? 0) - stored }
}
