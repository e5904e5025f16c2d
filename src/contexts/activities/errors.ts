import { showDate, showMoment } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import { ACTIVITY_STATES, type ActivityState } from './rules/states.ts'

const otherWays = '也可以请活动负责人点名，或在纸质签到表上签名'

/** What is wrong with an activity, a sign-up or a paper: one sentence each, and how to mend it. */
const planning = {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  noActivity: () => ({ status: 404, message: '没有找到这个活动，或不在您的管辖范围内' }),
  wrongLevel: () => ({ status: 409, message: '活动由社区（村）或街镇组织，请选择到街镇或社区一级' }),
  noLeader: () => ({
    status: 409,
    message: '请选择活动负责人，或填写负责人姓名（《志愿服务记录与证明出具办法》第七条）',
  }),
  teamElsewhere: () => ({
    status: 409,
    message: '所选志愿队伍不在本社区或所属街镇，或在活动当日不存在，请重新选择',
  }),
  projectElsewhere: () => ({ status: 409, message: '所选项目不在本社区或所属街镇，或已经结束，请重新选择' }),
  leaderUnknown: () => ({ status: 409, message: '名录中没有找到这名负责人，或不在您的管辖范围内，请先在“人员”中登记' }),
  unknownCode: (what: string) => ({ status: 409, message: `${what}不在代码表中，请从列表中选择` }),
  shiftBackwards: (no: number) => ({ status: 409, message: `第${no}个班次的结束时间须晚于开始时间` }),
  shiftTooLong: (no: number) => ({ status: 409, message: `第${no}个班次超过24小时，请分成几个班次` }),
  shiftPast: (no: number) => ({ status: 409, message: `第${no}个班次的开始时间已过，请核对日期` }),
  agesBackwards: () => ({ status: 409, message: '最大年龄小于最小年龄，请核对' }),
  wrongStep: (what: string, state: ActivityState) => ({
    status: 409,
    message: `活动目前是“${ACTIVITY_STATES[state]}”，不能${what}`,
  }),
  sameHandReviews: () => ({ status: 409, message: '活动的审核人不能是创建人或提交人，请由另一位同事审核' }),
  returnNeedsReason: () => ({ status: 400, message: '请写明退回的理由，至少4个字，便于修改后再提交' }),
  notInsured: (day: string) => ({
    status: 409,
    message: `此活动风险等级为中或高，${showDate(day)}没有有效的人身意外伤害保险，不能开始。请先登记保单（《志愿服务条例》第十七条、《慈善法》第六十九条）`,
    details: { clause: '条例17' },
  }),
  policyBackwards: () => ({ status: 409, message: '保险止日早于起日，请核对' }),
  startsTooEarly: (moment: Date) => ({ status: 409, message: `活动要到${showMoment(moment)}才能开始` }),
  noSuchFile: () => ({ status: 409, message: '没有找到上传的附件，请重新上传' }),
  noConsent: () => ({ status: 404, message: '没有找到这份同意书，或不在您的管辖范围内' }),
  consentWithdrawn: () => ({ status: 409, message: '这份同意书已经撤回，不需要再次办理' }),
  consentPast: () => ({ status: 409, message: '同意书的有效期止日早于今天，请核对' }),
  notAMinor: () => ({ status: 409, message: '此人已成年，或名录中没有出生日期，不需要监护人同意书' }),
  notOnSheet: () => ({ status: 409, message: '此人没有报名，也没有到过这个活动，请先代为报名' }),
  checkInFuture: () => ({ status: 409, message: '查询日期晚于今天，请核对' }),
}

const signingUp = {
  noOpenActivity: () => ({ status: 404, message: '没有找到这个活动，它可能已取消或尚未发布' }),
  noShift: () => ({ status: 409, message: '没有找到这个班次，它可能已改期，请刷新后重新选择' }),
  noPerson: () => ({ status: 409, message: '名录中没有找到此人，请先登记' }),
  noPersonOfMine: () => ({ status: 409, message: '您的账号还没有实名登记，请先在“我的”中完成实名登记' }),
  notRecruiting: (state: ActivityState) => ({
    status: 409,
    message: `活动目前是“${ACTIVITY_STATES[state]}”，不能报名`,
  }),
  shiftOver: () => ({ status: 409, message: '这个班次已经结束，不能再报名' }),
  alreadySignedUp: () => ({ status: 409, message: '此班次已经报过名，不需要重复报名' }),
  clashes: (title: string) => ({
    status: 409,
    message: `同一时间已经报名了“${title}”，一个人不能同时参加两处活动。请先取消其中一个`,
  }),
  clashesElsewhere: () => ({
    status: 409,
    message: '此人在同一时间已报名另一活动，一个人不能同时参加两处活动。请先取消其中一个',
  }),
  notRegistered: () => ({
    status: 409,
    message: '此活动招募注册志愿者，活动当天须在册。请先在“我的”中申请注册为志愿者，或到社区居委会办理',
  }),
  tooYoung: (age: number) => ({ status: 409, message: `此活动要求年满${age}周岁` }),
  tooOld: (age: number) => ({ status: 409, message: `为了安全，此活动限${age}周岁及以下参加` }),
  notForMinors: (why: string) => ({
    status: 409,
    message: `此活动涉及${why}，未成年人不能参加。请选择其他活动`,
  }),
  familyOnly: (age: number) => ({
    status: 409,
    message: `不满${age}周岁只能由监护人带着参加亲子活动（《民法典》第二十条），请选择标明“亲子”的活动`,
  }),
  needsConsent: () => ({
    status: 409,
    message: '未成年人报名须有监护人同意书。请监护人到社区签署，登记后即可报名',
  }),
  needsCompany: (age: number) => ({
    status: 409,
    message: `不满${age}周岁须有监护人同意并全程陪同。请监护人到社区签署同意书并注明陪同`,
  }),
  needsCheck: () => ({
    status: 409,
    message:
      '此活动服务未成年人，参加者须先通过违法犯罪记录查询且在有效期内（《未成年人保护法》第六十二条）。请联系社区办理',
  }),
  noSignUp: () => ({ status: 404, message: '没有找到这次报名' }),
  signUpGone: () => ({ status: 409, message: '这次报名已经取消，不需要再次办理' }),
  alreadyCame: () => ({ status: 409, message: '已经签到的班次不能取消报名' }),
}

const checkingIn = {
  noTicket: () => ({
    status: 404,
    message: `这不是本平台的签到码，请重新扫描活动现场的二维码。${otherWays}`,
  }),
  staleTicket: () => ({ status: 409, message: `签到码已更新，请重新扫描现场显示的二维码。${otherWays}` }),
  stalePass: () => ({ status: 409, message: `离扫码已经太久，请重新扫描现场的二维码。${otherWays}` }),
  forgedPass: () => ({ status: 409, message: `签到凭据不正确，请重新扫描现场的二维码。${otherWays}` }),
  usedPass: () => ({ status: 409, message: '这次扫码已经用过，一次扫码只能办一次。请自己重新扫描现场的二维码' }),
  notOpen: (state: ActivityState) => ({ status: 409, message: `活动目前是“${ACTIVITY_STATES[state]}”，不能签到` }),
  wasCancelled: () => ({ status: 409, message: '活动已取消，不能签到。取消前已签到的时间仍然保留' }),
  tooEarly: (opens: Date) => ({ status: 409, message: `还没到签到时间，${showMoment(opens)}起可以签到` }),
  tooLate: (ended: Date) => ({
    status: 409,
    message: `这个班次已于${showMoment(ended)}结束，不能再签到。如确已到场，请活动负责人补记`,
  }),
  notSignedUp: () => ({
    status: 409,
    message: '您没有报名这个班次，不能扫码签到。请先报名；名额已满时请活动负责人登记为现场加入',
  }),
  isWaiting: (no: number) => ({
    status: 409,
    message: `您在候补名单第${no}位，还没有名额，不能签到。请向活动负责人说明`,
  }),
  wrongShift: (planned: Date) => ({
    status: 409,
    message: `您报名的是${showMoment(planned)}的班次，这个签到码不是那一班的`,
  }),
  tooFar: (metres: number, radius: number) => ({
    status: 409,
    message: `您离活动地点约${metres}米，超过允许的${radius}米。请到现场后再签到；不提供位置也可以签到，${otherWays}`,
    details: { metres, radius },
  }),
  alreadyIn: (at: Date) => ({ status: 409, message: `您已于${showMoment(at)}签到，不需要重复签到` }),
  alreadyOut: (at: Date) => ({ status: 409, message: `您已于${showMoment(at)}签退，不需要重复签退` }),
  outBeforeIn: () => ({ status: 409, message: '还没有签到，不能签退。请先签到；如忘了签到，请活动负责人补记' }),
}

const rollCalling = {
  markWho: () => ({ status: 409, message: '没有写明是谁，请重新点名' }),
  notInActivity: () => ({ status: 409, message: '此人没有报名这个班次。如是现场加入，请填写姓名和手机号' }),
  walkInUnknown: () => ({
    status: 409,
    message: '名录中没有这个姓名和手机号，请请他先在手机上登记，或到社区登记后补录',
  }),
  shiftFull: () => ({ status: 409, message: '这个班次名额已满，不能现场加入。请增开班次或等有人取消' }),
  inFuture: (at: Date) => ({
    status: 409,
    message: `记录的时间${showMoment(at)}还没有到，请核对。在手机上点名的，请先校准手机时间`,
  }),
  beforeShift: (at: Date, opens: Date) => ({
    status: 409,
    message: `记录的时间${showMoment(at)}早于可签到时间${showMoment(opens)}，请核对。在手机上点名的，请先校准手机时间`,
  }),
  afterShift: (at: Date, ended: Date) => ({
    status: 409,
    message: `记录的签到时间${showMoment(at)}晚于班次结束时间${showMoment(ended)}，请核对`,
  }),
  inAlready: (at: Date) => ({ status: 409, message: `已于${showMoment(at)}签到，没有重复记录` }),
  outAlready: (at: Date) => ({ status: 409, message: `已于${showMoment(at)}签退，没有重复记录` }),
  notIn: () => ({ status: 409, message: '此人还没有签到，不能签退。请先记到场时间' }),
  outTooEarly: (inAt: Date) => ({ status: 409, message: `签退时间须晚于签到时间${showMoment(inAt)}` }),
  outAfterEnd: (ended: Date) => ({
    status: 409,
    message: `补记的签退时间不能晚于班次计划结束时间${showMoment(ended)}`,
  }),
  otherArea: () => ({ status: 409, message: '活动不在所写的区划，请刷新后重试' }),
  sheetEmpty: () => ({ status: 400, message: '请至少填写一行签到记录' }),
  sheetNeedsFile: () => ({ status: 400, message: '请附上纸质签到表的扫描件' }),
}

export const activitiesErrors = errorsOf('activities', { ...planning, ...signingUp, ...checkingIn, ...rollCalling })
