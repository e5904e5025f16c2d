/** The parts of OpenAPI 3.1 that this platform's own document uses. */
export type Schema = {
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  maxLength?: number
  minimum?: number
  maximum?: number
}
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  'x-needs': string
  parameters?: { name: string; in: string; content?: { 'application/json': { schema: Schema } } }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}
export type OpenApi = {
  info: { title: string; version: string; description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>
}

export type Field = { name: string; kind: string; isRequired: boolean; about: string; depth: number }
export type Interface = { method: 'GET' | 'POST'; path: string; operation: Operation }
export type InterfaceGroup = { name: string; title: string; interfaces: Interface[] }

/** Interfaces under the context that offers them, those whose words or path hold every word looked for. */
export function groupsOf(document: OpenApi, words: string): InterfaceGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method === 'get' ? ('GET' as const) : ('POST' as const),
      path,
      operation,
    })),
  )
  return document.tags
    .map(({ name, description }) => ({
      name,
      title: description,
      interfaces: all.filter(
        ({ operation, path }) =>
          operation.tags.includes(name) &&
          wanted.every((word) => `${description}${operation.summary}${path}`.toLowerCase().includes(word)),
      ),
    }))
    .filter(({ interfaces }) => interfaces.length > 0)
}

/** What a call takes: from the JSON of a query, the body of a command, or the `input` part of an upload. */
export function inputOf({ parameters = [], requestBody }: Operation): Schema | undefined {
  const inQuery = parameters.find(({ name }) => name === 'input')?.content?.['application/json'].schema
  const json = requestBody?.content['application/json']?.schema
  return inQuery ?? json ?? requestBody?.content['multipart/form-data']?.schema
}

export const outputOf = ({ responses }: Operation): Schema | undefined =>
  responses['200']?.content?.['application/json']?.schema

/** A schema as rows of a table, nested ones below what holds them. */
export function fieldsOf(schema: Schema | undefined, depth = 0): Field[] {
  const { properties = {}, required = [] } = schema?.type === 'array' ? (schema.items ?? {}) : (schema ?? {})
  return Object.entries(properties).flatMap(([name, field]) => [
    { name, kind: kindOf(field), isRequired: required.includes(name), about: aboutOf(field), depth },
    ...(depth < 3 ? fieldsOf(real(field), depth + 1) : []),
  ])
}

/** 可空 is `anyOf` with null: the other one is what matters. */
const real = (schema: Schema): Schema => (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== 'null') ?? schema

const KINDS: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是否',
  object: '对象',
  array: '列表',
  null: '空',
}
const FORMATS: Record<string, string> = { uuid: '编号', date: '日期', 'date-time': '时刻', binary: '文件' }

export function kindOf(schema: Schema): string {
  const one = real(schema)
  const orEmpty = one === schema ? '' : '或空'
  if (one.enum || one.const !== undefined) return `选项${orEmpty}`
  if (one.type === 'array') return `${kindOf(one.items ?? {})}列表${orEmpty}`
  const type = Array.isArray(one.type) ? one.type[0] : one.type
  return `${FORMATS[one.format ?? ''] ?? KINDS[type ?? ''] ?? '任意'}${orEmpty}`
}

function aboutOf(schema: Schema): string {
  const one = real(schema)
  const choices = one.enum?.map(String).join('、') ?? (one.const === undefined ? undefined : String(one.const))
  const limits = [
    one.maxLength && `最多${one.maxLength}字`,
    one.minimum !== undefined && one.minimum > Number.MIN_SAFE_INTEGER && `不小于${one.minimum}`,
    one.maximum !== undefined && one.maximum < Number.MAX_SAFE_INTEGER && `不大于${one.maximum}`,
  ].filter(Boolean)
  return [schema.description ?? one.description, choices, ...limits].filter(Boolean).join('；')
}
