import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  AgreementForm,
  AmountFen,
  CampaignChoice,
  GiftFilter,
  GiftForm,
  GiftLine,
  GiftView,
  GiverChange,
  GiverFilter,
  GiverInput,
  GiverView,
  Id,
  Page,
  paged,
  Reason,
  ReceiptForm,
  Version,
} from './contract-parts.ts'
import { ProposalView, RowFilter, RowView, StatementView } from './contract-statement-parts.ts'

const aboutGiver = { record: 'giving.giver', id: 'giverId' } as const
const aboutGift = { record: 'giving.gift', id: 'giftId' } as const
const aboutRow = { record: 'giving.statement-row', id: 'rowId' } as const
const GiftRef = z.object({ giftId: Id, version: Version })
const RowRef = z.object({ rowId: Id, version: Version })
const Changed = z.object({ version: Version })

/** 捐赠 */
export const givingContract = {
  context: 'giving',
  title: '捐赠',
  endpoints: {
    listGivers: query({
      title: '查看捐赠人',
      needs: 'giving.gift.read',
      about: 'list',
      input: GiverFilter.extend(Page),
      output: paged(GiverView),
    }),
    getGiver: query({
      title: '查看一位捐赠人',
      needs: 'giving.gift.read',
      about: aboutGiver,
      input: z.object({ giverId: Id }),
      output: GiverView.extend({ mayRecord: z.boolean(), mayReveal: z.boolean() }),
    }),
    searchGivers: query({
      title: '查找捐赠人',
      needs: 'giving.gift.record',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode, words: z.string().trim().min(2, '请填写全名、证件号或电话').max(100) }),
      output: z.array(GiverView),
    }),
    recordGiver: command({
      title: '登记捐赠人',
      needs: 'giving.gift.record',
      about: { area: 'areaCode' },
      input: GiverInput,
      output: z.object({ giverId: Id }),
    }),
    changeGiver: command({
      title: '修改捐赠人',
      needs: 'giving.gift.record',
      about: aboutGiver,
      input: GiverChange,
      output: Changed,
    }),
    revealGiver: command({
      title: '查看捐赠人全部信息',
      keepsNoAnswer: true,
      needs: 'giving.gift.reveal',
      about: aboutGiver,
      input: z.object({ giverId: Id, version: Version, reason: Reason }),
      output: z.object({
        name: z.string(),
        idNumber: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      }),
    }),
    listGifts: query({
      title: '查看捐赠',
      needs: 'giving.gift.read',
      about: 'list',
      input: GiftFilter.extend(Page),
      output: paged(GiftLine).extend({ sumFen: z.int().describe('未作废的金额合计，分') }),
    }),
    getGift: query({
      title: '查看一笔捐赠',
      needs: 'giving.gift.read',
      about: aboutGift,
      input: z.object({ giftId: Id }),
      output: GiftView,
    }),
    recordGift: command({
      title: '登记捐赠',
      needs: 'giving.gift.record',
      about: { area: 'areaCode' },
      input: GiftForm,
      output: z.object({ giftId: Id, no: z.string() }),
    }),
    listCampaignsToChoose: query({
      title: '查看捐赠可选的募捐活动',
      needs: 'giving.gift.record',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode }),
      output: z.array(CampaignChoice),
    }),
    confirmGift: command({
      title: '确认捐赠入账',
      needs: 'giving.gift.confirm',
      about: aboutGift,
      input: GiftRef,
      output: Changed.extend({ entryNo: z.string() }),
    }),
    voidGift: command({
      title: '作废捐赠登记',
      needs: 'giving.gift.record',
      about: aboutGift,
      input: GiftRef.extend({ reason: Reason }),
      output: Changed,
    }),
    recordAgreement: command({
      title: '登记捐赠协议',
      needs: 'giving.gift.record',
      about: aboutGift,
      input: GiftRef.extend(AgreementForm.shape),
      output: Changed,
    }),
    recordReceipt: command({
      title: '登记票据号码',
      needs: 'giving.gift.confirm',
      about: aboutGift,
      input: GiftRef.extend(ReceiptForm.shape),
      output: Changed,
    }),
    declineReceipt: command({
      title: '登记放弃票据',
      needs: 'giving.gift.confirm',
      about: aboutGift,
      input: GiftRef.extend({ note: Reason }),
      output: Changed,
    }),
    askRefund: command({
      title: '提出退还捐赠',
      needs: 'giving.gift.record',
      about: aboutGift,
      input: GiftRef.extend({ fen: AmountFen, reason: Reason, redReceipt: z.string().trim().max(40).default('') }),
      output: z.object({ refundId: Id }),
    }),
    decideRefund: command({
      title: '批准退还捐赠',
      needs: 'giving.gift.approve',
      about: { record: 'giving.refund', id: 'refundId' },
      input: z.object({
        refundId: Id,
        version: Version,
        outcome: z.enum(['approved', 'rejected'], '请选择批准或不批准'),
        refundedOn: Day.optional().describe('退款日期，批准时必填'),
        note: z.string().trim().max(200).default(''),
      }),
      output: Changed,
    }),
    askCorrection: command({
      title: '提出红字更正捐赠',
      needs: 'giving.gift.correct',
      about: aboutGift,
      input: GiftRef.extend({ reason: Reason, redReceipt: z.string().trim().max(40).default('') }),
      output: z.object({ correctionId: Id }),
    }),
    decideCorrection: command({
      title: '批准红字更正捐赠',
      needs: 'giving.gift.approve',
      about: { record: 'giving.correction', id: 'correctionId' },
      input: z.object({
        correctionId: Id,
        version: Version,
        outcome: z.enum(['approved', 'rejected'], '请选择批准或不批准'),
        note: z.string().trim().max(200).default(''),
      }),
      output: Changed,
    }),
    printThanks: download({
      title: '打印感谢证书',
      needs: 'giving.gift.reveal',
      about: aboutGift,
      input: z.object({ giftId: Id }),
      output: DownloadBody,
    }),
    listStatements: query({
      title: '查看对账单',
      needs: 'giving.statement.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), ...Page }),
      output: paged(StatementView),
    }),
    getStatement: query({
      title: '查看一份对账单',
      needs: 'giving.statement.read',
      about: { record: 'giving.statement', id: 'statementId' },
      input: z.object({ statementId: Id }),
      output: StatementView,
    }),
    listRows: query({
      title: '查看银行流水',
      needs: 'giving.statement.read',
      about: 'list',
      input: RowFilter.extend(Page),
      output: paged(RowView).extend({ sumFen: z.int() }),
    }),
    getRow: query({
      title: '查看一笔银行流水',
      needs: 'giving.statement.read',
      about: aboutRow,
      input: z.object({ rowId: Id }),
      output: RowView.extend({ proposals: z.array(ProposalView) }),
    }),
    matchRow: command({
      title: '认领银行流水',
      needs: 'giving.gift.record',
      about: aboutRow,
      input: RowRef.extend({ giftIds: z.array(Id).min(1, '请选择捐赠').max(500) }),
      output: Changed,
    }),
    unmatchRow: command({
      title: '撤销认领',
      needs: 'giving.gift.record',
      about: aboutRow,
      input: RowRef.extend({ reason: Reason }),
      output: Changed,
    }),
    revealPayer: command({
      title: '查看付款人全部信息',
      keepsNoAnswer: true,
      needs: 'giving.gift.reveal',
      about: aboutRow,
      input: RowRef.extend({ reason: Reason }),
      output: z.object({ payer: z.string(), account: z.string().nullable() }),
    }),
    setRowAside: command({
      title: '标明不是捐赠',
      needs: 'giving.gift.record',
      about: aboutRow,
      input: RowRef.extend({ reason: Reason }),
      output: Changed,
    }),
  },
} as const
