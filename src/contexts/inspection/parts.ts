import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import {
  ASSESSMENT_STATES,
  FAULTS,
  SAMPLE_KINDS,
  SAMPLE_STATES,
  STAGES,
  SURVEY_STATES,
  VERDICTS,
  VISIT_STATES,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })
export const Moment = z.date().transform((moment) => moment.toISOString())

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const StageCode = z.enum(codesOf(STAGES), '请选择阶段')
export const AssessmentStateCode = z.enum(codesOf(ASSESSMENT_STATES))
export const VisitStateCode = z.enum(codesOf(VISIT_STATES))
export const VerdictCode = z.enum(codesOf(VERDICTS), '请选择结果')
export const SurveyStateCode = z.enum(codesOf(SURVEY_STATES))
export const SampleKindCode = z.enum(codesOf(SAMPLE_KINDS), '请选择抽查哪一类档案')
export const SampleStateCode = z.enum(codesOf(SAMPLE_STATES))
export const FaultCode = z.enum(codesOf(FAULTS))

/** Text that must be there. */
export const told = (least: string, most: number, min = 2) =>
  z.string().trim().min(min, least).max(most, `请精简到${most}字以内`)
/** Text that may be left empty. */
export const maybe = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')

/** What a list of this context is narrowed by. */
export const ListFilter = z.object({
  areaCode: AreaCode.optional(),
  stage: StageCode.optional(),
  pointId: Id.optional().describe('只看一个创建点的'),
})

/** A point whose project runs, and its communities of today. */
export const PointRow = z.object({
  pointId: Id,
  areaCode: z.string().describe('街镇'),
  townName: z.string(),
  districtName: z.string(),
  communities: z.array(z.object({ code: z.string(), name: z.string() })),
})
/** What every row of this context says of where it belongs. */
export const Of = {
  id: Id,
  pointId: Id,
  areaCode: z.string(),
  townName: z.string(),
  districtName: z.string(),
  stage: StageCode,
  version: Version,
}
