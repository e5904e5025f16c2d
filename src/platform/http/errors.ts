/** A refusal the user can act on. Anything else that is thrown is a bug and answers 500. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  constructor(code: string, status: number, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }
}

type Make = (...args: never[]) => { status: number; message: string; details?: Record<string, unknown> }

/** Turns a table of messages into typed factories: `fundErrors.balanceTooLow(available)`. */
export function errorsOf<T extends Record<string, Make>>(context: string, table: T) {
  const entries = Object.entries(table).map(([name, make]) => [
    name,
    (...args: never[]) => {
      const { status, message, details } = make(...args)
      return new Refusal(`${context}.${name}`, status, message, details)
    },
  ])
  return Object.fromEntries(entries) as { [K in keyof T]: (...args: Parameters<T[K]>) => Refusal }
}

export const accessErrors = errorsOf('access', {
  signInFirst: () => ({ status: 401, message: '请先登录' }),
  notYours: (title: string) => ({
    status: 403,
    message: `您的岗位不能在此处办理“${title}”。如确需办理，请联系本单位的安全管理员任命相应岗位。`,
  }),
  sameHand: () => ({ status: 403, message: '经办与审批不能为同一人，请由另一位同事办理' }),
  keyMissing: () => ({ status: 400, message: '请求缺少幂等键（Idempotency-Key），请刷新页面后重试' }),
  keyReused: () => ({ status: 422, message: '该幂等键已用于另一项办理，请刷新页面后重试' }),
  stale: () => ({ status: 409, message: '此记录刚被他人修改，您填写的内容没有提交。请刷新后核对再办理。' }),
  badOrigin: () => ({ status: 403, message: '请求来源不明，已拒绝。请从本平台页面操作。' }),
})

/** Refuses when an update guarded by `version` touched no row: somebody else was first. */
export function mustHaveChanged(result: { numUpdatedRows: bigint }): void {
  if (result.numUpdatedRows === 0n) throw accessErrors.stale()
}
