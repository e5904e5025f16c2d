import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const caseworkErrors = errorsOf('casework', {
  noCase: () => ({
    status: 404,
    message: '没有这个个案，或它不由您经办、负责或督导。个案只有经办社工、社工站负责人和指派的督导可以查看',
  }),
  noArea: () => ({ status: 404, message: '没有这个社区或街镇，请重新选择' }),
  noReport: () => ({ status: 404, message: '没有这份强制报告，请核对后重试' }),
  personNeeded: () => ({
    status: 409,
    message: '您的账号还没有对应到名录中的本人，不能办理个案。请系统管理员在账号中登记您本人后再办理',
  }),
  leadMissing: () => ({
    status: 409,
    message: '这个街镇的社工站还没有负责人账号，个案没有人审定，暂不能接案。请先由安全管理员任命社工站负责人',
  }),
  noClient: () => ({ status: 409, message: '名录中没有这位居民，或不在本街镇。请先在“人员”中登记，再接案' }),
  townNeeded: () => ({ status: 409, message: '个案归街镇社工站，请选择社区（村）或街镇' }),
  ownCase: () => ({ status: 409, message: '不能为自己立个案，请由另一位社工接案' }),
  openAlready: () => ({
    status: 409,
    message: '这位居民在本站已有一个没有结案的个案，同一人在一个站只立一个。请在原个案中继续，或请社工站负责人移交给您',
  }),
  otherTown: () => ({ status: 409, message: '这项需求不在本街镇，不能由本站接案。请核对需求' }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `这个个案现在是“${state}”，不能办理“${act}”。请刷新后核对`,
  }),
  consentFirst: () => ({
    status: 409,
    message:
      '还没有签署知情同意书，不能接案、填写预估或服务计划（MZ/T 094-2017）。请先签署；有现实危险的，请转入危机介入',
  }),
  guardianNeeded: () => ({
    status: 409,
    message: '服务对象未满十八周岁，须由监护人签署知情同意书（个人信息保护法第三十一条、未成年人保护法）',
  }),
  guardianMissing: () => ({
    status: 409,
    message: '服务对象未满十八周岁，请填写监护人；没有监护人或监护人就是侵害人的，填写临时监护人或村（居）委会',
  }),
  inFuture: (today: string) => ({ status: 409, message: `日期不能晚于今天（${showDate(today)}），请核对` }),
  beforeOpened: (day: string) => ({ status: 409, message: `日期不能早于接案日${showDate(day)}，请核对` }),
  planPending: () => ({ status: 409, message: '服务计划已提交，正等负责人审定，不能再提交。要改的请负责人退回' }),
  planApproved: () => ({ status: 409, message: '服务计划已审定，不必再提交' }),
  noPlanToDecide: () => ({ status: 409, message: '没有等待审定的服务计划' }),
  planFirst: () => ({
    status: 409,
    message:
      '服务计划还没有经负责人审定，不能开始服务（MZ/T 094-2017）。有现实危险的，请转入危机介入并在期限内补齐计划',
  }),
  ownApproval: () => ({
    status: 409,
    message: '自己经办的个案不能由自己审定。请先把个案移交给另一位社工，或由另一位负责人审定',
  }),
  evaluateFirst: () => ({
    status: 409,
    message: '还没有做过评估，不能结案：至少有一次评估之后才能申请结案（MZ/T 094-2017）。请先填写评估表',
  }),
  closingAlready: () => ({ status: 409, message: '结案申请已经提交，正等督导和负责人签署' }),
  noClosure: () => ({ status: 409, message: '没有等待签署的结案申请' }),
  supervisorFirst: (has: boolean) => ({
    status: 409,
    message: has
      ? '督导还没有签署，督导签署之后由负责人签署结案'
      : '这个个案还没有指派督导，请先指派；督导签署之后由负责人签署结案',
  }),
  scaleTooHigh: (name: string, most: number) => ({
    status: 409,
    message: `“${name}”的得分超过了满分${most}，请核对`,
  }),
  noFollowUp: () => ({ status: 409, message: '没有这次回访，或已经记过。请刷新后核对' }),
  followUpEarly: (day: string) => ({ status: 409, message: `这次回访在${showDate(day)}到期，最早提前十天记录` }),
  fileIncomplete: (missing: readonly string[]) => ({
    status: 409,
    message: `还缺${missing.join('、')}，文书齐全才能归档`,
    details: { missing },
  }),
  noReferral: () => ({ status: 409, message: '这个个案没有转介，不能登记回执' }),
  receiptAlready: () => ({ status: 409, message: '转介回执已经登记过' }),
  noConsentFile: () => ({ status: 404, message: '这个个案没有知情同意书文件' }),
  noFile: () => ({ status: 400, message: '没有收到知情同意书，请选择扫描件或重新签名' }),
  notHand: () => ({ status: 409, message: '请选择本站在岗的社工或在聘的督导；经办社工和负责人不能兼任督导' }),
  sameWorker: () => ({ status: 409, message: '这个个案已经由这位社工经办，不必移交' }),
  sealed: () => ({ status: 409, message: '这个个案已归档封存，只能查看，不能再改' }),
  foundInFuture: () => ({ status: 409, message: '发现的时间、告知的时间不能晚于现在；告知不能早于发现。请核对' }),
})
