import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { type Endpoint, pathOf } from './contract.ts'

const problem = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, details: { type: 'object' } },
}

/** OpenAPI 3.1 of every endpoint, made from the contracts: never written by hand, so never behind. */
export function openApiOf(contexts: readonly Context[]) {
  return {
    openapi: '3.1.0',
    info: {
      title: '五社联动平台接口',
      version: '1.0.0',
      description:
        '查询用 GET，参数放在 input（JSON）；办理用 POST，须带 Idempotency-Key 请求头，同一键只办一次。拒绝办理时返回 code 与可读的 message。',
    },
    servers: [{ url: '/' }],
    tags: contexts.map(({ name, contract }) => ({ name, description: contract.title })),
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wushe.session_token' } },
    },
    paths: Object.fromEntries(
      contexts.flatMap(({ name, contract }) =>
        Object.entries(contract.endpoints).map(([endpoint, spec]) => [
          pathOf(name, endpoint),
          { [isRead(spec) ? 'get' : 'post']: operationOf(name, endpoint, spec) },
        ]),
      ),
    ),
  }
}

const isRead = ({ kind }: Endpoint): boolean => kind === 'query' || kind === 'download'
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })

function operationOf(context: string, name: string, endpoint: Endpoint) {
  const input = jsonSchema(endpoint.input, 'input')
  return {
    operationId: `${context}.${name}`,
    tags: [context],
    summary: endpoint.title,
    'x-needs': endpoint.needs,
    'x-about': endpoint.about,
    security: endpoint.needs === 'nothing' ? [] : [{ session: [] }],
    ...(isRead(endpoint)
      ? { parameters: [{ name: 'input', in: 'query', content: { 'application/json': { schema: input } } }] }
      : {
          parameters: [
            { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
          ],
          requestBody: bodyOf(endpoint, input),
        }),
    responses: {
      200: answerOf(endpoint),
      default: {
        description: '拒绝或出错',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const bodyOf = ({ kind }: Endpoint, input: object) =>
  kind === 'upload'
    ? {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { input, file: { type: 'string', format: 'binary' } },
              required: ['file'],
            },
          },
        },
      }
    : { required: true, content: { 'application/json': { schema: input } } }

const answerOf = (endpoint: Endpoint) =>
  endpoint.kind === 'download'
    ? { description: '文件', content: { 'application/octet-stream': {} } }
    : { description: '办理结果', content: { 'application/json': { schema: jsonSchema(endpoint.output, 'output') } } }
