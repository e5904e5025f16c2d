import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const workforceErrors = errorsOf('workforce', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notATown: () => ({ status: 409, message: '社工站和专职社工按街镇登记，请选择到街镇一级' }),
  notACommunity: () => ({ status: 409, message: '社区工作者和“两委”成员按社区（村）登记，请选择到社区一级' }),
  noStation: () => ({ status: 404, message: '没有找到这个社工站，或不在您的管辖范围内' }),
  stationKnown: (name: string) => ({
    status: 409,
    message: `本街镇已登记“${name}”，一个街镇只有一个社工站。如有变化请修改该站`,
  }),
  stationMissing: () => ({ status: 409, message: '本街镇还没有登记社工站，请先登记社工站，再登记专职社工' }),
  contractBackwards: () => ({ status: 409, message: '合同止日早于起日，请核对' }),
  noPerson: () => ({ status: 404, message: '没有找到此人，或不在您的管辖范围内。请先在名录中登记' }),
  noPeriod: () => ({ status: 404, message: '没有找到这段任职，或不在您的管辖范围内' }),
  startsInFuture: (today: string) => ({
    status: 409,
    message: `任职起日晚于今天（${showDate(today)}），请在到任后登记`,
  }),
  overlaps: () => ({ status: 409, message: '此人在此处已有同一职务的任职，时间重叠。请先填写前一段的离任日期' }),
  otherStation: () => ({
    status: 409,
    message:
      '此人在这段时间已是另一社工站的专职社工。专职社工须专职服务一站，不能同时计入两站（《通知》三（二））；请先由原站登记离任',
    details: { clause: '三（二）' },
  }),
  alreadyEnded: (toDate: string) => ({ status: 409, message: `这段任职已于${showDate(toDate)}结束，不需要再次办理` }),
  endsTooEarly: (fromDate: string) => ({ status: 409, message: `离任日期早于任职起日${showDate(fromDate)}，请核对` }),
  endsInFuture: (today: string) => ({ status: 409, message: `离任日期晚于今天（${showDate(today)}），请在离任后办理` }),
  tookPartLater: (day: string) => ({
    status: 409,
    message: `此人在${showDate(day)}还有参与记录，离任日期不能早于这一天。如记录有误，请先作废该记录`,
  }),
  certificateKnown: () => ({ status: 409, message: '此证书编号已登记，请核对编号；如为延长有效期，请在原证书上办理' }),
  certificateBackwards: () => ({ status: 409, message: '有效期止日须晚于发证日期，请核对' }),
  issuedInFuture: () => ({ status: 409, message: '发证日期晚于今天，请核对' }),
  noCertificate: () => ({ status: 404, message: '没有找到这份证书，或不在您的管辖范围内' }),
  notLonger: (validTo: string) => ({ status: 409, message: `新的有效期须晚于现在的${showDate(validTo)}` }),
  tookPartInFuture: () => ({ status: 409, message: '参与日期晚于今天，请核对' }),
  notServing: () => ({
    status: 409,
    message: '此人当日不在此处任职，不能记为参与。请先登记任职，或核对日期和社区（《通知》三（二））',
    details: { clause: '三（二）' },
  }),
  participationKnown: () => ({ status: 409, message: '此人当日同名活动已有参与记录，不需要重复登记' }),
  noParticipation: () => ({ status: 404, message: '没有找到这条参与记录，或不在您的管辖范围内' }),
  alreadyVoided: () => ({ status: 409, message: '这条参与记录已经作废' }),
  changedSince: (rowNo: number, reason: string) => ({
    status: 409,
    message: `校验之后数据有了变化，没有写入任何数据。第${rowNo}行：${reason}。请重新上传核对`,
    details: { rowNo },
  }),
})
