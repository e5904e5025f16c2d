import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const pointsErrors = errorsOf('points', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  noProgramme: () => ({ status: 409, message: '还没有载入创建方案，不能办理积分' }),
  ruleOfTownOrDistrict: () => ({ status: 409, message: '积分规则按街镇或区制定，请选择到街镇或区一级' }),
  unknownCategory: (code: string) => ({ status: 409, message: `服务类别“${code}”不在代码表中，请从列表中选择` }),
  startsTooEarly: (latest: string) => ({
    status: 409,
    message: `已批准的规则自${showDate(latest)}起施行，新的一版须晚于这一天，且自今天之后起算：已记的积分不因新规则改变`,
  }),
  noRule: () => ({ status: 404, message: '没有找到这条积分规则，或不在您的管辖范围内' }),
  ruleDecided: () => ({ status: 409, message: '这条积分规则已经批准或退回，不需要再次办理' }),
  noItem: () => ({ status: 404, message: '没有找到这件兑换物品，或不在您的管辖范围内' }),
  itemOfTownOrCommunity: () => ({ status: 409, message: '兑换物品登记在街镇或社区，请选择到街镇或社区一级' }),
  inIsMore: () => ({ status: 409, message: '入库数量须大于0；减少库存请选择更正' }),
  stockTooLow: (stock: number) => ({ status: 409, message: `现有库存${stock}件，不能减到0以下，请核对数量` }),
  soldOut: (name: string, stock: number) => ({
    status: 409,
    message: stock > 0 ? `“${name}”只剩${stock}件，请减少数量` : `“${name}”已兑完，没有扣您的积分。请看看别的物品`,
  }),
  notOffered: (name: string) => ({ status: 409, message: `“${name}”已停止兑换，没有扣积分` }),
  notOfferedHere: () => ({
    status: 409,
    message: '这件物品不在志愿者登记的社区或街镇提供，请选择本社区、本街镇的物品',
  }),
  noAccount: () => ({ status: 404, message: '此人还没有积分账户，或不在您的管辖范围内。首次记入积分时自动开户' }),
  otherPlace: () => ({ status: 409, message: '此人的积分账户在别的社区，请按账户所在社区办理' }),
  tooFew: (balance: number, needed: number) => ({
    status: 409,
    message: `可用积分${balance}分，需要${needed}分，还差${needed - balance}分。没有扣积分`,
    details: { balance, needed },
  }),
  owing: (owed: number) => ({
    status: 409,
    message: `有${owed}分待补：已用的积分所依据的服务时长后来被冲销。再服务记入的积分先补足，补足后即可兑换`,
    details: { owed },
  }),
  noRedemption: () => ({ status: 404, message: '没有找到这张兑换单，或不在您的管辖范围内' }),
  notNow: (state: string) => ({ status: 409, message: `这张兑换单现在是“${state}”，不能这样办理。请刷新后核对` }),
  oneselfs: () => ({ status: 409, message: '自己的兑换不能由自己受理或核准，请由另一位同事办理' }),
  tooLateToWithdraw: () => ({ status: 409, message: '工作人员已经受理，不能自己撤回。请联系社区取消，积分会退回' }),
  noAdjustment: () => ({ status: 404, message: '没有找到这条积分调整，或不在您的管辖范围内' }),
  adjustmentDecided: () => ({ status: 409, message: '这条积分调整已经办理，不需要再次核准' }),
  adjustsTooMuch: (balance: number) => ({
    status: 409,
    message: `可用积分只有${balance}分，扣减不能超过可用积分。请退回后另行提出`,
  }),
  notAVolunteer: () => ({ status: 409, message: '您还不是注册志愿者，没有积分可兑换。请先在“我的”里申请注册' }),
})
