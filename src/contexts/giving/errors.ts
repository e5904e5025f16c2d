import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

export const givingErrors = errorsOf('giving', {
  nameMissing: () => ({
    status: 409,
    message: '请填写捐赠人姓名或名称；捐赠人不愿留名的，类型请选“匿名”，照样登记（《慈善法》第三十八条）',
  }),
  relatedUndeclared: () => ({
    status: 409,
    message: '捐赠人是关联方的，请写明关联关系；关联方捐赠须在三十日内公开（《慈善组织信息公开办法》）',
  }),
  noGiver: () => ({ status: 404, message: '没有找到这位捐赠人，或不在您的管辖范围内。请先登记捐赠人' }),
  giverThere: () => ({ status: 409, message: '本街镇已有同一证件号的捐赠人，请直接选用，不必另登' }),
  anonymousStays: () => ({ status: 409, message: '匿名捐赠不补记身份：捐赠人不愿留名的，平台不猜测、不查找' }),
  noFund: () => ({ status: 409, message: '这个街镇还没有社区基金，不能登记捐赠。请先由承接的慈善组织设立专项基金' }),
  notFundsCommunity: () => ({ status: 409, message: '指定的社区不属于这只基金的街镇，请从列表中选择' }),
  noGift: () => ({ status: 404, message: '没有找到这笔捐赠，或不在您的管辖范围内' }),
  campaignElsewhere: () => ({
    status: 409,
    message: '所选的募捐活动不属于这只基金，或没有在进行、已经报告，请从列表中选择；不是募捐而来的留空',
  }),
  campaignOtherDays: (from: string, until: string) => ({
    status: 409,
    message: `捐赠日期须在这次募捐的${showDate(from)}至${showDate(until)}之内，请核对日期或另选募捐活动`,
  }),
  campaignTold: () => ({ status: 409, message: '这笔捐赠的募捐活动不需要认定，或已经认定过' }),
  noFile: () => ({ status: 409, message: '没有找到所附的文件，或不在您的管辖范围内。请重新上传后再登记' }),
  giftsGone: () => ({ status: 409, message: '所选的捐赠中有的找不到，或不在您的管辖范围内，没有认领。请刷新后重选' }),
  foreignWithoutApproval: () => ({
    status: 409,
    message: '境外捐赠须先按国家有关规定办理批准或备案，请填写文号后再登记（《慈善法》第一百零二条）。没有登记任何内容',
  }),
  useMissing: () => ({
    status: 409,
    message:
      '限定用途只能在通知三（一）允许的五类中选择：困难群体支持性服务、社区公益与志愿活动、支持社区治理、改善社区环境、资助社区社会组织',
  }),
  restrictionUnclear: () => ({
    status: 409,
    message: '限定对象的请写明对象（范围，不能是具体个人），限定时间的请填写截止日期',
  }),
  notNow: (state: string) => ({ status: 409, message: `这笔捐赠现在是“${state}”，不能这样办理。请刷新后核对` }),
  creditUnknown: () => ({
    status: 409,
    message: '银行流水号和入账日期须一起填写；还没有到账的都留空，到账后从对账单认领',
  }),
  creditInFuture: (today: string) => ({ status: 409, message: `入账日期不能晚于今天（${showDate(today)}）` }),
  serialTaken: (serial: string) => ({
    status: 409,
    message: `银行流水号${serial}已登记过一笔捐赠，同一笔入账只记一次。请先查看已有的登记`,
  }),
  orderTaken: (order: string) => ({ status: 409, message: `平台订单${order}已登记过，同一笔捐赠只记一次` }),
  agreementMissing: (why: string) => ({
    status: 409,
    message: `这笔捐赠${why}，须先登记捐赠协议再确认（《慈善法》第三十九条）`,
  }),
  agreementThere: () => ({ status: 409, message: '这笔捐赠已有协议；需要变更的，请另签补充协议并作为附件上传' }),
  receiptTaken: (code: string, number: string, gift: string) => ({
    status: 409,
    message: `票据${code}-${number}已用于捐赠${gift}，一张票据只对应一笔捐赠。请核对票据代码和号码`,
  }),
  receiptBefore: (day: string) => ({ status: 409, message: `开票日期不能早于到账日${showDate(day)}，也不能晚于今天` }),
  lessLeft: (left: number) => ({
    status: 409,
    message: `这笔捐赠还没有用掉的部分是${yuan(left)}，退还不能超过这个数。没有退还任何款项`,
  }),
  redReceiptMissing: () => ({
    status: 409,
    message: '这笔捐赠已开具票据，退还前须收回票据或开具红字票据，请填写红字票据号码（《财政票据管理办法》）',
  }),
  refundWaits: () => ({ status: 409, message: '这笔捐赠已有一项退还待批准，请先办结' }),
  noRefund: () => ({ status: 404, message: '没有找到这项退还，或不在您的管辖范围内' }),
  refundDecided: () => ({ status: 409, message: '这项退还已经办理，不需要再次批准' }),
  correctionWaits: () => ({ status: 409, message: '这笔捐赠的红字更正已提出，正等待批准，请先办结' }),
  noCorrection: () => ({ status: 404, message: '没有找到这项红字更正，或不在您的管辖范围内' }),
  correctionDecided: () => ({ status: 409, message: '这项红字更正已经办理，不需要再次批准' }),
  noRow: () => ({ status: 404, message: '没有找到这笔银行流水，或不在您的管辖范围内' }),
  rowTaken: () => ({ status: 409, message: '这笔银行流水已被认领或已标明不是捐赠，没有重复认领。请刷新后核对' }),
  noStatement: () => ({ status: 404, message: '没有找到这份对账单，或不在您的管辖范围内' }),
  sumDiffers: (row: number, gifts: number) => ({
    status: 409,
    message: `银行入账${yuan(row)}，所选捐赠合计${yuan(gifts)}，相差${yuan(Math.abs(row - gifts))}。金额一致才能认领，一分也不能差`,
  }),
  otherFund: () => ({ status: 409, message: '银行流水和所选捐赠不属于同一只基金，不能认领' }),
  giftElsewhere: (no: string) => ({ status: 409, message: `捐赠${no}已认领了别的银行流水，请刷新后核对` }),
  statementGap: (account: string, until: string, from: string) => ({
    status: 409,
    message: `账户${account}上一份对账单到${showDate(until)}，这一份从${showDate(from)}开始，中间缺了一段。请先导入缺少的对账单`,
  }),
  statementOverlaps: (account: string, from: string, until: string) => ({
    status: 409,
    message: `账户${account}在${showDate(from)}至${showDate(until)}的对账单已经导入，期间重叠。请从下一日起导出对账单`,
  }),
  openingDiffers: (expected: number, given: number) => ({
    status: 409,
    message: `期初余额应与上一份对账单的期末余额${yuan(expected)}一致，填的是${yuan(given)}，相差${yuan(Math.abs(given - expected))}。请核对是否缺了对账单`,
  }),
  rowsMissing: (expected: number, found: number) => ({
    status: 409,
    message: `对账单应有${expected}笔，文件里正确的只有${found}笔，${expected > found ? `缺${expected - found}笔，可能缺页` : `多${found - expected}笔`}。没有导入任何内容，请补齐后重新上传`,
  }),
  closingDiffers: (expected: number, found: number) => ({
    status: 409,
    message: `期末余额填的是${yuan(expected)}，按明细算得${yuan(found)}，相差${yuan(Math.abs(expected - found))}，末尾可能缺页。没有导入任何内容`,
  }),
  contentDiffers: (serial: string) => ({
    status: 409,
    message: `这一期间的对账单已经导入，但流水${serial}与已导入的不一致。对账单导入后不改，请向开户银行核实`,
  }),
  badAmount: (what: string) => ({ status: 409, message: `${what}应为金额（元），最多两位小数，例如50000.00` }),
  badPeriod: () => ({ status: 409, message: '对账单的截止日期不能早于开始日期，也不能晚于今天' }),
})
