import { z } from 'zod'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Page = {
  page: z.int().min(1).max(10_000).default(1),
  pageSize: z.int().min(1).max(100).default(20),
}
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const keysOf = <T extends string>(table: Record<T, string>) => Object.keys(table) as [T, ...T[]]
export const FileId = z.uuid().nullable().default(null)
/** The first day of a month. */
export const Month = z
  .string('请选择月份')
  .regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, '月份应写作该月1日，如2024-03-01')
  .meta({ examples: ['2024-02-01'] })
export const Someone = { personId: Id, name: z.string(), maskedId: z.string().nullable() }
export const Placed = { areaCode: z.string(), areaName: z.string(), townName: z.string().nullable() }

export const ROOMS = {
  office: '办公室',
  casework: '个案工作室',
  group: '小组活动室',
  hall: '多功能室',
  archive: '档案室',
} as const
export type Room = keyof typeof ROOMS
export const PURCHASE_WAYS = {
  open_tender: '公开招标',
  invited_tender: '邀请招标',
  negotiation: '竞争性谈判',
  consultation: '竞争性磋商',
  single_source: '单一来源',
  inquiry: '询价',
  framework: '框架协议采购',
  other: '其他方式',
} as const
export type PurchaseWay = keyof typeof PURCHASE_WAYS
export const CERTIFICATE_LEVELS = {
  assistant_social_worker: '助理社会工作师',
  social_worker_mid: '社会工作师',
  senior_social_worker: '高级社会工作师',
} as const
export const TRAINING_KINDS = {
  professional: '专业',
  ethics: '伦理',
  policy: '政策',
  supervision: '督导',
  degree: '学历教育',
} as const
export type TrainingKind = keyof typeof TRAINING_KINDS
export const CERTIFICATE_STANDINGS = { valid: '有效', soon: '即将到期', expired: '已过期' } as const
export const SUPERVISOR_LEVELS = { supervisor: '督导', trainee: '见习督导', assistant: '督导助理' } as const
export type SupervisorLevel = keyof typeof SUPERVISOR_LEVELS
export const SUPERVISOR_SIDES = { city_team: '市级督导团队', outside: '外聘督导', operator: '承接机构' } as const
export const SUPERVISION_KINDS = {
  individual: '个别督导',
  group: '团体督导',
  peer: '朋辈督导',
  field: '现场督导',
} as const
export type SupervisionKind = keyof typeof SUPERVISION_KINDS
