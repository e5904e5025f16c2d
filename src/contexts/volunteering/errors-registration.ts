import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const registrationErrors = errorsOf('volunteering', {
  phoneAccountOnly: () => ({
    status: 409,
    message: '注册志愿者须用本人的手机号登录。请先退出，再用手机验证码登录。',
  }),
  noCommunity: () => ({ status: 422, message: '请选择您居住的社区（村），不能只选到街镇' }),
  badNumber: (whose: string, fault: string) => ({ status: 422, message: `${whose}${fault}` }),
  badPhone: (whose: string) => ({ status: 422, message: `${whose}手机号不正确，请填写11位手机号` }),
  noCategory: (code: string) => ({ status: 422, message: `没有代码为“${code}”的服务类别，请重新选择` }),
  tooYoung: (least: number) => ({
    status: 409,
    message: `注册志愿者须年满${least}周岁（《中国注册志愿者管理办法》）。未满${least}周岁的，可由监护人陪同参加社区活动，年满后再来注册。`,
  }),
  guardianNeeded: (adult: number) => ({
    status: 409,
    message: `未满${adult}周岁的，须填写监护人并由监护人同意（《中国注册志愿者管理办法》《个人信息保护法》第三十一条）。`,
  }),
  guardianTooYoung: () => ({ status: 422, message: '监护人须是成年人，请核对监护人的身份证号' }),
  guardianIsSelf: () => ({ status: 422, message: '监护人不能是本人，请填写父母或其他监护人' }),
  alreadyApplied: () => ({
    status: 409,
    message: '您已有一份申请正在等待社区核验，不需要再次提交。如填错了，请先撤回。',
  }),
  alreadyRegistered: (areaName: string) => ({ status: 409, message: `您已是${areaName}的注册志愿者，不需要再次注册` }),
  otherPerson: () => ({
    status: 409,
    message: '这个手机号已对应另一位志愿者。一个手机号只能供一人登录；家人请用自己的手机号，或到社区由工作人员代办。',
  }),
  notRecognised: () => ({
    status: 409,
    message:
      '没有找到手机号、姓名、身份证号都一致的在册登记。如果换过手机号，请改为提交注册申请，由社区核对证件后为您接上，时长不会丢。',
  }),
  noApplication: () => ({ status: 404, message: '没有找到这份申请，或不在您的管辖范围内' }),
  applicationDecided: () => ({ status: 409, message: '这份申请已经办结，请刷新后查看结果' }),
  notRegistered: () => ({ status: 409, message: '您现在不是在册的志愿者，不需要办理此事' }),
  sameCommunity: () => ({ status: 422, message: '这就是您现在登记的社区，请选择迁入的社区' }),
  servedAfter: (servedOn: string) => ({
    status: 409,
    message: `您在${showDate(servedOn)}还有服务记录，退出日期不能早于这一天，请在那之后办理`,
  }),
  documentDiffers: () => ({
    status: 409,
    message: '证件上的姓名或身份证号与申请填写的不一致。请核对是否录错；如确是申请填错了，请退回并请本人重新提交。',
  }),
  guardianNotSeen: () => ({ status: 409, message: '申请人未成年：请先与监护人核对并得到其同意，再勾选确认' }),
  otherName: () => ({
    status: 409,
    message: '名录中此身份证号登记的姓名与证件不同，没有登记。请先由街镇经办核对并更正名录，再办理注册。',
  }),
  registeredElsewhere: () => ({
    status: 409,
    message:
      '此人已在其他社区登记为志愿者，一人只在一个常住社区登记。如确已迁居，请勾选“迁入本社区”后再办理，原登记随即结束，时长不受影响。',
    details: { offersMove: true },
  }),
  movedSameDay: () => ({ status: 409, message: '此人今天刚在原社区登记或有服务记录，请明天再办理迁入' }),
  leftToday: () => ({ status: 409, message: '此人今天刚退出，请明天再办理注册' }),
  signedInFuture: () => ({ status: 422, message: '签名日期晚于今天，请核对' }),
  noScan: () => ({ status: 422, message: '没有找到这份扫描件，或它不属于本社区，请重新上传' }),
  nothingHeld: () => ({
    status: 409,
    message: '平台没有您的志愿者登记，没有可删除的登记信息。如有待核验的申请，撤回后所填内容即清空。',
  }),
  erasureAsked: (dueOn: string) => ({ status: 409, message: `您的删除请求已收到，将在${showDate(dueOn)}前答复` }),
  noErasure: () => ({ status: 404, message: '没有找到这项删除请求，或不在您的管辖范围内' }),
  erasureDecided: () => ({ status: 409, message: '这项删除请求已经答复，请刷新后查看' }),
  stillWorks: () => ({
    status: 409,
    message: '此人在名录中还是在岗的社区工作者或社工，人员信息不能删除。可先办结其志愿者退出，并如实答复本人。',
  }),
})
