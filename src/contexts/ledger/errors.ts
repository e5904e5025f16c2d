import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import type { Short } from './rules/book.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`
const monthOf = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`

/** What is there, why the rest cannot be used, and how to go on. */
function shortInWords({ asked, day, there, later, enoughFrom, elsewhere }: Short): string {
  const onDay = later > 0 ? `${showDate(day)}当天` : ''
  const said = [
    `要支出${yuan(asked)}，${onDay}按限定可用的只有${yuan(there)}，差${yuan(asked - there)}`,
    later > 0 && `另有${yuan(later)}可以用在这里，但在${showDate(day)}之后才到账或退回，不能记在那一天`,
    elsewhere > 0 && `本基金另有${yuan(elsewhere)}限定了别的用途、社区或期限，不能用在这里（慈善法：按捐赠约定使用）`,
  ]
  const how = enoughFrom ? `请减少金额，或把日期改在${showDate(enoughFrom)}及以后` : '请减少金额，或待捐赠到账后再办'
  return `${said.filter(Boolean).join('；')}。没有记账，${how}`
}

export const ledgerErrors = errorsOf('ledger', {
  noSurplus: () => ({
    status: 409,
    message: '这只基金没有在终止清算，或没有登记这项剩余财产处理，不能划出。请先由慈善组织在“社区基金”里登记',
  }),
  surplusBefore: (day: string) => ({
    status: 409,
    message: `划出日期不能早于登记剩余财产处理的${showDate(day)}，请核对`,
  }),
  noBook: () => ({ status: 404, message: '没有找到这只基金的账，或不在您的管辖范围内' }),
  noFund: () => ({ status: 404, message: '没有找到这只社区基金，请从列表中选择' }),
  noPool: () => ({ status: 409, message: '没有找到这个资金池，请从该基金的资金池中选择' }),
  noEntry: () => ({ status: 404, message: '没有找到这张凭证，或不在您的管辖范围内' }),
  noLot: () => ({ status: 404, message: '没有找到这笔收入的批次' }),
  wholeFen: () => ({ status: 409, message: '金额须为大于0的整数分，没有记账' }),
  badRestriction: (what: string) => ({ status: 409, message: `限定没有写全：${what}。没有记账` }),
  otherFund: () => ({ status: 409, message: '资金池属于另一只基金。一只基金的钱只在本基金之内支用，没有记账' }),
  poolShort: (short: Short) => ({ status: 409, message: shortInWords(short), details: { ...short } }),
  lotShort: (asked: number, there: number, by: string) => ({
    status: 409,
    message: `要退回${yuan(asked)}，这笔捐赠只剩${yuan(there)}${by ? `，其余已用于${by}` : ''}。没有记账，已用的部分不能退`,
    details: { asked, there },
  }),
  lotDrawn: (by: string) => ({
    status: 409,
    message: `这张凭证不能冲销：它记入的钱物已经用掉，用在${by}。请先冲销后面的凭证，再冲销这一张`,
  }),
  overReturned: (asked: number, there: number) => ({
    status: 409,
    message: `要追回${yuan(asked)}，这笔支出还可追回的只有${yuan(there)}。没有记账，请核对金额`,
    details: { asked, there },
  }),
  recoveredAlready: (by: string) => ({
    status: 409,
    message: `这笔支出已有追回（${by}），不能整笔冲销。请先冲销追回的凭证`,
  }),
  notReversible: () => ({ status: 409, message: '这张凭证已被冲销，或本身是红字或结转凭证，不能再冲销' }),
  notAGift: () => ({ status: 409, message: '只有捐赠可以退回捐赠人；利息和划入款不是捐赠' }),
  notASpend: () => ({ status: 409, message: '只有资助、物资发放等支出可以追回' }),
  recoveredBefore: (paidOn: string) => ({
    status: 409,
    message: `追回或退回的日期不能早于支出之日${showDate(paidOn)}，请核对日期`,
  }),
  useNotAllowed: (use: string) => ({
    status: 409,
    message: `用途“${use}”不在五类允许用途之内（困难群体支持性服务、社区公益与志愿活动、支持社区治理、改善社区环境、资助辖区社区社会组织；津民函〔2023〕20号 三（一）），不能支出`,
  }),
  closedPeriod: (day: string, state: string) => ({
    status: 409,
    message: `${monthOf(day)}的账${state === 'closed' ? '已经结账' : '已提请结账'}，不能再记入${showDate(day)}的凭证。请按今天的日期记账；确属该月的错账，用红字凭证更正`,
  }),
  dateAhead: (day: string) => ({ status: 409, message: `${showDate(day)}还没有到，不能提前记账，请核对日期` }),
  postedAlready: (no: string) => ({ status: 409, message: `这一笔已经记账（凭证${no}），没有重复记入` }),
  samePool: () => ({ status: 409, message: '转出与转入是同一个资金池，请另选' }),
  feeAboveRate: (asked: number, may: number, rate: string, base: number) => ({
    status: 409,
    message: `管理费按协议约定为货币捐赠收入的${rate}，累计捐赠${yuan(base)}，还可提取${yuan(may)}，不能提取${yuan(asked)}（慈善法：管理费用按捐赠协议约定）`,
    details: { asked, may },
  }),
  fromElsewhere: (title: string) => ({
    status: 409,
    message: `这张凭证由“${title}”记入，请在那里作废或退回，账上随之冲销；这里只更正会计手工记的凭证`,
  }),
  waitingAlready: () => ({ status: 409, message: '这张凭证已提出红字更正，正等待批准，不需要再提' }),
  noRequest: () => ({ status: 404, message: '没有找到这条申请，或不在您的管辖范围内' }),
  requestDecided: () => ({ status: 409, message: '这条申请已经办理，不需要再次批准' }),
  consentMissing: () => ({
    status: 409,
    message:
      '从限定的资金池转到另一种限定，改变了捐赠用途，须先征得捐赠人同意（慈善法：确需改变捐赠协议约定的用途的，应当征得捐赠人同意）。请写明如何取得同意',
  }),
  noMonth: () => ({ status: 404, message: '没有找到这个月份的结账申请，或不在您的管辖范围内' }),
  noEntries: () => ({ status: 409, message: '这本账还没有凭证，不需要结账' }),
  notEnded: (month: string) => ({ status: 409, message: `${monthOf(month)}还没有过完，月末之后再提请结账` }),
  closedAlready: (month: string) => ({ status: 409, message: `${monthOf(month)}已经结账，不需要再办` }),
  notInTurn: (next: string) => ({ status: 409, message: `请按月份先后结账，现在轮到${monthOf(next)}` }),
  proposedAlready: (month: string) => ({ status: 409, message: `${monthOf(month)}已提请结账，正等待负责人批准` }),
  notReconciled: (month: string, differenceFen: number | null) => ({
    status: 409,
    message:
      differenceFen === null
        ? `${monthOf(month)}还没有登记慈善组织的对账单，核对之后才能结账`
        : `${monthOf(month)}与慈善组织账目还有${yuan(differenceFen)}差额没有说清，逐项说明之后才能结账`,
  }),
  notProposed: () => ({ status: 409, message: '这个月份没有等待批准的结账申请，请刷新后核对' }),
  monthAhead: (month: string) => ({ status: 409, message: `${monthOf(month)}还没有过完，月末之后再登记对账单` }),
  monthClosed: (month: string) => ({ status: 409, message: `${monthOf(month)}已经结账，对账结果不再改动` }),
  noStatement: () => ({ status: 404, message: '没有找到这份对账单，或不在您的管辖范围内' }),
  statementReplaced: () => ({ status: 409, message: '这份对账单之后又登记了一份，请对新的一份说明差额' }),
  explainsTooMuch: (open: number) => ({
    status: 409,
    message: `还没有说清的差额是${yuan(open)}，这一行的方向或金额超出了它，请核对（对账单少于本账填负数）`,
    details: { open },
  }),
  unknownAccount: () => ({ status: 409, message: '没有这个科目，请从科目余额表中打开' }),
})
