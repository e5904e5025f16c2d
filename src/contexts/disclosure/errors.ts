import { errorsOf } from '#platform/http/errors.ts'

export const disclosureErrors = errorsOf('disclosure', {
  noFund: () => ({ status: 404, message: '没有找到这只基金，或不在您的管辖范围内' }),
  noDuty: () => ({ status: 404, message: '没有找到这件公开事项，或不在您的管辖范围内' }),
  noNotice: () => ({ status: 404, message: '没有找到这份公告' }),
  noStatement: () => ({ status: 404, message: '没有找到这份季度公告，请从基金页面打开' }),
  notNow: (state: string) => ({ status: 409, message: `这件事项现在是“${state}”，不能这样办理。请刷新后核对` }),
  unreconciled: (months: string) => ({
    status: 409,
    message: `${months}的账还没有与慈善组织对平，不能公开。请会计先在“基金账”里登记对账单、说明差额，再办理公开`,
  }),
  needsLink: () => ({
    status: 409,
    message: '请填写在“慈善中国”上的公开链接：公开以统一信息平台为准（《慈善法》），本平台只保留链接和快照',
  }),
  notOfficialLink: () => ({
    status: 400,
    message: '链接应以 http:// 或 https:// 开头，请从“慈善中国”页面的地址栏完整复制',
  }),
  correctsCorrection: () => ({
    status: 409,
    message: '更正说明写错了，请对原公告再发一份更正说明；已发布的都保留（民政部令第81号第十六条）',
  }),
  unknownLink: () => ({
    status: 404,
    message: '这个链接打不开捐赠记录。请核对链接是否完整，或联系发给您链接的慈善组织',
  }),
  tooMany: () => ({ status: 429, message: '看得太频繁了，请过一分钟再试' }),
})
