import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const hardshipErrors = errorsOf('hardship', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notACommunity: () => ({ status: 409, message: '困难群众按社区（村）登记，请选择到社区一级' }),
  noListed: () => ({ status: 404, message: '没有找到这条登记，或不在您的管辖范围内' }),
  badIdNumber: (fault: string) => ({ status: 422, message: fault }),
  badPhone: () => ({ status: 422, message: '电话号码不正确，请填写11位手机号或带区号的座机号' }),
  otherName: () => ({ status: 409, message: '姓名与名录中此身份证号登记的不一致，请核对姓名和身份证号' }),
  fromInFuture: (today: string) => ({
    status: 409,
    message: `列入日期晚于今天（${showDate(today)}），请按认定日期填写`,
  }),
  otherNeedsNote: () => ({ status: 422, message: '“其他困难居民”没有统一认定，请在说明中写明困难情形' }),
  elsewhere: () => ({
    status: 409,
    message: '此人在这段时间已在另一社区的名册上。一人只在一个社区登记；如已迁入，请先由原社区登记离开',
  }),
  held: (names: string) => ({
    status: 409,
    message: `此人在这段时间已登记为${names}，不需要重复登记；请去掉这些类别，或先登记离开`,
  }),
  alreadyLeft: (day: string) => ({ status: 409, message: `此人已于${showDate(day)}离开名册，不需要再次办理` }),
  notHeld: (names: string) => ({ status: 409, message: `此人这条登记没有${names}，请重新选择离开的类别` }),
  leavesTooEarly: (day: string) => ({ status: 409, message: `离开日期早于列入日期${showDate(day)}，请核对` }),
  leavesInFuture: (today: string) => ({
    status: 409,
    message: `离开日期晚于今天（${showDate(today)}），请在离开后办理`,
  }),
  changedSince: (rowNo: number, reason: string) => ({
    status: 409,
    message: `校验之后数据有了变化，没有写入任何数据。第${rowNo}行：${reason}。请重新上传核对`,
    details: { rowNo },
  }),
})
