import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access/actor.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { useRecords } from '#platform/records.ts'
import { type Endpoint, pathOf } from './contract.ts'
import type { Download } from './download.ts'
import { openApiOf } from './openapi.ts'
import { refuseForeignOrigin } from './origin.ts'
import { type Handler, markSensitive, type Request, run } from './pipeline.ts'
import { problemOf } from './problem.ts'
import { sendFile } from './send-file.ts'
import { withUpload } from './upload.ts'

export type ServerParts = {
  db: Database
  contexts: readonly Context[]
  now: () => Date
  whoIs: (request: FastifyRequest) => Promise<Actor | null>
  logger?: object | boolean
  /** The public address; without one, whatever each browser called the platform by. */
  address?: string | undefined
}

const MAX_JSON_BYTES = 2 * 1024 * 1024

/** The HTTP server: one route an endpoint, all of them down the one road of pipeline.ts. */
export async function createServer({
  db,
  contexts,
  now,
  whoIs,
  logger = false,
  address,
}: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({ logger, bodyLimit: MAX_JSON_BYTES, genReqId: () => randomUUID(), trustProxy: 'loopback' })
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY, crossOriginEmbedderPolicy: false, hsts: false })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await app.register(multipart, { limits: { files: 1, fields: 4, fieldSize: 64 * 1024 } })

  useRecords(contexts)
  for (const { permission, sensitive } of contexts.flatMap((context) => context.permissions))
    if (sensitive) markSensitive(permission)

  for (const { name: context, contract, handlers } of contexts)
    for (const [name, endpoint] of Object.entries(contract.endpoints)) {
      const handler = handlers[name]
      if (!handler) throw new Error(`${context}.${name} has no handler`)
      route(app, `${context}.${name}`, pathOf(context, name), endpoint, handler)
    }

  const openApi = openApiOf(contexts)
  app.get('/api/openapi.json', async () => openApi)

  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply))
  return app

  function route(
    app: FastifyInstance,
    what: string,
    url: string,
    endpoint: Endpoint,
    handler: Handler<Endpoint>,
  ): void {
    const reads = endpoint.kind === 'query' || endpoint.kind === 'download'
    app.route({
      method: reads ? 'GET' : 'POST',
      url,
      handler: async (request, reply) => {
        if (!reads) refuseForeignOrigin(request)
        const call = { what, endpoint, handler, ...(await carried(request)) }
        if (endpoint.kind === 'upload')
          return withUpload(request, call.caller, (rawInput, file) => answer(reply, { ...call, rawInput, file }))
        return answer(reply, { ...call, rawInput: reads ? readInput(request) : (request.body ?? {}) })
      },
    })
  }

  async function carried(request: FastifyRequest) {
    const key = request.headers['idempotency-key']
    return {
      caller: await whoIs(request),
      idempotencyKey: typeof key === 'string' && key.length <= 100 ? key : undefined,
      requestId: request.id,
      ip: request.ip,
      address: address ?? `${request.protocol}://${request.host}`,
    }
  }

  async function answer(reply: FastifyReply, request: Request) {
    const { body, replayed } = await run({ db, now }, request)
    if (replayed) reply.header('idempotent-replay', 'true')
    if (request.endpoint.kind === 'download') return sendFile(reply, body as Download)
    return reply.header('cache-control', 'no-store').send(body ?? null)
  }
}

const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
}

/** Queries carry their input as JSON in one parameter, so numbers, lists and dates arrive as they were sent. */
function readInput(request: FastifyRequest): unknown {
  const { input } = request.query as { input?: unknown }
  if (input === undefined) return {}
  try {
    return JSON.parse(String(input))
  } catch {
    throw Object.assign(new Error('input is not JSON'), { statusCode: 400 })
  }
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = problemOf(error)
  if (known) return reply.code(known.status).header('cache-control', 'no-store').send(known.body)
  request.log.error({ err: error, requestId: request.id }, 'unexpected error')
  return reply.code(500).send({
    code: 'server.failed',
    message: `系统出现问题，本次没有保存。请稍后再试；如仍不行，请把编号 ${request.id.slice(0, 8)} 告诉系统管理员。`,
    details: { requestId: request.id },
  })
}
