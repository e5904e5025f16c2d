import type { Call } from '#platform/http/pipeline.ts'
import type { Sample } from '../store/samples.ts'
import { countWithout } from '../store/samples.ts'
import type { Survey } from '../store/surveys.ts'
import type { SampleKind } from '../vocabulary.ts'

const ALL: readonly SampleKind[] = ['case', 'group', 'hours', 'voucher', 'meeting']
/** The norms of professional work (MZ/T 094, 095, 071) are seen in cases and groups. */
const PROFESSIONAL: readonly SampleKind[] = ['case', 'group']

/** B5: satisfied of all who answered, once every community answered as often as planned. */
export async function tellSatisfaction(_call: Call, _survey: Survey): Promise<void> {}

/** A7: files without missing papers; B6: cases and groups done as the norms ask. Over all samples of the stage that are closed. */
export async function tellFiles(call: Call, { pointId, stage }: Sample): Promise<void> {
  await countWithout(call.tx, { pointId, stage, fault: 'incomplete', kinds: ALL })
  await countWithout(call.tx, { pointId, stage, fault: 'improper', kinds: PROFESSIONAL })
}
