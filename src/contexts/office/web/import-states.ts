import type { z } from 'zod'
import type { ImportView } from '../contract.ts'

export type Import = z.infer<typeof ImportView>

/** How each state of an import is called, and whether it still moves by itself. */
export const STATES = {
  uploaded: { text: '等待核对', color: 'blue', moves: true },
  checking: { text: '正在核对', color: 'blue', moves: true },
  checked: { text: '待您确认', color: 'gold', moves: false },
  storing: { text: '正在写入', color: 'blue', moves: true },
  stored: { text: '已导入', color: 'green', moves: false },
  refused: { text: '文件不能用', color: 'red', moves: false },
  cancelled: { text: '已取消', color: 'default', moves: false },
  failed: { text: '没有成功', color: 'red', moves: false },
} as const satisfies Record<Import['status'], { text: string; color: string; moves: boolean }>

/** One thing to choose before uploading, out of the kind's JSON Schema. */
export type ScopeField = {
  name: string
  label: string
  form: 'area' | 'date' | 'integer' | 'choice' | 'text'
  required: boolean
  choices: string[]
}

type JsonSchema = {
  properties?: Record<
    string,
    { type?: string; title?: string; description?: string; enum?: unknown[]; format?: string }
  >
  required?: string[]
}
const LABELS: Record<string, string> = { areaCode: '所属区划', year: '年度', asOf: '截至日期' }

/** The fields a kind asks for when a file is uploaded. */
export function scopeFieldsOf(schema: unknown): ScopeField[] {
  const { properties = {}, required = [] } = (schema ?? {}) as JsonSchema
  return Object.entries(properties).map(([name, field]) => ({
    name,
    label: field.title ?? LABELS[name] ?? field.description ?? name,
    form: formOf(name, field),
    required: required.includes(name),
    choices: (field.enum ?? []).map(String),
  }))
}

function formOf(name: string, { type, enum: choices, format }: { type?: string; enum?: unknown[]; format?: string }) {
  if (name === 'areaCode') return 'area'
  if (choices) return 'choice'
  if (format === 'date' || /On$|^asOf$|Date$/.test(name)) return 'date'
  return type === 'integer' || type === 'number' ? 'integer' : 'text'
}
