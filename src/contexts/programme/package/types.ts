import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import type { ScoreTable } from '../score-table.ts'

/** Shapes of a programme package. Every count is a whole number, money is fen, dates are 'YYYY-MM-DD'. */
const Day = z.string().refine(isDate, '应为2023-07-01这样的日期，并加引号')
const Text = z.string().trim().min(1, '不能为空')
const Count = z.int('应为整数').min(0, '不能为负')
/** A count in a table. An empty cell is not 0. */
const Written = z
  .string()
  .trim()
  .regex(/^\d{1,15}$/, '应为不带单位的整数')
  .transform(Number)

export const FloorLine = z
  .strictObject({
    from: Day,
    atLeast: Count.optional(),
    percent: z.int().min(1).max(100).optional(),
    fromPoint: z.literal('fundThresholdFen').optional(),
  })
  .refine(
    (line) => [line.atLeast, line.percent, line.fromPoint].filter((one) => one !== undefined).length === 1,
    '每行下限只能写 atLeast、percent、fromPoint 之一',
  )

export const CriterionSpec = z.strictObject({
  code: z.string().regex(/^S\d+\.\d+$/, '编号应如 S5.6'),
  standard: z.int().min(1).max(20),
  clause: z.string().regex(/^[一二三四五六七八九十]+(（[一二三四五六七八九十]+）)?$/, '条款应如 三（五）'),
  title: Text,
  level: z.enum(['point', 'community', 'fund']),
  measure: Text,
  weight: z.int().min(0).max(100),
  mandatory: z.boolean(),
  floor: z.array(FloorLine).min(1, '至少要有一行下限'),
  reading: Text,
})
export const MilestoneSpec = z.strictObject({
  code: Text,
  title: Text,
  dueOn: Day,
  percent: z.int().min(1).max(100),
  clause: Text,
})
export const ParameterSpec = z.strictObject({
  code: Text,
  value: z.number(),
  unit: z.string(),
  from: Day,
  basis: Text,
  isDefault: z.boolean(),
})

export const ProgrammeFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, '只能用小写字母、数字和短横线'),
  title: Text,
  document: z.strictObject({
    number: Text,
    title: Text,
    issuer: Text,
    addressee: Text,
    issuedOn: Day.nullable(),
    disclosure: Text,
  }),
  rootCode: z.string().regex(/^\d{2,6}$/, '应为加引号的区划代码'),
  divisions: z.strictObject({
    file: z.string().regex(/^[\w-]+\.csv$/, '应为本文件夹中的 csv 文件名'),
    source: Text,
    validFrom: Day,
  }),
  startsOn: Day,
  endsOn: Day,
  totals: z.strictObject({
    districts: Count,
    towns: Count,
    communities: Count,
    jointPoints: Count,
    jointCommunities: Count,
  }),
  milestones: z.array(MilestoneSpec).min(1),
  standards: z.array(z.strictObject({ number: z.int().min(1), clause: Text, title: Text })).min(1),
  /** Where each district stands on the schematic map: drawn by us, no outline, so no map approval number (审图号) is needed. */
  schematic: z
    .array(z.strictObject({ district: Text, row: z.int().min(1).max(30), column: z.int().min(1).max(30) }))
    .default([]),
  kinds: z.array(z.strictObject({ code: z.enum(['joint', 'district']), title: Text })),
  halfReading: z.enum(['A', 'B', 'C']),
  parameters: z.array(ParameterSpec),
})

export const DivisionRow = z.object({
  code: z.string().regex(/^\d{2,12}$/, '代码应为数字'),
  level: z.enum(['city', 'district', 'town', 'community']),
  name: Text,
  parent_code: z.string(),
})
export const QuotaRow = z.object({
  district_code: Text,
  district: Text,
  towns: Written,
  communities: Written,
})
export const JointRow = z.object({
  seq: Written.pipe(z.number().min(1, '序号从1起')),
  district_code: Text,
  district: Text,
  town_code: Text,
  town: Text,
  community: Text,
  yearly_fund_fen: Written,
})
export const AliasRow = z.object({ code: Text, alias: Text, source: Text })

export type Criterion = z.infer<typeof CriterionSpec>
export type Milestone = z.infer<typeof MilestoneSpec>
export type Parameter = z.infer<typeof ParameterSpec>
export type ProgrammePackage = z.infer<typeof ProgrammeFile> & {
  criteria: Criterion[]
  /** The first version of the table that evaluations score by. */
  scoreTable: ScoreTable
  quotas: z.infer<typeof QuotaRow>[]
  jointPoints: z.infer<typeof JointRow>[]
  aliases: z.infer<typeof AliasRow>[]
  divisionList: {
    code: string
    level: 'city' | 'district' | 'town' | 'community'
    name: string
    parentCode: string | null
  }[]
  /** SM3 of every file, so that a changed package is told from the one that was loaded. */
  digest: string
}
/** What is wrong, where: a line counted from 1. */
export type PackageProblem = { file: string; line: number; reason: string }
