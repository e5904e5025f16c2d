import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { nurtureEndpoints } from './contract-nurture.ts'
import {
  Changed,
  DocumentCode,
  EndKindCode,
  Id,
  OrganisationFilter,
  OrganisationForm,
  OrganisationRow,
  OrganisationView,
  Page,
  paged,
  Reason,
  Sorting,
  short,
  Version,
} from './contract-parts.ts'
import { phoneEndpoints } from './contract-phone.ts'

const aboutOne = { record: 'incubation.organisation', id: 'organisationId' } as const
const Ref = z.object({ organisationId: Id, version: Version })
const DayMayBe = Day.nullable().default(null)

export const incubationContract = {
  context: 'incubation',
  title: '社会组织培育',
  endpoints: {
    listOrganisations: query({
      title: '查看社区社会组织',
      needs: 'incubation.organisation.read',
      about: 'list',
      input: OrganisationFilter.extend({ ...Sorting, ...Page }),
      output: paged(OrganisationRow),
    }),
    countOrganisations: query({
      title: '社区社会组织计数',
      needs: 'incubation.organisation.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional() }),
      output: z.object({
        standing: z.int().describe('已备案、已登记'),
        cultivated: z.int().describe('正在培育'),
        toCheck: z.int().describe('待社区初审'),
        toFile: z.int().describe('待街镇备案'),
        idle: z.int().describe('长期没有活动'),
      }),
    }),
    getOrganisation: query({
      title: '查看一个社区社会组织',
      needs: 'incubation.organisation.read',
      about: aboutOne,
      input: z.object({ organisationId: Id }),
      output: OrganisationView,
    }),
    recordOrganisation: command({
      title: '登记发起中的社区社会组织',
      needs: 'incubation.organisation.check',
      about: { area: 'areaCode' },
      input: OrganisationForm.extend({ areaCode: AreaCode }),
      output: z.object({ organisationId: Id }),
    }),
    editOrganisation: command({
      title: '修改备案表',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: OrganisationForm.extend({ organisationId: Id, version: Version }),
      output: Changed,
    }),
    nameHead: command({
      title: '登记负责人',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: Ref.extend({ personId: Id, isParty: z.boolean().default(false) }),
      output: Changed,
    }),
    putDocument: command({
      title: '登记材料',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: Ref.extend({
        item: DocumentCode,
        isThere: z.boolean().default(true),
        fileId: Id.nullable().default(null),
        note: short(100),
      }),
      output: Changed,
    }),
    submitOrganisation: command({
      title: '提交社区初审',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: Ref,
      output: Changed,
    }),
    checkOrganisation: command({
      title: '社区初审',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: Ref.extend({
        outcome: z.enum(['passed', 'guided', 'returned'], '请选择初审结果'),
        note: short(500),
      }),
      output: Changed,
    }),
    fileOrganisation: command({
      title: '街镇备案',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({
        filingNo: z.string().trim().min(4, '请填写备案号，例如南市备〔2024〕3号').max(60),
        filedOn: Day,
        validUntil: DayMayBe.describe('不填按有效期的参数推算'),
      }),
      output: Changed,
    }),
    returnFiling: command({
      title: '退回备案申请',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    renewFiling: command({
      title: '备案延期',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ validUntil: Day }),
      output: Changed,
    }),
    registerOrganisation: command({
      title: '登记法人证书',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({
        registeredNo: z.string().trim().min(4, '请填写登记证号').max(60),
        registeredOn: Day,
        uscc: z.string().trim().max(18, '统一社会信用代码为18位').default(''),
      }),
      output: Changed,
    }),
    rectifyOrganisation: command({
      title: '责令整改',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ reason: Reason, due: Day }),
      output: Changed,
    }),
    suspendOrganisation: command({
      title: '暂停活动',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    resumeOrganisation: command({
      title: '恢复活动',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    deregisterOrganisation: command({
      title: '注销社区社会组织',
      needs: 'incubation.organisation.file',
      about: aboutOne,
      input: Ref.extend({ kind: EndKindCode, reason: Reason, endedOn: Day }),
      output: Changed,
    }),
    withdrawOrganisation: command({
      title: '撤回备案申请',
      needs: 'incubation.organisation.check',
      about: aboutOne,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    ...nurtureEndpoints,
    ...phoneEndpoints,
  },
} as const
