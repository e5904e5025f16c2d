import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

const RULES = '《慈善组织公开募捐管理办法》'

export const campaignsErrors = errorsOf('campaigns', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  noFund: () => ({ status: 409, message: '没有找到所选的基金，请从列表中重新选择' }),
  fundElsewhere: (name: string) => ({ status: 409, message: `“${name}”不属于所选街镇，请核对后再拟订` }),
  noCampaign: () => ({ status: 404, message: '没有找到这次募捐活动，或不在您的管辖范围内' }),
  noProgramme: () => ({ status: 409, message: '还没有载入创建方案，募捐的期限无从计算' }),
  notNow: (state: string) => ({ status: 409, message: `这次募捐活动现在是“${state}”，不能这样办理。请刷新后核对` }),
  levy: (words: string) => ({
    status: 409,
    message: `方案中的“${words}”把募捐分到了人、户或单位。募捐应当自愿，不得摊派或者变相摊派，请改写（《慈善法》第三十一条、第三十二条）`,
    details: { words },
  }),
  individual: (words: string) => ({
    status: 409,
    message: `方案中的“${words}”指向特定的个人。请只写受益人的范围、人数和确定方式（${RULES}第十条）`,
  }),
  endsBeforeStart: () => ({ status: 409, message: '截止日期早于开始日期，请核对' }),
  tooLong: (last: string, basis: string) => ({
    status: 409,
    message: `募捐期限过长，最晚到${showDate(last)}，请调整截止日期（${basis}）`,
  }),
  notOwnAccount: (charity: string) => ({
    status: 409,
    message: `募捐只能使用慈善组织自己的账户，账户名称须与“${charity}”一致（${RULES}第十条）`,
  }),
  platformMissing: () => ({
    status: 409,
    message: '通过互联网募捐的，请列明国务院民政部门指定的平台及链接，并确认已在指定之列（《慈善法》第二十七条）',
  }),
  platformUnasked: () => ({ status: 409, message: '列了互联网平台，接受捐赠的方式中却没有选，请一并选择' }),
  costTooHigh: () => ({
    status: 409,
    message: '募捐成本达到了预期募集数额，募捐没有意义，请核对（《慈善法》第二十四条：方案须载明募捐成本）',
  }),
  partnerPapers: (name: string) => ({
    status: 409,
    message: `合作方“${name}”还没有评估报告或书面协议，补齐后才能审定（《慈善法》第二十六条、${RULES}第十八条）`,
  }),
  noFile: () => ({ status: 409, message: '没有找到所附的文件，请重新上传' }),
  inFuture: (today: string) => ({ status: 409, message: `日期不能晚于今天（${showDate(today)}），请核对` }),
  beforeEarlier: (day: string) => ({ status: 409, message: `日期不能早于上一步（${showDate(day)}），请核对` }),
  submittedLate: (last: string, starts: string, basis: string) => ({
    status: 409,
    message: `开始日期是${showDate(starts)}，方案最晚应于${showDate(last)}报送备案，已来不及。请退回方案，推迟开始日期（${basis}）`,
  }),
  wrongStep: (next: string) => ({ status: 409, message: `备案经过不是这个次序，下一步应为：${next}` }),
  filingNoMissing: () => ({ status: 409, message: '请填写民政部门赋予的备案编号，每次募捐各有一个' }),
  filingNoTaken: (no: string) => ({
    status: 409,
    message: `备案编号“${no}”已用于另一次募捐。每次募捐须分别备案，请核对（${RULES}第十二条）`,
  }),
  notFiledYet: (basis: string) => ({
    status: 409,
    message: `还没有备案编号，不能开始募捐：方案须在开始十日前报送备案（${basis}）`,
  }),
  startsLater: (starts: string) => ({ status: 409, message: `方案的开始日期是${showDate(starts)}，那一天起才能开始` }),
  submittedAlready: () => ({ status: 409, message: '方案已经报送备案，不能再退回修改。如需改动，请登记变更' }),
  nothingChanged: () => ({ status: 409, message: '没有改动任何事项，不需要登记变更' }),
  changeBeforeFiling: (day: string) => ({
    status: 409,
    message: `变更日期不能早于备案日期（${showDate(day)}），请核对`,
  }),
  noChange: () => ({ status: 404, message: '没有找到这次变更，请刷新后核对' }),
  changeFiled: () => ({ status: 409, message: '这次变更已登记报备，不需要再次登记' }),
  endedBeforeStart: (day: string) => ({ status: 409, message: `结束日期不能早于开始日期（${showDate(day)}），请核对` }),
  endedEarly: () => ({ status: 409, message: '早于方案的截止日期结束，请写明理由，至少4个字' }),
  reportNeedsNumber: () => ({ status: 409, message: '这次募捐还没有备案编号，请先补办备案再公开情况' }),
  reportNeedsPartners: () => ({
    status: 409,
    message: '有合作方的募捐，请写明对合作方的评价和监督情况（《慈善组织信息公开办法》）',
  }),
  spentMore: () => ({ status: 409, message: '已使用数额加募捐成本不能大于募得数额，请核对' }),
})
