import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { leadEndpoints } from './contract-lead.ts'
import {
  Assessment,
  aboutCase,
  CaseForm,
  CaseRow,
  CaseView,
  Changed,
  Closure,
  ConsentForm,
  ContactForm,
  Evaluation,
  FollowUp,
  Id,
  Page,
  Plan,
  paged,
  Receipt,
  Ref,
  Referral,
  Review,
  RiskCode,
  Why,
} from './contract-parts.ts'
import { reportEndpoints } from './contract-reports.ts'

const mine = { needs: 'casework.case.work', about: aboutCase } as const
const act = <S extends z.ZodType>(title: string, secret: S) =>
  command({ title, ...mine, input: Ref.extend({ secret }), output: Changed })

/**
 * A case is read by its worker, its station's lead and its assigned supervisor alone: settled by the person, never by a place, so
 * every endpoint about one is `own`, and whoever is none of the three is told 404. What is told of people stands under `secret`.
 */
export const caseworkContract = {
  context: 'casework',
  title: '个案',
  endpoints: {
    openCase: command({
      title: '接案登记',
      needs: 'casework.case.work',
      about: { area: 'areaCode' },
      input: CaseForm,
      output: z.object({ caseId: Id, no: z.string() }),
    }),
    myCases: query({
      title: '查看我的个案',
      needs: 'casework.case.work',
      about: 'self',
      input: z.object({ openOnly: z.boolean().default(true), ...Page }),
      output: paged(CaseRow),
    }),
    countMine: query({
      title: '是否有我经办的个案',
      needs: 'sign-in',
      about: 'self',
      input: z.object({}),
      output: z.object({ open: z.int() }),
    }),
    getCase: query({ title: '查看一个个案', ...mine, input: z.object({ caseId: Id }), output: CaseView }),
    recordConsent: upload({ title: '登记知情同意书', ...mine, input: ConsentForm, output: Changed }),
    openConsent: download({ title: '查看知情同意书', ...mine, input: z.object({ caseId: Id }), output: DownloadBody }),
    decideCase: command({
      title: '决定是否接案',
      ...mine,
      input: Ref.extend({ outcome: z.enum(['accept', 'decline'], '请选择接或不接'), secret: Why }),
      output: Changed,
    }),
    assessCase: command({
      title: '填写需求预估表',
      ...mine,
      input: Ref.extend({ homeVisitOn: Day, risk: RiskCode, secret: Assessment }),
      output: Changed,
    }),
    submitPlan: act('提交服务计划书', Plan),
    recordContact: command({
      title: '记录一次接触',
      needs: 'casework.case.work',
      about: 'self',
      input: ContactForm,
      output: z.object({ contactId: Id, isLate: z.boolean() }),
    }),
    changeRisk: command({
      title: '调整风险等级',
      ...mine,
      input: Ref.extend({ risk: RiskCode, secret: Why }),
      output: Changed,
    }),
    startCrisis: act('转入危机介入', Why),
    calmCrisis: act('解除危机', Why),
    reviewCase: act('阶段回顾', Review),
    suspendCase: act('中止服务', Why),
    resumeCase: act('恢复服务', Why),
    referCase: act('转介', Referral),
    recordReceipt: act('登记转介回执', Receipt),
    evaluateCase: act('评估服务成效', Evaluation),
    askClosure: act('申请结案', Closure),
    recordFollowUp: command({
      title: '记录回访',
      ...mine,
      input: Ref.extend({ position: z.int().min(1, '请选择第几次回访').max(9), secret: FollowUp }),
      output: Changed,
    }),
    ...leadEndpoints,
    ...reportEndpoints,
  },
} as const
