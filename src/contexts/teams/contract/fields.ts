import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const InArea = { areaCode: AreaCode.optional() }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const text = (max: number, label: string) =>
  z.string().trim().max(max, `${label}过长，请精简到${max}字以内`).default('')
/** A code of one of the programme's tables; whether the table has it is asked on the server. */
export const Code = z.string().regex(/^[a-z0-9]{1,20}$/, '请从列表中选择')

export const Placed = { areaCode: z.string(), areaName: z.string(), townName: z.string().nullable() }
/** Somebody on a desk's list: the name is masked. */
export const Someone = { personId: Id, name: z.string(), maskedId: z.string().nullable() }

export const ORGANISER_KINDS = { committee: '居（村）委会内队伍', organisation: '志愿服务组织', unit: '单位' } as const
export const OrganiserKind = z.enum(['committee', 'organisation', 'unit'], '请选择队伍性质')
export const MEMBER_STATES = {
  applied: '申请中',
  member: '在队',
  refused: '未同意',
  withdrawn: '已撤回',
  left: '已退出',
} as const
export const MemberState = z.enum(['applied', 'member', 'refused', 'withdrawn', 'left'])
export const PROJECT_STATES = { draft: '未启动', running: '开展中', ended: '已结束' } as const
export const ProjectState = z.enum(['draft', 'running', 'ended'])
export const PLAN_STATES = { draft: '草稿', submitted: '待批准', approved: '已批准', returned: '已退回' } as const
export const PlanState = z.enum(['draft', 'submitted', 'approved', 'returned'])

/** 六项标准与六项功能（2024年志愿服务站点的要求）。 */
export const STATION_STANDARDS = {
  place: '有场所',
  team: '有队伍',
  project: '有项目',
  equipment: '有设施',
  rules: '有制度',
  sign: '有标识',
} as const
export const STATION_FUNCTIONS = {
  needs: '需求收集',
  publishing: '项目发布',
  recruiting: '招募培训',
  organising: '活动组织',
  recording: '服务记录',
  display: '宣传展示',
} as const
export const STATION_ITEMS = { ...STATION_STANDARDS, ...STATION_FUNCTIONS } as const
export type StationItem = keyof typeof STATION_ITEMS
export const StationItemName = z.enum(Object.keys(STATION_ITEMS) as [StationItem, ...StationItem[]])
