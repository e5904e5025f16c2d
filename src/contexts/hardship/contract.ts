import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { normaliseCode } from '#kernel/identity.ts'
import { command, query } from '#platform/http/contract.ts'
import { AGE_BANDS, type AgeBand } from './rules/ages.ts'
import { WITHHELD } from './rules/small-counts.ts'
import { SOURCES, type Source, TARGET_CODES } from './rules/target-groups.ts'

/** The groups and their names, for pages and contracts of contexts above. */
export { TARGET_CODES, TARGET_GROUPS, type TargetCode } from './rules/target-groups.ts'

const Id = z.uuid()
const Version = z.int()
const keysOf = <T extends string>(table: Record<T, string>) => Object.keys(table) as [T, ...T[]]
const Reason = z.string('请写明理由').trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
const Code = z.enum(TARGET_CODES, '请选择困难类别')
const Codes = z
  .array(Code, '请选择困难类别')
  .min(1, '请至少选择一个困难类别')
  .max(TARGET_CODES.length)
  .meta({ examples: [['T02']] })
const Band = z.enum(keysOf<AgeBand>(AGE_BANDS), '请选择年龄段')
const SourceOf = z.enum(keysOf<Source>(SOURCES), '请选择来源')

export const LISTED_STATES = { listed: '在册', left: '已离开', all: '全部状态' } as const

export const ListedForm = z.object({
  areaCode: AreaCode,
  name: z.string('请填写姓名').trim().min(2, '请填写姓名').max(50, '姓名过长'),
  idNumber: z
    .string('请填写身份证号')
    .trim()
    .min(1, '请填写身份证号')
    .max(40)
    .transform(normaliseCode)
    .meta({ examples: ['120101199001010018'] }),
  phone: z.string().trim().max(20).default(''),
  codes: Codes,
  source: SourceOf,
  evidence: z.string().trim().max(60, '请写凭据名称，60字以内').default('').describe('凭据名称；不填证件号、病情'),
  note: z.string().trim().max(200, '请写在200字以内').default('').describe('其他困难居民须说明困难情形'),
  fromDate: Day,
})
export const LeaveForm = z.object({
  listedId: Id,
  version: Version,
  codes: Codes.describe('离开名册的类别'),
  toDate: Day.describe('在册的最后一日'),
  reason: Reason,
})
export const ListedFilter = z.object({
  areaCode: AreaCode.optional(),
  targetCode: Code.optional(),
  band: Band.optional(),
  source: SourceOf.optional(),
  state: z.enum(keysOf<keyof typeof LISTED_STATES>(LISTED_STATES)).default('listed'),
  name: z.string().trim().max(50).optional().describe('全名'),
  idNumber: z.string().trim().max(40).optional(),
  sort: z.enum(['area', 'from', 'age']).default('area'),
  down: z.boolean().default(false),
})

/** Somebody on the list, masked; of a minor neither number nor the character of a name is shown. */
export const ListedView = z.object({
  id: Id,
  personId: Id,
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string().nullable(),
  name: z.string(),
  maskedId: z.string().nullable(),
  band: Band.nullable(),
  isMinor: z.boolean(),
  codes: z.array(Code),
  source: SourceOf,
  fromDate: z.string(),
  toDate: z.string().nullable(),
  version: Version,
})
const Stay = z.object({
  id: Id,
  areaName: z.string(),
  codes: z.array(Code),
  source: SourceOf,
  evidence: z.string(),
  fromDate: z.string(),
  toDate: z.string().nullable(),
  leftReason: z.string().nullable(),
})
const Count = z.int().nullable().describe('人数；1至4人为空，页面显示“<5”')
const Part = z.union([Count, z.literal(WITHHELD)]).describe('整体的一部分；为免推知另一部分而不列出的为withheld')

export const hardshipContract = {
  context: 'hardship',
  title: '困难群众',
  endpoints: {
    listListed: query({
      title: '查看困难群众名册',
      needs: 'hardship.register.read',
      about: 'list',
      input: ListedFilter.extend({
        page: z.int().min(1).max(10_000).default(1),
        pageSize: z.int().min(1).max(100).default(20),
      }),
      output: z.object({ rows: z.array(ListedView), total: z.int() }),
    }),
    getListed: query({
      title: '查看困难群众登记',
      needs: 'hardship.register.read',
      about: { record: 'hardship.person', id: 'listedId' },
      input: z.object({ listedId: Id }),
      output: ListedView.extend({
        maskedPhone: z.string().nullable(),
        evidence: z.string(),
        note: z.string(),
        leftReason: z.string().nullable(),
        stays: z.array(Stay).describe('此人的全部登记，最近的在前'),
        mayRecord: z.boolean(),
        mayReveal: z.boolean(),
      }),
    }),
    countHardship: query({
      title: '困难群众计数',
      needs: 'hardship.register.count',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional() }),
      output: z.object({
        people: Count,
        byCode: z.array(z.object({ targetCode: Code, people: Count })),
        byPlace: z.array(z.object({ areaCode: z.string(), areaName: z.string(), townName: z.string(), people: Part })),
        byBand: z.array(z.object({ band: Band.nullable(), people: Part })),
      }),
    }),
    recordListed: command({
      title: '登记困难群众',
      needs: 'hardship.register.record',
      about: { area: 'areaCode' },
      input: ListedForm,
      output: z.object({ listedId: Id, isKnown: z.boolean().describe('名录中已有此人') }),
    }),
    leaveList: command({
      title: '登记离开困难群众名册',
      needs: 'hardship.register.record',
      about: { record: 'hardship.person', id: 'listedId' },
      input: LeaveForm,
      output: z.object({ version: Version }),
    }),
  },
} as const
