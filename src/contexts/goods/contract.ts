import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  EvidenceForm,
  Id,
  InspectionForm,
  LotFilter,
  LotForm,
  LotLine,
  LotView,
  MovementView,
  Page,
  paged,
  Reason,
  Version,
} from './contract-parts.ts'
import {
  AllocationForm,
  AllocationView,
  CountForm,
  CountView,
  DecisionForm,
  DisposalForm,
  DisposalView,
  HandoutFilter,
  HandoutForm,
  HandoutView,
  Receiver,
  StockFilter,
  StockLine,
} from './contract-stock-parts.ts'

const aboutLot = { record: 'goods.lot', id: 'lotId' } as const
const aboutAllocation = { record: 'goods.allocation', id: 'allocationId' } as const
const aboutHandout = { record: 'goods.handout', id: 'handoutId' } as const
const aboutDisposal = { record: 'goods.disposal', id: 'disposalId' } as const
const Ref = z.object({ lotId: Id, version: Version })
const Changed = z.object({ version: Version })
const Answer = z.object({ agrees: z.boolean('请选择同意或不同意'), reason: z.string().trim().max(200).default('') })

/** 捐赠物资 */
export const goodsContract = {
  context: 'goods',
  title: '捐赠物资',
  endpoints: {
    listLots: query({
      title: '查看捐赠物资',
      needs: 'goods.lot.read',
      about: 'list',
      input: LotFilter.extend(Page),
      output: paged(LotLine),
    }),
    getLot: query({
      title: '查看一批捐赠物资',
      needs: 'goods.lot.read',
      about: aboutLot,
      input: z.object({ lotId: Id }),
      output: LotView,
    }),
    listFundsToReceive: query({
      title: '查看可以登记物资的基金',
      needs: 'goods.lot.record',
      about: 'list',
      input: z.object({}),
      output: z.array(z.object({ id: Id, name: z.string(), areaCode: z.string() })),
    }),
    recordLot: command({
      title: '登记捐赠物资',
      needs: 'goods.lot.record',
      about: { area: 'areaCode' },
      input: LotForm.extend({ areaCode: AreaCode, fundId: Id }),
      output: z.object({ lotId: Id, no: z.string() }),
    }),
    inspectLot: command({
      title: '验收物资',
      needs: 'goods.lot.record',
      about: aboutLot,
      input: InspectionForm.extend(Ref.shape),
      output: Changed.extend({ faults: z.array(z.string()) }),
    }),
    answerInspection: command({
      title: '复核验收并签字',
      needs: 'goods.lot.record',
      about: aboutLot,
      input: Answer.extend(Ref.shape),
      output: Changed,
    }),
    valueLot: command({
      title: '估定物资价值',
      needs: 'goods.lot.value',
      about: aboutLot,
      input: EvidenceForm.extend(Ref.shape),
      output: Changed.extend({ valueFen: z.int(), needsReview: z.boolean() }),
    }),
    checkValue: command({
      title: '复核物资估值',
      needs: 'goods.lot.value',
      about: aboutLot,
      input: Answer.extend(Ref.shape),
      output: Changed,
    }),
    approveValue: command({
      title: '批准物资估值并入库',
      needs: 'goods.lot.approve',
      about: aboutLot,
      input: Answer.extend(Ref.shape).extend({ storage: z.string().trim().max(60).default('').describe('存放地点') }),
      output: Changed,
    }),
    listMovements: query({
      title: '查看出入库记录',
      needs: 'goods.lot.read',
      about: aboutLot,
      input: z.object({ lotId: Id, ...Page }),
      output: paged(MovementView),
    }),
    listStock: query({
      title: '查看物资库存',
      needs: 'goods.lot.read',
      about: 'list',
      input: StockFilter.extend(Page),
      output: paged(StockLine).extend({ pieces: z.int(), leftFen: z.int() }),
    }),
    allocateGoods: command({
      title: '分配物资',
      needs: 'goods.lot.hand-out',
      about: aboutLot,
      input: AllocationForm.extend(Ref.shape),
      output: z.object({ allocationId: Id, version: Version }),
    }),
    listAllocations: query({
      title: '查看物资分配',
      needs: 'goods.lot.read',
      about: 'list',
      input: z.object({ lotId: Id.optional(), open: z.boolean().default(false), ...Page }),
      output: paged(AllocationView),
    }),
    closeAllocation: command({
      title: '收回未发的物资',
      needs: 'goods.lot.hand-out',
      about: aboutAllocation,
      input: z.object({
        allocationId: Id,
        version: Version,
        reason: z.string().trim().min(4, '请写明理由，至少4个字').max(200),
      }),
      output: Changed,
    }),
    handOut: command({
      title: '发放物资',
      needs: 'goods.lot.hand-out',
      about: { area: 'areaCode' },
      input: HandoutForm.extend({ areaCode: AreaCode, allocationId: Id }),
      output: z.object({ handoutId: Id, left: z.int() }),
    }),
    listHandouts: query({
      title: '查看物资发放名单',
      needs: 'goods.lot.read',
      about: 'list',
      input: HandoutFilter.extend(Page),
      output: paged(HandoutView),
    }),
    signHandout: command({
      title: '登记领取签名',
      needs: 'goods.lot.hand-out',
      about: aboutHandout,
      input: z.object({ handoutId: Id, signatureFileId: Id }),
      output: z.object({}),
    }),
    askTakeBack: command({
      title: '申请红字冲回物资发放',
      needs: 'goods.lot.hand-out',
      about: aboutHandout,
      input: z.object({ handoutId: Id, reason: Reason }),
      output: z.object({ takeBackId: Id }),
    }),
    decideTakeBack: command({
      title: '批准红字冲回物资发放',
      needs: 'goods.lot.approve',
      about: { record: 'goods.take-back', id: 'takeBackId' },
      input: DecisionForm.extend({ takeBackId: Id }),
      output: z.object({}),
    }),
    revealReceiver: command({
      title: '查看领取人全部信息',
      keepsNoAnswer: true,
      needs: 'goods.receiver.reveal',
      about: aboutHandout,
      input: z.object({ handoutId: Id, reason: Reason }),
      output: Receiver.extend({ areaName: z.string() }),
    }),
    printThanks: download({
      title: '打印物资捐赠感谢证书',
      needs: 'giving.gift.reveal',
      about: aboutLot,
      input: z.object({ lotId: Id }),
      output: DownloadBody,
    }),
    countStock: command({
      title: '盘点物资',
      needs: 'goods.lot.record',
      about: aboutLot,
      input: CountForm.extend(Ref.shape),
      output: z.object({ stocktakeId: Id }),
    }),
    decideCount: command({
      title: '核准盘点',
      needs: 'goods.lot.record',
      about: { record: 'goods.stocktake', id: 'stocktakeId' },
      input: DecisionForm.extend({ stocktakeId: Id }),
      output: z.object({}),
    }),
    proposeDisposal: command({
      title: '提出处置物资',
      needs: 'goods.lot.record',
      about: aboutLot,
      input: DisposalForm.extend(Ref.shape),
      output: z.object({ disposalId: Id }),
    }),
    decideDisposal: command({
      title: '批准处置物资',
      needs: 'goods.lot.approve',
      about: aboutDisposal,
      input: DecisionForm.extend({ disposalId: Id }),
      output: z.object({}),
    }),
    getDisposal: query({
      title: '查看处置的是哪批物资',
      needs: 'goods.lot.read',
      about: aboutDisposal,
      input: z.object({ disposalId: Id }),
      output: z.object({ lotId: Id }),
    }),
    listKeeping: query({
      title: '查看盘点与处置',
      needs: 'goods.lot.read',
      about: aboutLot,
      input: z.object({ lotId: Id }),
      output: z.object({ counts: z.array(CountView), disposals: z.array(DisposalView) }),
    }),
  },
} as const
