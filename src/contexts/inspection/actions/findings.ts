import { recordFinding } from '#contexts/scoring/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import type { Sample } from '../store/samples.ts'
import { countWithout } from '../store/samples.ts'
import type { Survey } from '../store/surveys.ts'
import { type Fault, SAMPLE_KINDS, type SampleKind } from '../vocabulary.ts'
import { handOf } from './hands.ts'

const ALL = Object.keys(SAMPLE_KINDS) as SampleKind[]
/** The norms of professional work (MZ/T 094, 095, 071) are seen in cases and groups. */
const PROFESSIONAL: readonly SampleKind[] = ['case', 'group']

/** B5: satisfied of all who answered, once every community answered as often as planned. */
export async function tellSatisfaction(call: Call, survey: Survey): Promise<void> {
  const { pointId, areaCode, stage, satisfied, answers } = survey
  const label = `满意度调查收回${answers}份，满意${satisfied}份`
  const source = { kind: 'inspection.survey', id: survey.id, label }
  await recordFinding(call.tx, {
    ...{ pointId, areaCode, stage, item: 'B5', part: satisfied, whole: answers, source },
    by: handOf(call),
  })
}

const LOOKED_FOR: readonly { item: string; fault: Fault; kinds: readonly SampleKind[]; words: string }[] = [
  { item: 'A7', fault: 'incomplete', kinds: ALL, words: '材料齐全' },
  { item: 'B6', fault: 'improper', kinds: PROFESSIONAL, words: '合乎规范' },
]
/** A7: files without missing papers; B6: cases and groups done as the norms ask. Over all samples of the stage that are closed. */
export async function tellFiles(call: Call, sample: Sample): Promise<void> {
  const { id, pointId, areaCode, stage, kind } = sample
  for (const { item, fault, kinds, words } of LOOKED_FOR) {
    if (!kinds.includes(kind)) continue
    const { part, whole } = await countWithout(call.tx, { pointId, stage, fault, kinds })
    const source = { kind: 'inspection.sample', id, label: `档案抽查${whole}份，${words}${part}份` }
    await recordFinding(call.tx, { pointId, areaCode, stage, item, part, whole, source, by: handOf(call) })
  }
}
