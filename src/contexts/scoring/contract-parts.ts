import { z } from 'zod'
import { isDate } from '#kernel/time.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Day = z.string().refine(isDate, '请选择日期')
export const Stage = z.enum(['mid', 'final', 're'])
export const AreaCode = z.string().regex(/^\d{2,12}$/, '请选择区划')
export const Reason = z.string().trim().min(2, '请写明理由').max(500, '理由过长，请精简')
export const TABLE_STATES = { draft: '起草中', fixed: '已审定', dropped: '已作废' } as const

const Source = z.object({ title: z.string(), detail: z.string(), page: z.string().nullable() })
export const SheetItemView = z.object({
  code: z.string(),
  dimension: z.string(),
  dimensionTitle: z.string(),
  second: z.string(),
  title: z.string(),
  fullCenti: z.int().describe('满分，百分之一分'),
  kind: z.enum(['computed', 'judged']),
  computedCenti: z.int().nullable().describe('计算得分，百分之一分；没有数据或由专家评定的为空'),
  part: z.int().nullable(),
  whole: z.int().nullable(),
  rule: z.string(),
  reason: z.string(),
  anchors: z.array(z.object({ centi: z.int(), text: z.string() })),
  sources: z.array(Source),
})
export const SheetView = z.object({
  id: z.uuid().nullable(),
  pointId: z.uuid(),
  stage: Stage,
  tableId: z.uuid(),
  tableTitle: z.string(),
  version: z.int(),
  asOf: z.string(),
  sealedAt: z.string().nullable(),
  digest: z.string().nullable(),
  items: z.array(SheetItemView),
})
export const TableRowView = z.object({
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  state: z.enum(['draft', 'fixed', 'dropped']),
  stages: z.array(Stage),
  items: z.int(),
  reason: z.string(),
  draftedName: z.string(),
  fixedName: z.string().nullable(),
  fixedOn: z.string().nullable(),
  isOfPackage: z.boolean(),
})
