import { errorsOf } from '#platform/http/errors.ts'

export const calendarErrors = errorsOf('calendar', {
  tooLong: (days: number) => ({ status: 409, message: `一次最多看${days}天的日程，请缩短时间范围` }),
  daysInOrder: () => ({ status: 409, message: '结束日期不能早于开始日期，请核对' }),
  noArea: () => ({ status: 404, message: '没有找到这个区划，请重新选择' }),
  noPlan: () => ({ status: 404, message: '没有找到这份年度计划，或不在您的管辖范围内' }),
  planTaken: (year: number) => ({
    status: 409,
    message: `这里已有一份${year}年的计划。没有审定的请在那一份上修改；已经审定的不再改`,
  }),
  notNow: (state: string, act: string) => ({ status: 409, message: `这份计划现在是“${state}”，不能${act}` }),
  noItem: () => ({ status: 409, message: '没有找到这一项，或已经登记办完，请刷新后再看' }),
  doneLater: () => ({ status: 409, message: '办完日期不能晚于今天，请核对' }),
  returnNote: () => ({ status: 409, message: '退回请写明理由，至少4个字' }),
})
