import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  Changed,
  GradeEndCode,
  Id,
  Marks,
  Page,
  paged,
  RaterCode,
  Reason,
  ServiceFilter,
  ServiceForm,
  ServiceView,
  SupportCode,
  short,
  TiesShape,
  Version,
} from './contract-parts.ts'

const aboutOne = { record: 'incubation.organisation', id: 'organisationId' } as const
const Ref = z.object({ organisationId: Id, version: Version })

/** Cultivation, what the organisation did, and what others think of it. */
export const nurtureEndpoints = {
  discoverOrganisation: command({
    title: '列为培育对象',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({ note: short(300) }),
    output: Changed,
  }),
  admitOrganisation: command({
    title: '签订培育方案',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({
      signedOn: Day,
      untilDate: Day.meta({ examples: ['2025-01-05'] }),
      goals: z
        .string()
        .trim()
        .min(10, '请写明培育目标，至少10个字')
        .max(1000, '请精简到1000字以内')
        .meta({ examples: ['建立制度，每月开展一次为老服务'] }),
      mentor: z.string().trim().min(2, '请填写导师或指导单位').max(60),
      supports: z
        .array(SupportCode)
        .min(1, '请至少选择一种支持')
        .meta({ examples: [['training']] }),
      fileId: Id.nullable().default(null),
      marks: Marks.describe('起始能力'),
    }),
    output: Changed,
  }),
  addSupport: command({
    title: '登记培育支持',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({
      kind: SupportCode,
      onDate: Day,
      title: z.string().trim().min(2, '请写明内容').max(80, '请精简到80字以内'),
      minutes: z.int('请填写整数').min(1, '至少1分钟').max(10_000).nullable().default(null),
      people: z.int('请填写整数').min(1, '至少1人').max(10_000).nullable().default(null),
      grantId: Id.nullable().default(null).describe('微资助对应的资助'),
      note: short(300),
      fileId: Id.nullable().default(null),
    }),
    output: Changed,
  }),
  listGrantsToTie: query({
    title: '可对应的资助',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: z.object({ organisationId: Id }),
    output: z.object({
      rows: z.array(
        z.object({ id: Id, no: z.string(), title: z.string(), applicantName: z.string(), grantedFen: z.int() }),
      ),
    }),
  }),
  assessOrganisation: command({
    title: '评估能力',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({ assessedOn: Day, marks: Marks, note: short(300) }),
    output: Changed,
  }),
  graduateOrganisation: command({
    title: '出壳',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({ note: Reason }),
    output: Changed,
  }),
  trackOrganisation: command({
    title: '登记出壳后回访',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({ note: Reason }),
    output: Changed,
  }),
  leaveIncubation: command({
    title: '退出培育',
    needs: 'incubation.organisation.nurture',
    about: aboutOne,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
  listServices: query({
    title: '查看社会组织活动记录',
    needs: 'incubation.organisation.read',
    about: 'list',
    input: ServiceFilter.extend(Page),
    output: paged(ServiceView),
  }),
  listTies: query({
    title: '可对应的活动与需求',
    needs: 'incubation.organisation.check',
    about: aboutOne,
    input: z.object({ organisationId: Id }),
    output: z.object(TiesShape),
  }),
  recordService: command({
    title: '代为登记社会组织活动',
    needs: 'incubation.organisation.check',
    about: aboutOne,
    input: ServiceForm.extend({ organisationId: Id, version: Version }),
    output: z.object({ serviceId: Id, version: Version }),
  }),
  voidService: command({
    title: '作废活动记录',
    needs: 'incubation.organisation.check',
    about: { record: 'incubation.service', id: 'serviceId' },
    input: z.object({ serviceId: Id, reason: Reason }),
    output: z.object({ serviceId: Id }),
  }),
  rateOrganisation: command({
    title: '登记满意度',
    needs: 'incubation.organisation.check',
    about: aboutOne,
    input: Ref.extend({
      rater: RaterCode,
      ratedOn: Day,
      asked: z.int('请填写问了多少').min(1, '至少问1人（家）').max(100_000),
      satisfied: z.int('请填写满意的有多少').min(0, '不能为负').max(100_000),
      note: short(300),
    }),
    output: Changed,
  }),
  recordReport: command({
    title: '登记向“两委”报告',
    needs: 'incubation.organisation.check',
    about: aboutOne,
    input: Ref.extend({ reportedOn: Day, content: z.string().trim().min(4, '请写明报告了什么').max(1000) }),
    output: Changed,
  }),
  recordGrade: command({
    title: '登记评估等级',
    needs: 'incubation.organisation.file',
    about: aboutOne,
    input: Ref.extend({
      grade: z.int('请选择等级').min(1, '等级为1A至5A').max(5, '等级为1A至5A'),
      body: z.string().trim().min(2, '请填写评估机关').max(60),
      fromDate: Day,
    }),
    output: Changed,
  }),
  endGrade: command({
    title: '登记等级降低或取消',
    needs: 'incubation.organisation.file',
    about: aboutOne,
    input: Ref.extend({ gradeId: Id, kind: GradeEndCode, endedOn: Day, reason: Reason }),
    output: Changed,
  }),
}
