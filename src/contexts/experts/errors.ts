import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const expertsErrors = errorsOf('experts', {
  noArea: () => ({ status: 404, message: '没有找到这个街镇，请从列表中选择' }),
  noPoint: () => ({ status: 409, message: '这个街镇没有创建点，不能建立联系点。请选择有创建点的街镇' }),
  noPerson: () => ({ status: 404, message: '名录里没有找到这个人，请先在名录中登记' }),
  noContact: () => ({ status: 404, message: '没有找到这个联系点，或不在您的管辖范围内' }),
  noAdvice: () => ({ status: 404, message: '没有找到这条意见，或不在您的管辖范围内' }),
  noVisit: () => ({ status: 409, message: '没有找到所说的那次走访，请重新选择' }),
  contactTwice: () => ({
    status: 409,
    message: '这个人已经联系着这个创建点，不用再建立。要改单位或课题，请先结束原来的',
  }),
  ended: (on: string) => ({ status: 409, message: `联系已于${showDate(on)}结束，不能再记走访、提意见` }),
  endsTooEarly: (from: string) => ({ status: 409, message: `结束日期不能早于开始日期${showDate(from)}` }),
  inFuture: (today: string) => ({ status: 409, message: `日期不能晚于今天（${showDate(today)}）` }),
  visitTooEarly: (from: string) => ({ status: 409, message: `联系从${showDate(from)}开始，走访日期不能更早` }),
  answered: (state: string) => ({ status: 409, message: `这条意见现在是“${state}”，不能再答复` }),
  notAdopted: (state: string) => ({
    status: 409,
    message: `这条意见现在是“${state}”，只有已采纳、还没有结果的才登记结果`,
  }),
})
