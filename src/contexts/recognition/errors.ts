import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import { type StarLevel, showStar } from './rules/stars.ts'

export const recognitionErrors = errorsOf('recognition', {
  notAVolunteer: () => ({
    status: 409,
    message: '您的账号没有关联志愿者身份。请先在手机上注册为志愿者，或到社区办理',
  }),
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notAnIssuer: () => ({ status: 409, message: '证明由组织服务的社区或街镇出具，请选择到社区或街镇一级' }),
  noPerson: () => ({ status: 404, message: '没有找到此人。请先在名录中登记' }),
  noCertificate: () => ({ status: 404, message: '没有找到这份证明，或不在您的管辖范围内' }),
  periodBackwards: () => ({ status: 409, message: '止日早于起日，请核对' }),
  periodInFuture: (today: string) => ({ status: 409, message: `止日晚于今天（${showDate(today)}），请核对` }),
  nothingToCertify: () => ({
    status: 409,
    message: '这段时间没有已生效的服务时长，不能开具证明。正在确认、复核或公示的时长，生效后即可申请',
  }),
  notYourRecord: () => ({
    status: 409,
    message: '选中的服务中，有的不在这段时间内或已作废。请刷新后重新选择',
  }),
  alreadyAsked: (issuer: string) => ({
    status: 409,
    message: `您向${issuer}申请的证明还在办理，不需要重复申请。如需更改，请联系${issuer}`,
  }),
  notRequested: () => ({ status: 409, message: '这份申请已经办结，不能再次办理。请刷新后查看' }),
  notIssued: () => ({ status: 409, message: '这份证明不是有效状态，不能办理。请刷新后查看' }),
  ownCertificate: () => ({ status: 403, message: '不能给自己出具证明，请由另一位同事办理' }),
  recordsGone: (missing: number) => ({
    status: 409,
    message: `申请的服务中有${missing}条已作废，现在没有可以证明的时长。请不予出具并告知本人`,
  }),
  unknownCode: () => ({
    status: 404,
    message: '没有查到这份证明。请核对查验码；如果抄写无误，它不是本平台出具的',
  }),
  badNumber: () => ({ status: 400, message: '证明编号不正确，可能抄错了一位。请对照纸面重新填写' }),
  badCode: () => ({ status: 400, message: '查验码不正确：应为26位字母和数字。请对照纸面重新填写，或用手机扫描二维码' }),
  tooMany: () => ({ status: 429, message: '查验过于频繁，请一分钟后再试' }),
  noStar: () => ({ status: 404, message: '没有找到这份星级申请，或不在您的管辖范围内' }),
  notReached: (level: StarLevel, missing: number) => ({
    status: 409,
    message: `还差${showMinutes(missing)}才能申请${showStar(level)}。只有已生效的服务时长计入`,
  }),
  alreadyHeld: (level: StarLevel) => ({ status: 409, message: `已经是${showStar(level)}，请申请更高的星级` }),
  alreadyApplied: () => ({ status: 409, message: '已有一份星级申请在办理，请等它办结后再申请' }),
  notRegistered: () => ({ status: 409, message: '此人现在没有在册的志愿者登记，不能申请星级' }),
  otherArea: () => ({ status: 409, message: '此人登记在另一个社区，请由那里办理' }),
  wrongState: () => ({ status: 409, message: '这份星级申请不在可办理的环节。请刷新后查看' }),
  ownStar: () => ({ status: 403, message: '不能办理自己的星级，请由另一位同事办理' }),
  stillPublic: (until: string) => ({ status: 409, message: `公示到${showDate(until)}为止，期满后才能评定` }),
  objectionOpen: () => ({ status: 409, message: '还有异议没有答复，答复之后才能评定' }),
  objectionUpheld: () => ({ status: 409, message: '有异议已查实成立，请不予评定并写明理由' }),
  noLongerReached: (level: StarLevel, missing: number) => ({
    status: 409,
    message: `现在的生效时长比${showStar(level)}的标准少${showMinutes(missing)}，不能评定。请核对后不予评定`,
  }),
  notPublic: () => ({ status: 409, message: '这份星级申请不在公示期内，不能提出异议。如仍有问题，请联系所在社区' }),
  ownNotice: () => ({ status: 409, message: '这是您自己的星级申请。如需撤回，请联系所在社区' }),
  objectionKnown: () => ({ status: 409, message: '您对这份公示提过的异议还在处理，不需要重复提交' }),
  noObjection: () => ({ status: 404, message: '没有找到这条异议，或不在您的管辖范围内' }),
  objectionAnswered: () => ({ status: 409, message: '这条异议已经答复' }),
})
