import { errorsOf } from './errors.ts'

/** Deeper than any form; what is walked recursively later must not exhaust the stack. */
const MOST_LEVELS = 32

const inputErrors = errorsOf('input', {
  tooDeep: () => ({ status: 400, message: '提交的内容层层嵌套过深，已拒绝。请从本平台页面操作。' }),
  unstorable: () => ({ status: 400, message: '内容含有无法保存的控制字符，请删去后重试。' }),
})

/**
 * Refuses what no column can hold, wherever it stands in an input: NUL, half a character (a lone surrogate), and nesting
 * without end. Done before anything else, so that the refusal itself can be audited. Errors: input.tooDeep, input.unstorable.
 */
export function mustBeStorable(value: unknown, levels = MOST_LEVELS): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw inputErrors.unstorable()
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (levels === 0) throw inputErrors.tooDeep()
  for (const [key, one] of Object.entries(value)) {
    mustBeStorable(key)
    mustBeStorable(one, levels - 1)
  }
}
