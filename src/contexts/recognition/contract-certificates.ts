import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { Id, Name, Page, paged, Reason, Version } from './contract-parts.ts'

export const CERTIFICATE_STATES = {
  requested: '待出具',
  issued: '有效',
  revoked: '已撤回',
  refused: '不予出具',
} as const
export type CertificateState = keyof typeof CERTIFICATE_STATES
const State = z.enum(['requested', 'issued', 'revoked', 'refused'])

/** How a record came: by check-in, by hand, or by spreadsheet. */
export const SOURCES = {
  qr: '扫码',
  'roll-call': '点名',
  paper: '纸质补录',
  correction: '更正',
  import: '导入',
} as const

const Period = { from: Day, to: Day }
const Purpose = z.string().trim().max(60, '用途过长，请精简到60字以内').default('')
export const IssueForm = z.object({
  responsibleName: z.string().trim().min(2, '请填写本单位负责人姓名').max(30, '姓名过长'),
  contact: z.string().trim().min(5, '请填写联系电话，供用人单位核实').max(60, '联系方式过长'),
  notes: z.string().trim().max(200, '备注过长，请精简到200字以内').default(''),
})
export const DeskRequestForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  ...Period,
  purpose: Purpose,
  postingConsent: z.boolean().default(false),
})
export const CertificateFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['requested', 'closed', 'issued', 'revoked', 'refused']).default('requested'),
  name: Name,
  sort: z.enum(['askedAt', 'dueOn', 'issuedOn']).default('askedAt'),
  down: z.boolean().default(true),
})
export const PostingFilter = z.object({ areaCode: AreaCode.optional() })

const CertificateRow = z.object({
  id: Id,
  name: z.string(),
  issuerAreaCode: z.string(),
  issuerName: z.string(),
  fromDate: z.string(),
  toDate: z.string(),
  purpose: z.string(),
  postingConsent: z.boolean(),
  postedUntil: z.string().nullable(),
  askedVia: z.enum(['phone', 'desk']),
  askedOn: z.string(),
  dueOn: z.string(),
  isOverdue: z.boolean(),
  state: State,
  number: z.string().nullable(),
  totalMinutes: z.int().nullable(),
  issuedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  closedReason: z.string().nullable(),
  version: Version,
})
const LineView = z.object({
  recordId: Id,
  servedOn: z.string(),
  minutes: z.int(),
  activity: z.string(),
  place: z.string(),
  organiser: z.string(),
  leaderName: z.string(),
  source: z.string(),
})
const ServiceGroup = z.object({
  issuerAreaCode: z.string(),
  issuerName: z.string(),
  minutes: z.int(),
  isAsked: z.boolean(),
  rows: z.array(
    z.object({ recordId: Id, servedOn: z.string(), minutes: z.int(), activity: z.string(), source: z.string() }),
  ),
})
const MyCertificate = CertificateRow.pick({
  id: true,
  issuerName: true,
  fromDate: true,
  toDate: true,
  purpose: true,
  askedOn: true,
  dueOn: true,
  state: true,
  number: true,
  totalMinutes: true,
  issuedOn: true,
  closedOn: true,
  closedReason: true,
})
const about = { record: 'recognition.certificate', id: 'certificateId' } as const
const Versioned = { certificateId: Id, version: Version }

export const certificateEndpoints = {
  listMyServices: query({
    title: '查看本人可开具证明的服务',
    needs: 'sign-in',
    about: 'self',
    input: z.object(Period),
    output: z.object({ totalMinutes: z.int(), groups: z.array(ServiceGroup) }),
  }),
  requestCertificate: command({
    title: '申请志愿服务记录证明',
    needs: 'sign-in',
    about: 'self',
    input: z.object({
      ...Period,
      recordIds: z.array(Id).min(1, '请至少选择一次服务').max(2_000).optional().describe('不填为期间内全部'),
      purpose: Purpose,
      postingConsent: z.boolean().default(false),
    }),
    output: z.object({ certificateIds: z.array(Id), dueOn: z.string() }),
  }),
  listMyCertificates: query({
    title: '查看本人的证明',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({ rows: z.array(MyCertificate), paperName: z.string() }),
  }),
  downloadMyCertificate: download({
    title: '下载本人的证明',
    needs: 'sign-in',
    about: { own: 'recognition.certificate', id: 'certificateId' },
    input: z.object({ certificateId: Id }),
    output: DownloadBody,
  }),
  verifyCertificate: query({
    title: '查验志愿服务记录证明',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({
      code: z.string().trim().min(1, '请填写查验码').max(80, '查验码过长，请核对'),
      number: z.string().trim().max(60, '编号过长，请核对').optional(),
    }),
    output: z.object({
      number: z.string(),
      name: z.string().describe('打码'),
      totalMinutes: z.int(),
      services: z.int(),
      issuerName: z.string(),
      fromDate: z.string(),
      toDate: z.string(),
      issuedOn: z.string(),
      isValid: z.boolean(),
      revokedOn: z.string().nullable(),
      revokedReason: z.string().nullable(),
      paperName: z.string(),
    }),
  }),
  listCertificates: query({
    title: '查看志愿服务记录证明',
    needs: 'recognition.certificate.read',
    about: 'list',
    input: CertificateFilter.extend(Page),
    output: paged(CertificateRow),
  }),
  getCertificate: query({
    title: '查看一份证明',
    needs: 'recognition.certificate.read',
    about,
    input: z.object({ certificateId: Id }),
    output: CertificateRow.extend({
      lines: z.array(LineView),
      linesMinutes: z.int(),
      missing: z.int().describe('申请时选定、现已作废的服务条数'),
      mayIssue: z.boolean(),
      usual: z.object({ responsibleName: z.string(), contact: z.string() }),
      paperName: z.string(),
    }),
  }),
  requestCertificateFor: command({
    title: '代为申请证明',
    needs: 'recognition.certificate.issue',
    about: { area: 'areaCode' },
    input: DeskRequestForm,
    output: z.object({ certificateId: Id }),
  }),
  previewCertificate: download({
    title: '预览证明',
    needs: 'recognition.certificate.issue',
    about,
    input: IssueForm.partial().extend({ certificateId: Id }),
    output: DownloadBody,
  }),
  issueCertificate: command({
    title: '出具证明',
    needs: 'recognition.certificate.issue',
    about,
    input: IssueForm.extend(Versioned),
    output: z.object({ version: Version, number: z.string() }),
  }),
  refuseCertificate: command({
    title: '不予出具证明',
    needs: 'recognition.certificate.issue',
    about,
    input: z.object({ ...Versioned, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  revokeCertificate: command({
    title: '撤回证明',
    needs: 'recognition.certificate.issue',
    about,
    input: z.object({ ...Versioned, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  printCertificate: download({
    title: '打印证明',
    needs: 'recognition.certificate.issue',
    about,
    input: z.object({ certificateId: Id }),
    output: DownloadBody,
  }),
} as const
