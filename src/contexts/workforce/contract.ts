import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'

const Id = z.uuid()
const Version = z.int()
const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })

export const PERIOD_KINDS = {
  fulltime_social_worker: '专职社工',
  community_worker: '社区工作者',
  two_committee_member: '“两委”成员',
} as const
export const CERTIFICATE_LEVELS = {
  assistant_social_worker: '助理社会工作师',
  social_worker_mid: '社会工作师',
  senior_social_worker: '高级社会工作师',
} as const
const Kind = z.enum(['fulltime_social_worker', 'community_worker', 'two_committee_member'], '请选择类别')
const Level = z.enum(['assistant_social_worker', 'social_worker_mid', 'senior_social_worker'], '请选择证书级别')

export const StationForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写社工站名称').max(100, '名称过长'),
  address: z.string().trim().max(200).default(''),
  operatorName: z.string().trim().max(100).default('').describe('承接机构'),
  contractNo: z.string().trim().max(60).default(''),
  contractFrom: Day.nullable().default(null),
  contractTo: Day.nullable().default(null),
})
export const PeriodForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  kind: Kind,
  title: z.string().trim().max(60).default('').describe('职务'),
  fromDate: Day,
})
export const CertificateForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  level: Level,
  number: z.string().trim().min(4, '请填写证书编号').max(60, '证书编号过长'),
  issuedOn: Day,
  validTo: Day.nullable().default(null),
})
export const ParticipationForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  tookPartOn: Day,
  activity: z.string().trim().min(2, '请填写活动').max(100, '活动名称过长'),
})
export const PeriodFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: Kind.optional(),
  state: z.enum(['all', 'serving', 'ended']).default('serving'),
  name: z.string().trim().max(50).optional().describe('全名'),
  sort: z.enum(['area', 'from', 'to']).default('area'),
  down: z.boolean().default(false),
})
export const CertificateFilter = z.object({
  areaCode: AreaCode.optional(),
  level: Level.optional(),
  expiresBy: Day.optional().describe('今日有效、在此日或之前截止'),
  sort: z.enum(['area', 'validTo', 'issuedOn']).default('area'),
  down: z.boolean().default(false),
})

const Placed = { areaCode: z.string(), areaName: z.string(), townName: z.string().nullable() }
const Someone = { personId: Id, name: z.string(), maskedId: z.string().nullable() }
export const StationView = z.object({
  id: Id,
  townCode: z.string(),
  townName: z.string(),
  districtName: z.string(),
  name: z.string(),
  address: z.string(),
  operatorName: z.string(),
  contractNo: z.string(),
  contractFrom: z.string().nullable(),
  contractTo: z.string().nullable(),
  fulltimeNow: z.int(),
  version: Version,
})
const PeriodView = z.object({
  id: Id,
  ...Someone,
  ...Placed,
  kind: Kind,
  title: z.string(),
  fromDate: z.string(),
  toDate: z.string().nullable(),
  hasValidCertificate: z.boolean(),
  version: Version,
})
const CertificateView = z.object({
  id: Id,
  ...Someone,
  ...Placed,
  level: Level,
  number: z.string(),
  issuedOn: z.string(),
  validTo: z.string().nullable(),
  isExpired: z.boolean(),
  version: Version,
})
const ParticipationView = z.object({
  id: Id,
  ...Someone,
  ...Placed,
  tookPartOn: z.string(),
  activity: z.string(),
  isVoided: z.boolean(),
})

export const workforceContract = {
  context: 'workforce',
  title: '社工队伍',
  endpoints: {
    listStations: query({
      title: '查看社工站',
      needs: 'workforce.station.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), ...Page }),
      output: paged(StationView),
    }),
    recordStation: command({
      title: '登记社工站',
      needs: 'workforce.station.record',
      about: { area: 'areaCode' },
      input: StationForm,
      output: z.object({ stationId: Id }),
    }),
    editStation: command({
      title: '修改社工站',
      needs: 'workforce.station.record',
      about: { record: 'workforce.station', id: 'stationId' },
      input: StationForm.omit({ areaCode: true }).extend({ stationId: Id, version: Version }),
      output: z.object({ version: Version }),
    }),
    listServicePeriods: query({
      title: '查看社工队伍',
      needs: 'workforce.worker.read',
      about: 'list',
      input: PeriodFilter.extend(Page),
      output: paged(PeriodView),
    }),
    countWorkforce: query({
      title: '社工队伍计数',
      needs: 'workforce.worker.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional() }),
      output: z.object({
        fulltimeSocialWorkers: z.int(),
        communityWorkers: z.int(),
        certifiedCommunityWorkers: z.int(),
        twoCommitteeMembers: z.int(),
        certificates: z.int(),
        expiring: z
          .object({ days: z.int(), by: Day, count: z.int() })
          .nullable()
          .describe('即将到期的证书；提前天数由创建项目的参数定，未装入项目时为空'),
      }),
    }),
    recordServicePeriod: command({
      title: '登记任职',
      needs: 'workforce.worker.record',
      about: { area: 'areaCode' },
      input: PeriodForm,
      output: z.object({ servicePeriodId: Id }),
    }),
    endServicePeriod: command({
      title: '登记离任',
      needs: 'workforce.worker.record',
      about: { record: 'workforce.service-period', id: 'servicePeriodId' },
      input: z.object({ servicePeriodId: Id, version: Version, toDate: Day }),
      output: z.object({ version: Version }),
    }),
    listCertificates: query({
      title: '查看社工证书',
      needs: 'workforce.worker.read',
      about: 'list',
      input: CertificateFilter.extend(Page),
      output: paged(CertificateView),
    }),
    recordCertificate: command({
      title: '登记社工证书',
      needs: 'workforce.worker.record',
      about: { area: 'areaCode' },
      input: CertificateForm,
      output: z.object({ certificateId: Id }),
    }),
    renewCertificate: command({
      title: '延长证书有效期',
      needs: 'workforce.worker.record',
      about: { record: 'workforce.certificate', id: 'certificateId' },
      input: z.object({ certificateId: Id, version: Version, validTo: Day }),
      output: z.object({ version: Version }),
    }),
    listParticipations: query({
      title: '查看参与记录',
      needs: 'workforce.worker.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), from: Day.optional(), to: Day.optional(), ...Page }),
      output: paged(ParticipationView),
    }),
    recordParticipation: command({
      title: '登记参与记录',
      needs: 'workforce.participation.record',
      about: { area: 'areaCode' },
      input: ParticipationForm,
      output: z.object({ participationId: Id }),
    }),
    voidParticipation: command({
      title: '作废参与记录',
      needs: 'workforce.participation.record',
      about: { record: 'workforce.participation', id: 'participationId' },
      input: z.object({ participationId: Id, reason: Reason }),
      output: z.object({}),
    }),
  },
} as const
