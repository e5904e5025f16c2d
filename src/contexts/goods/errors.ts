import { fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

const yuan = (amount: number): string => `${showYuan(fen(amount))}元`

export const goodsErrors = errorsOf('goods', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  noFund: () => ({ status: 409, message: '没有找到所选的基金，请从列表中重新选择' }),
  fundElsewhere: (name: string) => ({ status: 409, message: `“${name}”不属于所选街镇，请核对后再登记` }),
  noProgramme: () => ({ status: 409, message: '还没有载入创建方案，物资的限额无从查起' }),
  earmarkElsewhere: () => ({ status: 409, message: '社区分账须是本基金所在街镇的社区，请重新选择' }),
  noLot: () => ({ status: 404, message: '没有找到这批物资，或不在您的管辖范围内' }),
  noFile: () => ({ status: 409, message: '没有找到所附的文件，请重新上传' }),
  notNow: (state: string) => ({ status: 409, message: `这批物资现在是“${state}”，不能这样办理。请刷新后核对` }),
  inFuture: (today: string) => ({ status: 409, message: `日期不能晚于今天（${showDate(today)}），请核对` }),
  beforeHandOver: (day: string) => ({ status: 409, message: `日期不能早于交付日期（${showDate(day)}），请核对` }),
  foodWithoutLife: () => ({ status: 409, message: '食品须填写生产日期和保质期截止日期（《慈善法》第三十六条）' }),
  lifeBackwards: () => ({ status: 409, message: '保质期截止日期早于生产日期，请核对' }),
  expired: (title: string, day: string) => ({
    status: 409,
    message: `“${title}”已于${showDate(day)}过期，不能接收也不能发放：捐赠的实物应当安全、卫生、可用（《慈善法》第三十六条）`,
  }),
  useMissing: () => ({ status: 409, message: '限定用途的，请选择五类用途之一' }),
  groupMissing: () => ({ status: 409, message: '限定受益人群的，请写明是哪些人' }),
  answerReason: () => ({ status: 409, message: '不同意的，请写明理由，至少4个字' }),
  sameReceiver: () => ({ status: 403, message: '验收须由两名接收人分别签字，请由另一位同事复核' }),
  usedIsNought: () => ({
    status: 409,
    message: '旧衣物、旧图书没有可靠的公允价值，按无凭据（V0）只记数量；确有价值的请附专业机构评估（V4）',
  }),
  noProof: () => ({
    status: 409,
    message:
      '没有价格凭据的物资价值为0，不能开具捐赠票据：请由捐赠人补充发票或合同，或按V0登记（财政部、税务总局2018年公告第27号）',
  }),
  proofUnnamed: () => ({ status: 409, message: '请填写凭据的号码和日期，凭据由捐赠人提供' }),
  noMarketForOwn: () => ({ status: 409, message: '捐赠人自产的物资按不高于市场价估值，请至少填写一份市场报价' }),
  fewQuotes: (least: number) => ({
    status: 409,
    message: `按市场报价估值，至少要有${least}份不同来源、注明日期的报价`,
  }),
  sameQuotes: () => ({ status: 409, message: '报价的来源重复，同一来源只算一份，请补充别家的报价' }),
  noAppraisal: () => ({ status: 409, message: '请填写评估机构、报告号和评估金额，并附评估报告' }),
  needsAppraisal: (limit: number) => ({
    status: 409,
    message: `单批价值达到${yuan(limit)}的物资须由专业机构评估，请按V4填写评估报告（平台默认限额）`,
  }),
  nothing: () => ({ status: 409, message: '按所填数额算得价值为0，请核对金额与数量' }),
  beyond: () => ({ status: 409, message: '金额过大，请核对单价与数量' }),
  dearValuer: () => ({
    status: 403,
    message: '估值与复核、批准不能为同一人，请由另一位同事办理（两人估值、慈善组织批准）',
  }),
  notChecked: () => ({ status: 409, message: '估值还没有第二人复核，不能批准' }),
  reviewMissing: (limit: number) => ({
    status: 409,
    message: `凭据与市场报价相差超过${limit}%，须人工复核：请写明复核意见，至少4个字`,
  }),
  notInStock: () => ({ status: 409, message: '这批物资不在库中，不能分配' }),
  allocatesTooMuch: (free: number, unit: string, asked: number) => ({
    status: 409,
    message: `可分配的只有${free}${unit}，要分配${asked}${unit}，没有分配。请减少数量，或先收回未发的`,
    details: { free, asked },
  }),
  notThatUse: () => ({ status: 409, message: '捐赠人限定了用途，只能按限定的用途分配（《慈善法》：按捐赠协议使用）' }),
  notThatCommunity: () => ({ status: 409, message: '这批物资属于别的社区的分账，只能分给该社区' }),
  allocateWithin: () => ({ status: 409, message: '只能分给本基金所在街镇或其社区，请重新选择' }),
  allocationGone: () => ({ status: 409, message: '没有找到所选的分配，请从待发放的列表中重新选择' }),
  noAllocation: () => ({ status: 404, message: '没有找到这次分配，或不在您的管辖范围内' }),
  allocationClosed: () => ({ status: 409, message: '这次分配已收回，不能再发放' }),
  stockShort: (left: number, unit: string, asked: number) => ({
    status: 409,
    message:
      left > 0
        ? `这次分配只剩${left}${unit}，不能发${asked}${unit}，没有登记。请减少数量`
        : '这次分配已经发完，没有登记。请联系街镇再分配',
    details: { left, asked },
  }),
  noPerson: () => ({ status: 409, message: '名录中没有找到此人，请先在“人员”中登记，或按户登记' }),
  oneself: () => ({ status: 409, message: '不能把物资发给自己，请由另一位同事经手' }),
  noHandout: () => ({ status: 404, message: '没有找到这次发放，或不在您的管辖范围内' }),
  signedAlready: () => ({ status: 409, message: '这次发放已有签名，不需要再次登记' }),
  takeBackWaits: () => ({ status: 409, message: '这次发放已申请冲回，正等慈善组织批准，不需要再次申请' }),
  takenBackAlready: () => ({ status: 409, message: '这次发放已经红字冲回，不能再次冲回' }),
  noTakeBack: () => ({ status: 404, message: '没有找到这次冲回申请，或不在您的管辖范围内' }),
  thanksTooEarly: (state: string) => ({
    status: 409,
    message: `这批物资现在是“${state}”，验收估值、批准入库之后才能打印感谢证书`,
  }),
  countReason: () => ({ status: 409, message: '清点数与账上数不一致，请写明原因，至少4个字' }),
  countBelowAllocated: (allocated: number) => ({
    status: 409,
    message: `已分配未发的有${allocated}，清点数不能少于此数。请先收回分配再盘点`,
  }),
  noCount: () => ({ status: 404, message: '没有找到这次盘点，或不在您的管辖范围内' }),
  countStale: () => ({ status: 409, message: '盘点之后库存又有变动，请退回这次盘点，重新清点' }),
  decidedAlready: () => ({ status: 409, message: '已经办理过，不需要再次办理' }),
  disposesTooMuch: (free: number, asked: number) => ({
    status: 409,
    message: `未分配的库存只有${free}，不能处置${asked}。请核对数量，或先收回分配`,
    details: { free, asked },
  }),
  noDisposal: () => ({ status: 404, message: '没有找到这次处置，或不在您的管辖范围内' }),
  decisionReason: () => ({ status: 409, message: '不批准的，请写明理由，至少4个字' }),
})
