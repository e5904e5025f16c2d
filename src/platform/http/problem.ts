import { ZodError, z } from 'zod'
import { Refusal } from './errors.ts'

z.config(z.locales.zhCN())

export type Problem = { status: number; body: { code: string; message: string; details: Record<string, unknown> } }

/** What a caller is told when a call did not succeed; undefined for a bug, which is logged and answers 500. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Refusal)
    return { status: error.status, body: { code: error.code, message: error.message, details: error.details } }
  if (error instanceof ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    const first = issues[0]
    const message = first?.message ? `填写内容有误：${first.message}` : '填写内容有误'
    return { status: 400, body: { code: 'input.invalid', message, details: { issues } } }
  }
  return fromDatabase(error) ?? fromServer(error)
}

/** Refusals that only the database can see: they are the user's to mend, not bugs. */
function fromDatabase(error: unknown): Problem | undefined {
  const code = (error as { code?: unknown })?.code
  if (code === '57014') return problem(503, 'server.busy', '查询用时过长，已停止。请缩小范围后重试。')
  if (code === '53100') return problem(507, 'server.diskFull', '服务器存储空间不足，本次没有保存。请联系系统管理员。')
  if (code === '40001' || code === '40P01') return problem(409, 'server.conflict', '与他人的办理同时发生，请重试一次。')
  if (code === '22021' || code === '22P05')
    return problem(400, 'input.invalid', '内容含有无法保存的控制字符，请删去后重试。')
  if (code === '22003') return problem(400, 'input.invalid', '有一项数字超出可以保存的范围，请核对后重试。')
  if (code === '22007' || code === '22008') return problem(400, 'input.invalid', '有一项日期不存在，请核对后重试。')
  if (typeof code === 'string' && (/^08|^57P/.test(code) || code === 'ECONNREFUSED'))
    return problem(503, 'server.databaseAway', '数据库暂时无法连接，请稍后重试；您的内容没有提交。')
  return undefined
}

/** Faults of the request itself, found by the HTTP server before any of our code. */
function fromServer(error: unknown): Problem | undefined {
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return problem(413, 'input.tooLarge', '提交的内容过大，已拒绝。文件请控制在60 MB以内。')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, 'input.malformed', '请求格式不正确，请刷新页面后重试。')
  return undefined
}

const problem = (status: number, code: string, message: string): Problem => ({
  status,
  body: { code, message, details: {} },
})
