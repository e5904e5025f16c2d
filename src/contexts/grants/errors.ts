import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

export const grantsErrors = errorsOf('grants', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请选择街镇或社区' }),
  noFund: () => ({ status: 409, message: '这个街镇还没有社区基金，不能办理资助（津民函〔2023〕20号 三（一））' }),
  noCall: () => ({ status: 404, message: '没有找到这次征集，或不在您的管辖范围内' }),
  noGrant: () => ({ status: 404, message: '没有找到这项资助，或不在您的管辖范围内' }),
  noPayment: () => ({ status: 404, message: '没有找到这笔付款，或不在您的管辖范围内' }),
  noWish: () => ({ status: 404, message: '没有找到这个微心愿，或不在您的管辖范围内' }),
  noObjection: () => ({ status: 409, message: '没有找到这条异议，或已经答复' }),
  noFile: () => ({ status: 409, message: '没有找到这个附件，请重新上传' }),
  personNeeded: () => ({ status: 409, message: '您的账号还没有对应到本人，请先在“我的”里完成实名登记' }),
  weights: (sum: number) => ({ status: 409, message: `评分项目的权重合计须为100，现在是${sum}，请调整` }),
  callDates: () => ({ status: 409, message: '截止日期不能早于开始日期，请核对' }),
  callLimits: () => ({ status: 409, message: '资助上限不能低于下限，请核对' }),
  microLimit: (limit: number) => ({
    status: 409,
    message: `微公益创投每项上限是${yuan(limit)}，更高的请按一般资助征集`,
  }),
  callClosed: (opens: string, closes: string) => ({
    status: 409,
    message: `这次征集的申请时间是${showDate(opens)}至${showDate(closes)}，现在不能申请`,
  }),
  otherUse: (allowed: string) => ({
    status: 409,
    message: `这次征集只资助：${allowed}。社区基金也只能用于通知列明的五类用途（津民函〔2023〕20号 三（一）），请重新选择`,
  }),
  otherApplicant: (allowed: string) => ({ status: 409, message: `这次征集面向：${allowed}。请核对申请主体` }),
  elsewhere: () => ({ status: 409, message: '申请的社区不在这只基金的街镇之内。社区基金只资助本街镇的项目' }),
  outOfLimits: (asked: number, least: number, most: number) => ({
    status: 409,
    message: `申请金额${yuan(asked)}不在这次征集的${yuan(least)}至${yuan(most)}之间，请调整`,
  }),
  custodianMissing: () => ({
    status: 409,
    message: '社区社会组织和志愿队伍没有法人资格，不能直接收款，请填写街镇与慈善组织同意的资金代管单位',
  }),
  relatedMissing: () => ({
    status: 409,
    message: '请写明与慈善组织、管委会委员和捐赠人有无关联关系；没有也要写“无”（慈善法：不得利用关联关系损害慈善财产）',
  }),
  draftOpen: (fault: string) => ({ status: 409, message: `还不能提交：${fault}` }),
  dates: () => ({ status: 409, message: '项目结束日期不能早于开始日期，请核对' }),
  budgetEmpty: () => ({ status: 409, message: '请至少填写一行预算' }),
  budgetLine: (position: number, shouldBe: number, is: number) => ({
    status: 409,
    message: `预算第${position}行：单价乘数量是${yuan(shouldBe)}，填的是${yuan(is)}，请核对`,
  }),
  budgetSum: (lines: number, sources: number) => ({
    status: 409,
    message: `预算各行合计${yuan(lines)}，申请金额加其他收入是${yuan(sources)}，两边须一分不差`,
  }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `这项资助现在是“${state}”，不能办理“${act}”。请刷新后核对`,
  }),
  wishNotNow: (state: string) => ({ status: 409, message: `这个微心愿现在是“${state}”，不能这样办理。请刷新后核对` }),
  notMember: () => ({ status: 403, message: '只有本基金管委会任期内的委员可以评分' }),
  interested: () => ({
    status: 409,
    message: '您与申请人有关联关系，须回避，不能评分或表决（慈善法：有利害关系的不得参与决策）',
  }),
  ownApplication: () => ({ status: 409, message: '自己提交的申请不能由自己初审或审定，请由另一位同事办理' }),
  marksMissing: (count: number) => ({ status: 409, message: `这次征集有${count}个评分项目，请逐项打分` }),
  scoredAlready: () => ({ status: 409, message: '您已经评过分，评分各自独立，提交后不再改动' }),
  notScored: (count: number, least: number) => ({
    status: 409,
    message: `已有${count}位委员评分，至少${least}位评分之后才能提请表决`,
  }),
  nothingToVote: () => ({ status: 409, message: '这次征集没有评分完毕的申请，不能整批表决' }),
  microTogether: () => ({ status: 409, message: '微公益创投按征集整批表决，请在征集里提请' }),
  notMicro: () => ({ status: 409, message: '一般资助逐项表决，请在申请里提请' }),
  aboveAsked: (granted: number, asked: number) => ({
    status: 409,
    message: `批准的${yuan(granted)}超过了申请的${yuan(asked)}，批准金额不能高于申请金额`,
  }),
  otherAmount: (granted: number) => ({
    status: 409,
    message: `前一位审定的金额是${yuan(granted)}，各位审定的须是同一金额。前一位填错的，请退回审定并写明理由`,
  }),
  signedAlready: () => ({ status: 409, message: '您已经审定过，一人只算一次；这一金额档还须由另一位审定' }),
  notSigned: () => ({ status: 409, message: '还没有人审定，没有可以退回的审定；不同意资助的请否决并写明理由' }),
  publicityRuns: (until: string) => ({
    status: 409,
    message: `公示到${showDate(until)}为止，公示期满且异议答复之后才能签订协议和付款`,
  }),
  objectionsOpen: (count: number) => ({ status: 409, message: `还有${count}条异议没有答复，答复之后再签订协议` }),
  instalmentsSum: (sum: number, granted: number) => ({
    status: 409,
    message: `各期合计${yuan(sum)}，批准金额是${yuan(granted)}，须一分不差`,
  }),
  notPayable: (state: string) => ({
    status: 409,
    message: `这项资助现在是“${state}”，公示期满、签订协议之后才能付款（津民函〔2023〕20号 三（一），资助流程）`,
  }),
  lastOnAcceptance: () => ({ status: 409, message: '最后一期在验收通过之后支付，现在还没有验收' }),
  noInstalment: () => ({ status: 409, message: '协议里没有这一期，请从分期中选择' }),
  aboveInstalment: (asked: number, free: number) => ({
    status: 409,
    message: `要付${yuan(asked)}，这一期还可付${yuan(free)}。没有制单，请核对金额`,
    details: { asked, free },
  }),
  aboveGrant: (asked: number, free: number) => ({
    status: 409,
    message: `要付${yuan(asked)}，批准的资助还可付${yuan(free)}。没有制单，请核对金额`,
    details: { asked, free },
  }),
  preparedAlready: (position: number) => ({
    status: 409,
    message: `第${position}期已经制单或已付，不能重复付款`,
  }),
  paymentNotNow: (state: string) => ({ status: 409, message: `这笔付款现在是“${state}”，不能这样办理。请刷新后核对` }),
  sameHand: () => ({
    status: 409,
    message: '制单、复核、批准须是三个人，您已经办过其中一手（内部牵制：钱账分管，不能一人兼办）',
  }),
  paidAhead: (day: string) => ({ status: 409, message: `付款日期不能晚于今天，也不能早于协议签订日${showDate(day)}` }),
  paymentsOpen: () => ({ status: 409, message: '还有正在办理的付款，付清或退回之后再办理' }),
  accountsDiffer: (spent: number, lines: number) => ({
    status: 409,
    message: `结项报告须逐行填写实际支出：预算有${lines}行，填了${spent}行`,
  }),
  evidenceMissing: (item: string) => ({ status: 409, message: `“${item}”有支出，请写明票据或凭证` }),
  unspentOpen: (fen: number) => ({
    status: 409,
    message: `还有${yuan(fen)}没有用完、也没有退回基金，退回之后才能结项（慈善法：剩余财产用于相同或相近的目的）`,
  }),
  aboveReturn: (fen: number, there: number) => ({
    status: 409,
    message: `要退回${yuan(fen)}，已付未退的只有${yuan(there)}。没有记账，请核对金额`,
  }),
  settlementOpen: () => ({ status: 409, message: '已有一项余款处理的提议等待决定，决定之后再提' }),
  noSettlement: () => ({ status: 409, message: '没有找到这项提议，或已经决定' }),
  settlementOwn: () => ({
    status: 409,
    message: '提议和决定须是两个人，您自己提议的由另一位负责人决定（内部牵制：不能一人兼办）',
  }),
  settlementAbove: (asked: number, open: number) => ({
    status: 409,
    message: `要处理${yuan(asked)}，未结清的只有${yuan(open)}。已经退回的不用处理，请核对金额`,
  }),
  notAtDesk: () => ({ status: 409, message: '这项申请是申请人在手机上提交的，请申请人本人在手机上撤回' }),
  cash: () => ({ status: 409, message: '微心愿不能是现金、购物卡或转账，请写明具体物品' }),
  wishLimit: (limit: number) => ({ status: 409, message: `一个微心愿的价值不超过${yuan(limit)}，请调整` }),
  consentMissing: () => ({ status: 409, message: '未成年人的心愿须先取得监护人同意，请写明监护人和同意的方式' }),
  wishGrant: () => ({ status: 409, message: '由基金认领的，须从本街镇执行中的、用途为困难群体支持性服务的资助列支' }),
  wishGrantShort: (asked: number, free: number) => ({
    status: 409,
    message: `这项资助用于微心愿还剩${yuan(free)}，不够${yuan(asked)}`,
  }),
  deliveredWrong: (claimedOn: string) => ({
    status: 409,
    message: `送达日期不能早于认领日${showDate(claimedOn)}，也不能晚于今天，请核对`,
  }),
})
