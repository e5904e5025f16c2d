import { errorsOf } from '#platform/http/errors.ts'

export const interchangeErrors = errorsOf('interchange', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，或不在您的管辖范围内' }),
  noBatch: () => ({ status: 404, message: '没有找到这个对接批次，或不在您的管辖范围内' }),
  noStatement: () => ({ status: 404, message: '没有找到这份外部时长清单，或不在您的管辖范围内' }),
  notRunning: () => ({ status: 409, message: '这个批次已经结束，不能再停止。需要作废的，请办理撤回批次' }),
  notReady: (words: string) => ({ status: 409, message: `这个批次${words}，没有可以下载的文件` }),
  notWithdrawable: (words: string) => ({ status: 409, message: `这个批次${words}，不能撤回` }),
  hasReceipts: () => ({
    status: 409,
    message: '这个批次已登记回执，国家系统已经收到，不能撤回。数据有误的，请更正后由下一批报送变更',
  }),
  changedSince: (rowNo: number, reason: string) => ({
    status: 409,
    message: `校验之后数据有了变化，没有写入任何数据。第${rowNo}行：${reason}。请重新上传核对`,
    details: { rowNo },
  }),
})
