import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import { command, query } from '#platform/http/contract.ts'

const AreaCode = z.string().regex(/^\d{2,12}$/, '请选择区划')
const Day = z.string().refine(isDate, '日期应写作2023-07-01这样的形式')
const Password = z.string('请填写密码').min(1, '请填写密码').max(128, '密码过长')

export const Username = z
  .string('请填写用户名')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,31}$/, '用户名须为3至32个小写字母、数字、点、横线，以字母或数字开头')

const PostView = z.object({
  id: z.uuid(),
  role: z.string(),
  label: z.string(),
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  version: z.int(),
})
export const AccountView = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  personId: z.uuid().nullable(),
  status: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  lockedUntil: z.string().nullable().describe('锁定至，已过期的不列'),
  createdAt: z.string(),
  version: z.int(),
  posts: z.array(PostView).describe('现任和将任的岗位'),
})
export const AccountForm = z.object({
  username: Username,
  displayName: z.string('请填写姓名').trim().min(2, '请填写姓名').max(50, '姓名过长'),
  areaCode: AreaCode,
  personId: z.uuid().nullable().default(null).describe('名录中的本人；志愿者、居民、社工须填'),
  password: Password.describe('初始密码，首次登录须修改'),
})
export const PostForm = z.object({
  accountId: z.uuid(),
  role: z.string().min(1, '请选择岗位'),
  areaCode: AreaCode,
  organisationId: z.uuid().nullable().default(null),
  validFrom: Day,
  validTo: Day.nullable().default(null),
})
export const OUTCOMES = { done: '已办理', read: '已查看', refused: '被拒绝', failed: '失败' } as const
export const AuditFilter = z.object({
  from: Day.optional(),
  to: Day.optional(),
  person: z.string().trim().max(50).optional().describe('姓名或用户名'),
  words: z.string().trim().max(50).optional().describe('事项'),
  outcome: z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES]).optional(),
  areaCode: AreaCode.optional(),
})
export const AuditView = z.object({
  id: z.int(),
  happenedAt: z.string(),
  actorName: z.string(),
  username: z.string().nullable(),
  roles: z.array(z.string()),
  what: z.string(),
  title: z.string(),
  outcome: z.enum(Object.keys(OUTCOMES) as [keyof typeof OUTCOMES]),
  reason: z.string().nullable().describe('拒绝原因的代码'),
  told: z.string().nullable().describe('当时告诉办理人的话'),
  areaName: z.string().nullable(),
  recordKind: z.string().nullable(),
  recordTitle: z.string().nullable().describe('所涉记录的种类，如“账号”'),
  recordLabel: z.string().nullable().describe('所涉记录的称呼，个人信息已遮盖'),
  recordId: z.string().nullable(),
  ip: z.string().nullable(),
  input: z.unknown(),
})

export const OutboxView = z.object({
  id: z.uuid(),
  title: z.string(),
  maskedPhone: z.string(),
  state: z.enum(['waiting', 'failing', 'sent', 'expired']),
  text: z.string().nullable().describe('未接短信网关时的正文，有效期内才有'),
  secondsLeft: z.int().describe('还有多少秒有效'),
  problem: z.string().nullable().describe('网关最近一次的问题'),
  createdAt: z.string(),
  expiresAt: z.string(),
  sentAt: z.string().nullable(),
})

const account = { record: 'administration.account', id: 'accountId' } as const
const OfAccount = z.object({ accountId: z.uuid(), version: z.int() })
const Changed = z.object({ version: z.int() })

export const administrationContract = {
  context: 'administration',
  title: '系统管理',
  endpoints: {
    listRoles: query({
      title: '查看岗位种类',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({}),
      output: z.array(
        z.object({
          role: z.string(),
          label: z.string(),
          over: z.enum(['area', 'organisation', 'self']),
          isAdministrator: z.boolean(),
          permissions: z.array(z.string()),
        }),
      ),
    }),
    listAccounts: query({
      title: '查看账号',
      needs: 'administration.account.read',
      about: 'list',
      input: z.object({
        words: z.string().trim().max(50).optional(),
        status: z.enum(['active', 'disabled']).optional(),
        role: z.string().max(50).optional(),
        areaCode: AreaCode.optional(),
        after: z.string().max(64).optional().describe('上一页最后一个用户名'),
        limit: z.int().min(1).max(100).default(20),
      }),
      output: z.object({ accounts: z.array(AccountView), total: z.int() }),
    }),
    getAccount: query({
      title: '查看账号详情',
      needs: 'administration.account.read',
      about: account,
      input: z.object({ accountId: z.uuid() }),
      output: AccountView,
    }),
    createAccount: command({
      title: '新建账号',
      needs: 'administration.account.create',
      about: { area: 'areaCode' },
      input: AccountForm,
      output: z.object({ accountId: z.uuid() }),
    }),
    disableAccount: command({
      title: '停用账号',
      needs: 'administration.account.change',
      about: account,
      input: OfAccount.extend({ reason: z.string().trim().min(2, '请写明理由').max(200) }),
      output: Changed,
    }),
    enableAccount: command({
      title: '启用账号',
      needs: 'administration.account.change',
      about: account,
      input: OfAccount,
      output: Changed,
    }),
    unlockAccount: command({
      title: '解锁账号',
      needs: 'administration.account.change',
      about: account,
      input: OfAccount,
      output: Changed,
    }),
    resetPassword: command({
      title: '重置密码',
      needs: 'administration.account.change',
      about: account,
      input: OfAccount.extend({ password: Password.describe('新的初始密码，登录后须修改；动态验证码一并取消') }),
      output: Changed,
    }),
    appointToPost: command({
      title: '任命岗位',
      needs: 'administration.post.appoint',
      about: { area: 'areaCode' },
      input: PostForm,
      output: z.object({ postId: z.uuid() }),
    }),
    endPost: command({
      title: '免去岗位',
      needs: 'administration.post.appoint',
      about: { record: 'administration.post', id: 'postId' },
      input: z.object({
        postId: z.uuid(),
        version: z.int(),
        endsOn: Day.describe('任职的最后一天；昨天表示立即免去'),
        reason: z.string().trim().min(2, '请写明理由').max(200),
      }),
      output: Changed,
    }),
    listAudit: query({
      title: '查看审计记录',
      needs: 'administration.audit.read',
      about: 'list',
      input: AuditFilter.extend({
        before: z.int().optional().describe('上一页最后一行的编号'),
        limit: z.int().min(1).max(200).default(50),
      }),
      output: z.object({ entries: z.array(AuditView), next: z.int().nullable() }),
    }),
    listOutbox: query({
      title: '查看短信发件箱',
      needs: 'administration.outbox.read',
      about: 'list',
      input: z.object({
        after: z.uuid().optional().describe('上一页最后一条的编号'),
        limit: z.int().min(1).max(100).default(50),
      }),
      output: z.object({ isGateway: z.boolean(), messages: z.array(OutboxView), next: z.uuid().nullable() }),
    }),
  },
} as const
