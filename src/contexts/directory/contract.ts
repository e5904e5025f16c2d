import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import { command, query } from '#platform/http/contract.ts'

export const AreaCode = z.string().regex(/^\d{2,12}$/, '请选择区划')
export const Day = z.string().refine(isDate, '日期应写作2023-07-01这样的形式')
export const AreaLevels = ['city', 'district', 'town', 'community'] as const
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

const keysOf = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

export const Area = z.object({
  code: z.string(),
  level: z.enum(AreaLevels),
  name: z.string(),
  kind: z.string(),
  parentCode: z.string().nullable(),
  path: z.string(),
  isVirtual: z.boolean(),
})
const Page = { after: z.string().max(100).optional(), limit: z.int().min(1).max(100).default(20) }

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
  kind: z.enum(keysOf(ORGANISATION_KINDS)),
  uscc: z.string().trim().max(18).default(''),
  standing: z.enum(keysOf(STANDINGS)),
  standingNo: z.string().trim().max(60).default(''),
  standingOn: Day.nullable().default(null),
  domain: z.string().trim().max(60).default(''),
  headName: z.string().trim().max(50).default(''),
})

const NameMatchView = z.object({
  id: z.uuid(),
  writtenName: z.string(),
  parentCode: z.string(),
  parentName: z.string(),
  candidateCode: z.string().nullable(),
  candidateName: z.string().nullable(),
  status: z.enum(['pending', 'confirmed', 'rejected']),
  areaName: z.string().nullable(),
  source: z.string(),
  reason: z.string().nullable(),
  version: z.int(),
})
const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  maskedId: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  sex: z.int().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  version: z.int(),
})

export const directoryContract = {
  context: 'directory',
  title: '名录',
  endpoints: {
    listAreas: query({
      title: '查看下级区划',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({ parentCode: AreaCode }),
      output: z.array(Area),
    }),
    searchAreas: query({
      title: '查找区划',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({
        words: z.string().trim().max(40).optional(),
        level: z.enum(AreaLevels).optional(),
        withinCode: AreaCode.optional(),
        ...Page,
      }),
      output: z.array(
        Area.extend({
          parentName: z.string().nullable(),
          districtName: z.string().nullable(),
          aliases: z.array(z.string()),
        }),
      ),
    }),
    countAreas: query({
      title: '区划计数',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({}),
      output: z.array(z.object({ level: z.enum(AreaLevels), count: z.int(), virtual: z.int() })),
    }),
    listNameMatches: query({
      title: '查看待确认名称',
      needs: 'directory.area.read',
      about: 'list',
      input: z.object({ status: z.enum(['pending', 'confirmed', 'rejected']).optional() }),
      output: z.array(NameMatchView),
    }),
    decideName: command({
      title: '确认名称对应',
      needs: 'directory.name.decide',
      about: { record: 'directory.name-match', id: 'nameMatchId' },
      input: z.object({
        nameMatchId: z.uuid(),
        version: z.int(),
        areaCode: AreaCode.nullable().describe('对应的社区；空表示不是同一处'),
        reason: z.string().trim().min(2, '请写明依据').max(200),
      }),
      output: z.object({ version: z.int() }),
    }),
    listPopulation: query({
      title: '查看常住人口',
      needs: 'directory.population.read',
      about: 'list',
      input: z.object({ withinCode: AreaCode.optional(), ...Page }),
      output: z.array(
        z.object({
          id: z.uuid(),
          areaCode: z.string(),
          areaName: z.string(),
          townName: z.string(),
          asOf: z.string(),
          residents: z.int(),
          sourceKind: z.enum(keysOf(SOURCE_KINDS)),
          note: z.string(),
          fileId: z.uuid().nullable(),
          isBase: z.boolean(),
        }),
      ),
    }),
    recordPopulation: command({
      title: '登记常住人口',
      needs: 'directory.population.record',
      about: { area: 'areaCode' },
      input: PopulationForm,
      output: z.object({ returnId: z.uuid() }),
    }),
    freezeBase: command({
      title: '冻结人口基数',
      needs: 'directory.population.freeze',
      about: { record: 'directory.population-return', id: 'returnId' },
      input: z.object({ returnId: z.uuid(), validFrom: Day, reason: z.string().trim().min(2, '请写明依据').max(200) }),
      output: z.object({ baseId: z.uuid() }),
    }),
    listPeople: query({
      title: '查找人员',
      needs: 'directory.person.read',
      about: 'list',
      input: z.object({
        withinCode: AreaCode.optional(),
        name: z.string().trim().max(50).optional(),
        idNumber: z.string().trim().max(30).optional(),
        phone: z.string().trim().max(20).optional(),
        ...Page,
      }),
      output: z.array(PersonView),
    }),
    getPerson: query({
      title: '查看人员',
      needs: 'directory.person.read',
      about: { record: 'directory.person', id: 'personId' },
      input: z.object({ personId: z.uuid() }),
      output: PersonView,
    }),
    revealPerson: command({
      title: '查看人员全部信息',
      keepsNoAnswer: true,
      needs: 'directory.person.reveal',
      about: { record: 'directory.person', id: 'personId' },
      input: z.object({
        personId: z.uuid(),
        version: z.int(),
        reason: z.string().trim().min(4, '请写明查看理由').max(200),
      }),
      output: z.object({
        name: z.string(),
        idNumber: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      }),
    }),
    recordPerson: command({
      title: '登记人员',
      needs: 'directory.person.record',
      about: { area: 'areaCode' },
      input: PersonForm,
      output: z.object({ personId: z.uuid() }),
    }),
    listOrganisations: query({
      title: '查看组织',
      needs: 'directory.organisation.read',
      about: 'list',
      input: z.object({
        withinCode: AreaCode.optional(),
        kind: z.enum(keysOf(ORGANISATION_KINDS)).optional(),
        words: z.string().trim().max(40).optional(),
        ...Page,
      }),
      output: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          kind: z.enum(keysOf(ORGANISATION_KINDS)),
          uscc: z.string().nullable(),
          standing: z.enum(keysOf(STANDINGS)),
          standingNo: z.string().nullable(),
          standingOn: z.string().nullable(),
          endedOn: z.string().nullable(),
          domain: z.string(),
          areaName: z.string(),
          version: z.int(),
        }),
      ),
    }),
    recordOrganisation: command({
      title: '登记组织',
      needs: 'directory.organisation.record',
      about: { area: 'areaCode' },
      input: OrganisationForm,
      output: z.object({ organisationId: z.uuid() }),
    }),
    endOrganisation: command({
      title: '注销组织',
      needs: 'directory.organisation.record',
      about: { record: 'directory.organisation', id: 'organisationId' },
      input: z.object({
        organisationId: z.uuid(),
        version: z.int(),
        endedOn: Day,
        reason: z.string().trim().min(2).max(200),
      }),
      output: z.object({ version: z.int() }),
    }),
  },
} as const
