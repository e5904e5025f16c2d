import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const volunteeringErrors = errorsOf('volunteering', {
  noVolunteer: () => ({ status: 404, message: '没有找到这名志愿者，或不在您的管辖范围内' }),
  alreadyLeft: (leftOn: string) => ({ status: 409, message: `这名志愿者已于${showDate(leftOn)}注销，不需要再次办理` }),
  leftTooEarly: (registeredOn: string) => ({
    status: 409,
    message: `注销日期早于注册日期${showDate(registeredOn)}，请核对`,
  }),
  leftInFuture: (today: string) => ({
    status: 409,
    message: `注销日期晚于今天（${showDate(today)}），请在注销当日或之后办理`,
  }),
  servedLater: (servedOn: string) => ({
    status: 409,
    message: `这名志愿者在${showDate(servedOn)}还有服务记录，注销日期不能早于这一天。如记录有误，请先作废该记录`,
  }),
  noRecord: () => ({ status: 404, message: '没有找到这条服务记录，或不在您的管辖范围内' }),
  alreadyVoided: () => ({ status: 409, message: '这条服务记录已经作废，或本身就是冲销记录，不能再次作废' }),
  changedSince: (rowNo: number, reason: string) => ({
    status: 409,
    message: `校验之后数据有了变化，没有写入任何数据。第${rowNo}行：${reason}。请重新上传核对`,
    details: { rowNo },
  }),
  fullDay: (rowNo: number) => ({
    status: 409,
    message: `第${rowNo}行与其他行合计，同一人一天的服务时长超过24小时，没有写入任何数据。请核对后重新上传`,
    details: { rowNo },
  }),
})
