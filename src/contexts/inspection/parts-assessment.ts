import { z } from 'zod'
import { AssessmentStateCode, Id, ListFilter, maybe, Of } from './parts.ts'

const Centi = z.int().min(0, '自评分不能小于0').max(10_000, '自评分过大，请核对')
const Link = z
  .string()
  .trim()
  .max(300, '网址过长')
  .regex(/^(https?:\/\/|\/)\S+$/, '佐证链接请写完整网址（http 开头），或平台内以 / 开头的地址')
  .meta({ examples: ['/board'] })

export const AssessmentFilter = ListFilter.extend({ state: AssessmentStateCode.optional() })
export const ItemForm = z.object({
  code: z
    .string()
    .regex(/^[A-Z]\d{1,2}$/, '请选择评分表的一项')
    .meta({ examples: ['A1'] }),
  words: maybe(2000).describe('自评说明'),
  ownCenti: Centi.nullable().describe('自评分，百分之一分'),
  links: z.array(Link).max(10, '一项至多10个链接').default([]),
  fileIds: z.array(Id).max(10, '一项至多10个附件').default([]),
})

export const AssessmentRow = z.object({
  ...Of,
  tableTitle: z.string(),
  state: AssessmentStateCode,
  dueOn: z.string(),
  isOverdue: z.boolean().describe('到期没有提交'),
  filled: z.int(),
  items: z.int(),
  ownTotalCenti: z.int().nullable(),
  submittedOn: z.string().nullable(),
})
export const AssessmentItem = z.object({
  code: z.string(),
  dimension: z.string(),
  second: z.string(),
  title: z.string(),
  fullCenti: z.int(),
  kind: z.enum(['computed', 'judged']),
  computedCenti: z.int().nullable(),
  rule: z.string(),
  basis: z.string(),
  words: z.string(),
  ownCenti: z.int().nullable(),
  links: z.array(z.string()),
  files: z.array(z.object({ fileId: Id, name: z.string() })),
})
export const AssessmentView = AssessmentRow.extend({
  startedName: z.string(),
  submittedName: z.string().nullable(),
  mayWrite: z.boolean(),
  list: z.array(AssessmentItem),
})
