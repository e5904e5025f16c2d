import { z } from 'zod'
import { isDate } from '#kernel/time.ts'

export const AreaCode = z.string().regex(/^\d{2,12}$/, '请选择区划')
export const Day = z.string('请选择日期').refine(isDate, '日期应写作2023-07-01这样的形式')
export const Reason = z.string('请写明依据').trim().min(2, '请写明依据').max(200, '请写在200字以内')
export const AreaLevels = ['city', 'district', 'town', 'community'] as const
/** What an area is called by its kind: the units below a district are of three kinds, the lowest of two. */
export const AREA_KINDS = {
  city: '市',
  district: '区',
  street_office: '街道',
  town_government: '镇（乡）',
  functional_zone: '功能区',
  urban: '社区',
  rural: '村',
} as const
export const SOURCE_KINDS = {
  police: '公安人口统计',
  statistics: '统计部门',
  town_sealed: '街镇盖章上报',
  community_register: '社区登记册',
} as const
export const STANDINGS = { registered: '已登记', filed: '已备案', unregistered: '未登记备案' } as const
export const ORGANISATION_KINDS = {
  community_social_org: '社区社会组织',
  operator_org: '承接机构',
  host_charity: '公募慈善组织',
  volunteer_org: '志愿服务组织',
  other: '其他',
} as const
export const ORGANISATION_STATES = { active: '现有', ended: '已注销' } as const

export const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

export const PopulationForm = z.object({
  areaCode: AreaCode,
  asOf: Day.meta({ examples: ['2023-06-30'] }),
  residents: z.int('请填写整数').positive('人数须大于0').max(500_000, '人数过大，请核对'),
  sourceKind: z.enum(keysOf(SOURCE_KINDS), '请选择数据来源'),
  note: z.string().trim().max(200).default(''),
  fileId: z.uuid().nullable().default(null),
})
export const PersonForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写姓名').max(50, '姓名过长'),
  idNumber: z
    .string()
    .trim()
    .meta({ examples: ['120101199001010018'] }),
  phone: z.string().trim().max(20).default(''),
  address: z.string().trim().max(200).default(''),
})
export const OrganisationForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写组织名称').max(100),
  kind: z.enum(keysOf(ORGANISATION_KINDS), '请选择组织类型'),
  uscc: z.string().trim().max(18, '统一社会信用代码为18位').default(''),
  standing: z.enum(keysOf(STANDINGS), '请选择登记备案情况'),
  standingNo: z.string().trim().max(60).default(''),
  standingOn: Day.nullable().default(null),
  domain: z.string().trim().max(60).default(''),
  headName: z.string().trim().max(50).default(''),
})
