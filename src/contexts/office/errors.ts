import { errorsOf } from '#platform/http/errors.ts'

export const officeErrors = errorsOf('office', {
  noSession: () => ({ status: 404, message: '该登录已经结束，请刷新页面' }),
  secondFactorOn: () => ({ status: 409, message: '动态验证码已经启用；如要更换验证器，请先停用' }),
  secondFactorOff: () => ({ status: 409, message: '动态验证码尚未启用' }),
  noArea: () => ({ status: 422, message: '没有找到所选区划，请重新选择' }),
  noFile: () => ({ status: 404, message: '没有找到这个文件，请刷新页面后重试' }),
  noExport: () => ({ status: 404, message: '没有找到这次导出，请刷新页面后重试' }),
  exportNotReady: (words: string) => ({ status: 409, message: `导出文件现在是“${words}”，请稍候再下载` }),
  badFilter: (reason: string) => ({ status: 422, message: `导出的筛选条件不对：${reason}` }),
})
