import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  AgreementForm,
  CHOICES,
  CharityFields,
  CharityView,
  DisposalForm,
  Fen,
  FundRow,
  FundView,
  Id,
  MyResolution,
  Page,
  PaperKindSchema,
  PrepareForm,
  paged,
  RESOLUTION_KINDS,
  RESOLUTION_STATES,
  Reason,
  ResolutionRow,
  ResolutionView,
  SEATS,
  STANDS_FOR,
  State,
  StepName,
  Version,
} from './contract-parts.ts'

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const aboutFund = { record: 'fund.fund', id: 'fundId' } as const
const aboutResolution = { record: 'fund.resolution', id: 'resolutionId' } as const
const FundRef = z.object({ fundId: Id, version: Version })
const Changed = z.object({ version: Version })

const charities = {
  listCharities: query({
    title: '查看慈善组织',
    needs: 'fund.charity.read',
    about: 'list',
    input: z.object({}),
    output: z.object({ rows: z.array(CharityView), mayRecord: z.boolean() }),
  }),
  recordCharity: command({
    title: '登记慈善组织',
    needs: 'fund.charity.record',
    about: { area: 'areaCode' },
    input: CharityFields.extend({ areaCode: AreaCode, organisationId: Id }),
    output: z.object({ charityId: Id }),
  }),
  editCharity: command({
    title: '更新慈善组织资格',
    needs: 'fund.charity.record',
    about: { record: 'fund.charity', id: 'charityId' },
    input: CharityFields.extend({ charityId: Id, version: Version }),
    output: Changed,
  }),
}

const funds = {
  listFunds: query({
    title: '查看社区基金',
    needs: 'fund.fund.read',
    about: 'list',
    input: z.object({
      areaCode: AreaCode.optional(),
      state: State.optional(),
      charityId: Id.optional(),
      words: z.string().trim().max(40).optional(),
      ...Page,
    }),
    output: paged(FundRow),
  }),
  getFund: query({
    title: '查看一只社区基金',
    needs: 'fund.fund.read',
    about: aboutFund,
    input: z.object({ fundId: Id }),
    output: FundView,
  }),
  prepareFund: command({
    title: '筹备社区基金',
    needs: 'fund.fund.prepare',
    about: { area: 'areaCode' },
    input: PrepareForm,
    output: z.object({ fundId: Id }),
  }),
  editAgreement: command({
    title: '修改基金协议稿',
    needs: 'fund.fund.prepare',
    about: aboutFund,
    input: AgreementForm.extend(FundRef.shape),
    output: Changed,
  }),
  draftAgreement: command({
    title: '提交基金协议稿',
    needs: 'fund.fund.prepare',
    about: aboutFund,
    input: FundRef,
    output: Changed,
  }),
  moveFund: command({
    title: '办理基金设立与终止',
    needs: 'fund.fund.host',
    about: aboutFund,
    input: FundRef.extend({ step: StepName, reason: z.string().trim().max(200).default('') }),
    output: Changed,
  }),
  disposeSurplus: command({
    title: '登记基金剩余财产的处理',
    needs: 'fund.fund.host',
    about: aboutFund,
    input: FundRef.extend(DisposalForm.shape),
    output: Changed.extend({ disposalId: Id }),
  }),
  addPaper: upload({
    title: '上传基金文件',
    needs: 'fund.paper.add',
    about: aboutFund,
    input: z.object({ fundId: Id, version: Version, kind: PaperKindSchema }),
    output: z.object({ paperId: Id }),
  }),
  openPaper: download({
    title: '查看基金文件',
    needs: 'fund.fund.read',
    about: aboutFund,
    input: z.object({ fundId: Id, paperId: Id }),
    output: DownloadBody,
  }),
  openEarmark: command({
    title: '开立社区分账',
    needs: 'fund.fund.prepare',
    about: aboutFund,
    input: FundRef.extend({ communityCode: AreaCode }),
    output: Changed,
  }),
  addMember: command({
    title: '登记管委会成员',
    needs: 'fund.fund.prepare',
    about: aboutFund,
    input: FundRef.extend({
      personId: Id,
      seat: z.enum(keysOf(SEATS), '请选择委员或监督员'),
      standsFor: z.enum(keysOf(STANDS_FOR), '请选择代表哪一方'),
      employerId: Id.nullable().default(null),
      fromDate: Day,
      toDate: Day,
    }),
    output: z.object({ memberId: Id }),
  }),
  endMember: command({
    title: '登记管委会成员离任',
    needs: 'fund.fund.prepare',
    about: aboutFund,
    input: z.object({ fundId: Id, memberId: Id, version: Version, endedOn: Day }),
    output: Changed,
  }),
  makePlan: command({
    title: '拟订基金年度计划',
    needs: 'fund.resolution.open',
    about: aboutFund,
    input: FundRef.extend({
      fromDate: Day,
      toDate: Day,
      text: z.string().trim().min(20, '请写明工作安排，至少20个字').max(5000),
      incomeFen: Fen,
      spendingFen: Fen,
    }),
    output: z.object({ planId: Id, resolutionId: Id }),
  }),
  approvePlan: command({
    title: '批准基金年度计划',
    needs: 'fund.fund.host',
    about: aboutFund,
    input: z.object({ fundId: Id, planId: Id, version: Version }),
    output: Changed,
  }),
}

const resolutions = {
  listResolutions: query({
    title: '查看管委会决议',
    needs: 'fund.resolution.read',
    about: 'list',
    input: z.object({
      areaCode: AreaCode.optional(),
      fundId: Id.optional(),
      state: z.enum(keysOf(RESOLUTION_STATES)).optional(),
      kind: z.enum(keysOf(RESOLUTION_KINDS)).optional(),
      ...Page,
    }),
    output: paged(ResolutionRow),
  }),
  getResolution: query({
    title: '查看一项管委会决议',
    needs: 'fund.resolution.read',
    about: aboutResolution,
    input: z.object({ resolutionId: Id }),
    output: ResolutionView,
  }),
  openMatter: command({
    title: '提请管委会表决',
    needs: 'fund.resolution.open',
    about: aboutFund,
    input: FundRef.extend({
      kind: z.enum(['budget', 'rules', 'use-change', 'termination'], '请选择表决事项'),
      title: z.string().trim().min(6, '请写明表决什么，至少6个字').max(200),
    }),
    output: z.object({ resolutionId: Id }),
  }),
  vetoResolution: command({
    title: '否决管委会决议',
    needs: 'fund.fund.host',
    about: aboutResolution,
    input: z.object({ resolutionId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
}

const mine = {
  myResolutions: query({
    title: '我的表决',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({ rows: z.array(MyResolution) }),
  }),
  castVote: command({
    title: '投票',
    needs: 'fund.resolution.vote',
    about: 'self',
    input: z.object({
      resolutionId: Id,
      memberId: Id.optional(),
      choice: z.enum(keysOf(CHOICES), '请选择赞成、反对或弃权'),
      reason: z.string().trim().max(200).default(''),
    }),
    output: z.object({ state: z.enum(keysOf(RESOLUTION_STATES)) }),
  }),
  declareInterest: command({
    title: '申明利害关系并回避',
    needs: 'fund.resolution.vote',
    about: 'self',
    input: z.object({ resolutionId: Id, reason: Reason }),
    output: z.object({ state: z.enum(keysOf(RESOLUTION_STATES)) }),
  }),
  delegateVote: command({
    title: '委托他人投票',
    needs: 'fund.resolution.vote',
    about: 'self',
    input: z.object({ resolutionId: Id, delegateId: Id.nullable() }),
    output: z.object({}),
  }),
  giveOpinion: command({
    title: '提出监督意见',
    needs: 'fund.resolution.watch',
    about: 'self',
    input: z.object({ resolutionId: Id, text: z.string().trim().min(4, '请写明意见，至少4个字').max(500) }),
    output: z.object({}),
  }),
}

export { STATES as FUND_STATES } from './rules/states.ts'

export const fundContract = {
  context: 'fund',
  title: '社区基金',
  endpoints: { ...charities, ...funds, ...resolutions, ...mine },
} as const
