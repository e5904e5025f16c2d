import { type Fen, showYuan } from '#kernel/money.ts'
import { errorsOf } from '#platform/http/errors.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

export const budgetsErrors = errorsOf('budgets', {
  noArea: () => ({ status: 404, message: '没有找到这个街镇，请重新选择' }),
  noPoint: () => ({ status: 409, message: '这个街镇没有创建点，预算按创建点编制，请选择有创建点的街镇' }),
  noBudget: () => ({ status: 404, message: '没有找到这份预算，或不在您的管辖范围内' }),
  noSpending: () => ({ status: 404, message: '没有找到这笔支出，或不在您的管辖范围内' }),
  noLine: () => ({ status: 409, message: '这份预算里没有这一项，请刷新后重新选择' }),
  openAlready: () => ({
    status: 409,
    message: '这个创建点当年已有一份没有审定的预算，请在那一份上修改，或等审定之后再调整',
  }),
  reasonNeeded: () => ({ status: 409, message: '预算审定之后再改属于调整，请写明为什么调整，至少4个字' }),
  notNow: (state: string, act: string) => ({ status: 409, message: `这份预算现在是“${state}”，不能${act}` }),
  sourceKept: (title: string) => ({
    status: 409,
    message: `“${title}”的资金来源不能改：不同来源的钱不能混用。要换来源，请另加一项，把这一项减为已支出之数`,
  }),
  belowSpent: (title: string, spent: number) => ({
    status: 409,
    message: `“${title}”已经支出${yuan(spent)}，预算不能低于这个数，也不能去掉这一项`,
  }),
  charityFromBook: () => ({
    status: 409,
    message: '慈善资金的支出取自社区基金的资助付款，不在这里登记；请到“资助”办理付款',
  }),
  abovePlan: (left: number) => ({
    status: 409,
    message: `这一项还剩${yuan(left)}，不够这笔支出；请先调整预算，或从别的项目列支`,
  }),
  otherYear: (year: number) => ({ status: 409, message: `这是${year}年的预算，支出日期须在当年，且不能晚于今天` }),
  voucherTaken: (no: string) => ({
    status: 409,
    message: `凭证“${no}”已经登记过。一张凭证只属于一项预算，请核对凭证号`,
  }),
  noFile: () => ({ status: 409, message: '没有找到这个附件，请重新上传' }),
  returnNote: () => ({ status: 409, message: '退回请写明理由，至少4个字' }),
  voidedAlready: () => ({ status: 409, message: '这笔支出已经作废' }),
})
