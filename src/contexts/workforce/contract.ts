import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { attendanceEndpoints } from './contract-attendance.ts'
import { stationEndpoints } from './contract-stations.ts'
import { supervisionEndpoints } from './contract-supervision.ts'
import { trainingEndpoints } from './contract-training.ts'
import { CERTIFICATE_STANDINGS, Id, keysOf, Page, Placed, paged, Reason, Someone, Version } from './vocabulary.ts'

export { StationForm, StationView } from './contract-stations.ts'
export { CERTIFICATE_LEVELS } from './vocabulary.ts'

export const PERIOD_KINDS = {
  fulltime_social_worker: '专职社工',
  community_worker: '社区工作者',
  two_committee_member: '“两委”成员',
} as const
const Kind = z.enum(['fulltime_social_worker', 'community_worker', 'two_committee_member'], '请选择类别')
const Level = z.enum(['assistant_social_worker', 'social_worker_mid', 'senior_social_worker'], '请选择证书级别')

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
  standing: z.enum(keysOf<keyof typeof CERTIFICATE_STANDINGS>(CERTIFICATE_STANDINGS)),
  education: z
    .object({ from: z.string(), to: z.string(), neededMinutes: z.int(), countedMinutes: z.int() })
    .nullable()
    .describe('本登记有效期的继续教育；未装入项目时为空'),
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

export const QuarterFilter = z.object({
  areaCode: AreaCode.optional(),
  on: Day.optional().describe('季度内的任意一日；不填为本季度'),
  onlyGaps: z.boolean().default(false),
})
const Part = z.object({ serving: z.int(), tookPart: z.int() })
const QuarterView = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string(),
  committee: Part.describe('“两委”成员：季度内在任、参与过的人数'),
  certified: Part.describe('持有效证书的社区工作者'),
  lastTookPartOn: z.string().nullable(),
  isComplete: z.boolean(),
})

export const workforceContract = {
  context: 'workforce',
  title: '社工队伍',
  endpoints: {
    ...stationEndpoints,
    ...attendanceEndpoints,
    ...trainingEndpoints,
    ...supervisionEndpoints,
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
    listParticipationQuarter: query({
      title: '查看季度参与情况',
      needs: 'workforce.worker.read',
      about: 'list',
      input: QuarterFilter.extend(Page),
      output: paged(QuarterView).extend({
        from: z.string(),
        to: z.string(),
        communities: z.int(),
        complete: z.int().describe('两类人员都参与了的社区'),
      }),
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
