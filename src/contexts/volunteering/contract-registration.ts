import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { normaliseCode } from '#kernel/identity.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  ApplicationDetail,
  ApplicationFilter,
  ApplicationView,
  DuplicateView,
  ErasureView,
  MyRegistration,
} from './contract-registration-views.ts'
import { AVAILABLE, RELATIONS } from './rules/consents.ts'

const Id = z.uuid()
const Limit = z.int().min(1).max(100).default(20)
const again = '翻页标记不正确，请从第一页重新查看'
const After = z
  .string()
  .regex(/^[0-9T:.Z-]{10,24}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, again)
  .optional()
const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
const Name = z.string('请填写姓名').trim().min(2, '请填写姓名').max(50, '姓名过长')
const IdNumber = z.string('请填写身份证号').trim().min(1, '请填写身份证号').max(40).transform(normaliseCode)
const Phone = z.string('请填写手机号').trim().min(1, '请填写手机号').max(40).transform(normaliseCode)
const Address = z.string().trim().max(100, '住址过长，请精简到100字以内').default('')
const keysOf = <T extends Record<string, string>>(table: T) => Object.keys(table) as [keyof T & string]

const Contact = z.object({ name: Name, phone: Phone })
const Guardian = z.object({
  name: Name,
  idNumber: IdNumber,
  phone: Phone,
  relation: z.enum(keysOf(RELATIONS), '请选择与本人的关系'),
  agrees: z.literal(true, '须由监护人阅读并同意'),
})

/** What somebody says of themselves when registering (令67第五条，《志愿服务条例》第七条). */
export const RegistrationForm = z.object({
  name: Name,
  idNumber: IdNumber,
  areaCode: AreaCode.describe('居住的社区（村）'),
  address: Address,
  skills: z.array(z.string().trim().min(1).max(20, '每项技能不超过20个字')).max(10, '技能最多填10项').default([]),
  categories: z.array(z.string().max(20)).min(1, '请至少选一类愿意参加的服务').max(20).describe('国家服务类别代码'),
  available: z
    .array(z.enum(keysOf(AVAILABLE)))
    .min(1, '请至少选一个可服务的时间')
    .max(5)
    .meta({ examples: [['weekend']] }),
  emergencyContact: Contact.nullable().default(null),
  ownIncome: z.boolean().default(false).describe('16、17周岁：以自己的劳动收入为主要生活来源'),
  guardian: Guardian.nullable().default(null).describe('未满18周岁的监护人'),
})
const Consents = z
  .object({
    service: z.literal(true, '请阅读并同意“使用个人信息”'),
    sensitive: z.literal(true, '请阅读并单独同意“处理敏感个人信息”'),
  })
  .meta({ examples: [{ service: true, sensitive: true }] })

const mine = { needs: 'sign-in', about: 'self' } as const
const application = { record: 'volunteering.application', id: 'applicationId' } as const
const Version = z.object({ version: z.int() })

const ownEndpoints = {
  myRegistration: query({
    title: '查看我的注册',
    ...mine,
    input: z.object({}),
    output: MyRegistration,
  }),
  proveRegistration: command({
    title: '认领以前的注册',
    ...mine,
    input: z.object({ name: Name, idNumber: IdNumber }),
    output: z.object({ volunteerId: Id }),
  }),
  applyToVolunteer: command({
    title: '申请注册志愿者',
    ...mine,
    input: RegistrationForm.extend({ consents: Consents }),
    output: z.object({ state: z.enum(['applied', 'registered']) }),
  }),
  withdrawApplication: command({
    title: '撤回注册申请',
    needs: 'sign-in',
    about: { own: 'volunteering.application', id: 'applicationId' },
    input: z.object({ applicationId: Id, version: z.int() }),
    output: z.object({}),
  }),
  leaveVolunteering: command({
    title: '退出志愿者',
    ...mine,
    input: z.object({ version: z.int() }),
    output: z.object({ leftOn: z.string() }),
  }),
  moveHome: command({
    title: '申请迁到其他社区',
    ...mine,
    input: z.object({ areaCode: AreaCode, address: Address }),
    output: z.object({ applicationId: Id }),
  }),
  requestErasure: command({
    title: '请求删除个人信息',
    ...mine,
    input: z.object({ note: z.string().trim().max(200).default('') }),
    output: z.object({ dueOn: z.string() }),
  }),
}

/** What the worker read on the document that lay before them; compared with what was applied for. */
const Seen = { name: Name, idNumber: IdNumber }
const moves = z.boolean().default(false).describe('已在其他社区登记的，确认迁入本社区')
const registered = z.object({ volunteerId: Id, outcome: z.enum(['new', 'moved', 'known']) })

const deskEndpoints = {
  listApplications: query({
    title: '查看注册申请',
    needs: 'volunteering.application.verify',
    about: 'list',
    input: ApplicationFilter.extend({ after: After, limit: Limit }),
    output: z.object({ rows: z.array(ApplicationView), next: z.string().nullable(), waiting: z.int() }),
  }),
  getApplication: query({
    title: '查看一份注册申请',
    needs: 'volunteering.application.verify',
    about: application,
    input: z.object({ applicationId: Id }),
    output: ApplicationDetail,
  }),
  verifyApplication: command({
    title: '核验注册申请',
    needs: 'volunteering.application.verify',
    about: application,
    input: z.object({
      applicationId: Id,
      version: z.int(),
      ...Seen,
      guardianSeen: z.boolean().default(false).describe('未成年人：已核对监护人并得到其同意'),
      moves,
    }),
    output: registered,
  }),
  refuseApplication: command({
    title: '退回注册申请',
    needs: 'volunteering.application.verify',
    about: application,
    input: z.object({ applicationId: Id, version: z.int(), reason: Reason }),
    output: Version,
  }),
  registerOnBehalf: command({
    title: '代办志愿者注册',
    needs: 'volunteering.application.verify',
    about: { area: 'areaCode' },
    input: RegistrationForm.extend({
      phone: Phone.nullable().default(null),
      signedOn: Day.describe('本人（和监护人）在纸质表上签名的日期'),
      scanFileId: Id.nullable().default(null),
      moves,
    }),
    output: registered,
  }),
  listDuplicates: query({
    title: '查看疑似重复登记',
    needs: 'volunteering.application.verify',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional() }),
    output: z.object({ groups: z.array(DuplicateView) }),
  }),
  listErasures: query({
    title: '查看删除请求',
    needs: 'volunteering.application.verify',
    about: 'list',
    input: z.object({
      state: z.enum(['all', 'asked', 'erased', 'refused']).default('asked'),
      after: After,
      limit: Limit,
    }),
    output: z.object({ rows: z.array(ErasureView), next: z.string().nullable() }),
  }),
  decideErasure: command({
    title: '答复删除请求',
    needs: 'volunteering.application.verify',
    about: { record: 'volunteering.erasure', id: 'erasureId' },
    input: z.object({
      erasureId: Id,
      version: z.int(),
      decision: z.enum(['erase', 'refuse']),
      answer: Reason.describe('答复本人的话；不予删除的写明依据'),
    }),
    output: Version,
  }),
}

/** Real-name registration: one's own on the phone, and at the desk. */
export const registrationEndpoints = { ...ownEndpoints, ...deskEndpoints }
