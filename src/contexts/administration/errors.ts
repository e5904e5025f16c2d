import { errorsOf } from '#platform/http/errors.ts'

export const administrationErrors = errorsOf('administration', {
  noAccount: () => ({ status: 404, message: '没有找到该账号，请刷新页面后重试' }),
  noPost: () => ({ status: 404, message: '没有找到该岗位，请刷新页面后重试' }),
  noArea: () => ({ status: 422, message: '没有找到所选区划，请重新选择' }),
  noPerson: () => ({ status: 422, message: '没有找到所选人员，请先在名录中登记' }),
  nameTaken: (username: string) => ({ status: 409, message: `用户名“${username}”已有人使用，请换一个` }),
  notYourself: () => ({ status: 403, message: '不能为自己办理此事，请由另一位管理员办理' }),
  administratorsApart: (username: string) => ({
    status: 403,
    message: `系统、安全、审计三员之间不能互设密码。请由服务器管理人员在服务器上执行 npm run --silent wushe -- reset-password ${username}`,
  }),
  noRole: (role: string) => ({ status: 422, message: `没有名为“${role}”的岗位，请重新选择` }),
  organisationNeeded: (label: string) => ({ status: 422, message: `“${label}”须指明任职组织` }),
  organisationElsewhere: () => ({ status: 422, message: '所选组织不在所选区划之内，请核对' }),
  personNeeded: (label: string) => ({ status: 422, message: `“${label}”须先把账号与名录中的本人对应` }),
  startsInPast: (today: string) => ({ status: 422, message: `任职起始日不能早于今天（${today}）` }),
  endsBeforeStart: () => ({ status: 422, message: '任职截止日不能早于起始日' }),
  endsInPast: (earliest: string) => ({ status: 422, message: `岗位最早止于${earliest}，已经过去的任职不能抹去` }),
  alreadyEnded: () => ({ status: 409, message: '该岗位已经结束' }),
  heldAlready: (label: string) => ({ status: 409, message: `此人在该处的“${label}”岗位尚在任期内，无需重复任命` }),
  rolesExclude: (wanted: string, held: string) => ({
    status: 409,
    message: `“${wanted}”与此人现任的“${held}”互斥：系统、安全、审计三员须由不同的人担任，也不得兼任业务岗位。请先免去“${held}”，或另选他人。`,
    details: { wanted, held },
  }),
})
