import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { mineEndpoints } from './contract-mine.ts'
import {
  AmountFen,
  ApplicationForm,
  CallForm,
  CallView,
  Changed,
  GrantFilter,
  GrantRow,
  GrantView,
  GroundCode,
  Id,
  Page,
  PaymentStateCode,
  PaymentView,
  paged,
  Reason,
  ReportForm,
  RevisionForm,
  Version,
} from './contract-parts.ts'
import { scoreEndpoints } from './contract-score.ts'
import { wishEndpoints } from './contract-wishes.ts'

const aboutGrant = { record: 'grants.grant', id: 'grantId' } as const
const aboutPayment = { record: 'grants.payment', id: 'paymentId' } as const
const Ref = z.object({ grantId: Id, version: Version })
const PaymentRef = z.object({ paymentId: Id, version: Version })
const Note = z.string().trim().max(500).default('')
const Judged = { outcome: z.enum(['passed', 'refused'], '请选择通过或退回'), reason: Note }

export const grantsContract = {
  context: 'grants',
  title: '资助',
  endpoints: {
    listCalls: query({
      title: '查看资助征集',
      needs: 'grants.call.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), openOnly: z.boolean().default(false), ...Page }),
      output: paged(CallView),
    }),
    publishCall: command({
      title: '发布资助征集',
      needs: 'grants.call.publish',
      about: { area: 'areaCode' },
      input: CallForm,
      output: z.object({ callId: Id }),
    }),
    openListVote: command({
      title: '提请管委会整批表决',
      needs: 'grants.call.publish',
      about: { record: 'grants.call', id: 'callId' },
      input: z.object({ callId: Id, version: Version }),
      output: z.object({ resolutionId: Id, count: z.int() }),
    }),
    listGrants: query({
      title: '查看资助申请',
      needs: 'grants.call.read',
      about: 'list',
      input: GrantFilter.extend(Page),
      output: paged(GrantRow),
    }),
    getGrant: query({
      title: '查看一项资助',
      needs: 'grants.call.read',
      about: aboutGrant,
      input: z.object({ grantId: Id }),
      output: GrantView,
    }),
    recordApplication: command({
      title: '代为登记资助申请',
      needs: 'grants.application.apply',
      about: { area: 'areaCode' },
      input: ApplicationForm,
      output: z.object({ grantId: Id, no: z.string() }),
    }),
    checkApplication: command({
      title: '初审资助申请',
      needs: 'grants.application.check',
      about: aboutGrant,
      input: Ref.extend({ outcome: z.enum(['passed', 'returned', 'rejected'], '请选择初审结果'), note: Note }),
      output: Changed,
    }),
    reviseApplication: command({
      title: '修改退回的申请',
      needs: 'grants.application.apply',
      about: aboutGrant,
      input: RevisionForm,
      output: Changed,
    }),
    withdrawApplication: command({
      title: '撤回代为登记的申请',
      needs: 'grants.application.apply',
      about: aboutGrant,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    openVote: command({
      title: '提请管委会表决',
      needs: 'grants.call.publish',
      about: aboutGrant,
      input: Ref,
      output: z.object({ resolutionId: Id }),
    }),
    approveGrant: command({
      title: '审定资助',
      needs: 'grants.grant.approve',
      about: aboutGrant,
      input: Ref.extend({ grantedFen: AmountFen }),
      output: Changed,
    }),
    countersignGrant: command({
      title: '会签资助',
      needs: 'grants.payment.check',
      about: aboutGrant,
      input: Ref.extend({ grantedFen: AmountFen }),
      output: Changed,
    }),
    returnApproval: command({
      title: '退回审定（负责人）',
      needs: 'grants.grant.approve',
      about: aboutGrant,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    returnCountersign: command({
      title: '退回审定（会计）',
      needs: 'grants.payment.check',
      about: aboutGrant,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    vetoGrant: command({
      title: '否决资助',
      needs: 'grants.grant.approve',
      about: aboutGrant,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    publiciseGrant: command({
      title: '公示资助决定',
      needs: 'grants.call.publish',
      about: aboutGrant,
      input: Ref,
      output: z.object({ version: Version, until: z.string() }),
    }),
    recordObjection: command({
      title: '登记公示异议',
      needs: 'grants.call.publish',
      about: aboutGrant,
      input: Ref.extend({ objector: z.string().trim().min(2, '请填写提出人').max(30), text: Reason }),
      output: Changed,
    }),
    answerObjection: command({
      title: '答复公示异议',
      needs: 'grants.call.publish',
      about: aboutGrant,
      input: Ref.extend({ objectionId: Id, answer: Reason }),
      output: Changed,
    }),
    signAgreement: command({
      title: '登记资助协议',
      needs: 'grants.call.publish',
      about: aboutGrant,
      input: Ref.extend({
        agreedOn: Day,
        agreement: z.string().trim().min(4, '请写明协议要点').max(2000),
        fileId: Id.nullable().default(null),
        instalments: z
          .array(z.object({ fen: AmountFen, condition: z.string().trim().min(2, '请写明付款条件').max(100) }))
          .min(1, '请至少填写一期')
          .max(12, '至多12期'),
      }),
      output: Changed,
    }),
    listPayments: query({
      title: '查看资助付款',
      needs: 'grants.call.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), state: PaymentStateCode.optional(), ...Page }),
      output: paged(PaymentView),
    }),
    preparePayment: command({
      title: '制单付款',
      needs: 'grants.payment.prepare',
      about: aboutGrant,
      input: Ref.extend({ position: z.int().min(1, '请选择第几期'), fen: AmountFen }),
      output: z.object({ paymentId: Id, version: Version }),
    }),
    checkPayment: command({
      title: '复核付款',
      needs: 'grants.payment.check',
      about: aboutPayment,
      input: PaymentRef.extend(Judged),
      output: Changed,
    }),
    approvePayment: command({
      title: '批准付款',
      needs: 'grants.payment.approve',
      about: aboutPayment,
      input: PaymentRef.extend(Judged),
      output: Changed,
    }),
    payPayment: command({
      title: '登记已付款',
      needs: 'grants.payment.prepare',
      about: aboutPayment,
      input: PaymentRef.extend({ paidOn: Day, voucherNo: z.string().trim().min(2, '请填写付款凭证号').max(50) }),
      output: z.object({ version: Version, entryNo: z.string() }),
    }),
    checkMidway: command({
      title: '中期检查',
      needs: 'grants.grant.follow',
      about: aboutGrant,
      input: Ref.extend({ note: Reason }),
      output: Changed,
    }),
    reportGrant: command({
      title: '登记结项报告',
      needs: 'grants.application.apply',
      about: aboutGrant,
      input: ReportForm,
      output: Changed,
    }),
    acceptGrant: command({
      title: '验收资助项目',
      needs: 'grants.grant.follow',
      about: aboutGrant,
      input: Ref.extend(Judged),
      output: Changed,
    }),
    closeGrant: command({
      title: '资助项目结项',
      needs: 'grants.grant.follow',
      about: aboutGrant,
      input: Ref,
      output: Changed,
    }),
    terminateGrant: command({
      title: '终止资助',
      needs: 'grants.grant.approve',
      about: aboutGrant,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    recordReturn: command({
      title: '登记退回款',
      needs: 'grants.payment.prepare',
      about: aboutGrant,
      input: Ref.extend({ fen: AmountFen, returnedOn: Day }),
      output: Changed,
    }),
    proposeSettlement: command({
      title: '提议处理追不回的余款',
      needs: 'grants.payment.check',
      about: aboutGrant,
      input: Ref.extend({
        ground: GroundCode,
        fen: AmountFen,
        reason: z.string().trim().min(10, '请写明经过和依据，至少10个字').max(500, '理由过长，请精简到500字以内'),
        fileId: Id.nullable().default(null),
      }),
      output: Changed,
    }),
    decideSettlement: command({
      title: '决定余款的处理',
      needs: 'grants.grant.approve',
      about: aboutGrant,
      input: Ref.extend({
        settlementId: Id,
        outcome: z.enum(['approved', 'refused'], '请选择同意或不同意'),
        note: z
          .string()
          .trim()
          .min(4, '请写明决定的依据（会议纪要或批准文号）或不同意的理由，至少4个字')
          .max(500, '请精简到500字以内'),
      }),
      output: Changed,
    }),
    ...scoreEndpoints,
    ...mineEndpoints,
    ...wishEndpoints,
  },
} as const
