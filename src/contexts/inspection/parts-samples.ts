import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { FaultCode, Id, ListFilter, Moment, maybe, Of, SampleKindCode, SampleStateCode, StageCode } from './parts.ts'

export const SampleFilter = ListFilter.extend({ state: SampleStateCode.optional(), kind: SampleKindCode.optional() })
export const DrawForm = z.object({
  areaCode: AreaCode.describe('创建点所在的街镇'),
  stage: StageCode,
  kind: SampleKindCode,
  seed: z
    .string()
    .trim()
    .max(40, '种子不超过40个字符')
    .default('')
    .describe('公开摇出的号码；不填的由系统随机产生并记下'),
})
export const CheckFileForm = z.object({
  sampleId: Id,
  version: z.int(),
  position: z.int().min(1),
  faults: z.array(FaultCode).max(2).describe('空为合格'),
  reason: maybe(500),
})
export const SampleRow = z.object({
  ...Of,
  kind: SampleKindCode,
  state: SampleStateCode,
  seed: z.string(),
  whole: z.int().describe('这一类共有几份'),
  sampled: z.int(),
  checked: z.int(),
  passed: z.int(),
  drawnOn: z.string(),
  closedOn: z.string().nullable(),
})
export const SampledFile = z.object({
  position: z.int(),
  label: z.string(),
  detail: z.string(),
  page: z.string().nullable(),
  verdict: z.enum(['passed', 'failed']).nullable(),
  faults: z.array(FaultCode),
  reason: z.string(),
  checkedName: z.string().nullable(),
  checkedAt: Moment.nullable(),
})
export const SampleView = SampleRow.extend({
  drawnName: z.string(),
  closedName: z.string().nullable(),
  reason: z.string(),
  listDigest: z.string(),
  isDrawnRight: z.boolean().describe('按种子重算，名单和摘要都相同'),
  mayCheck: z.boolean(),
  files: z.array(SampledFile),
})
