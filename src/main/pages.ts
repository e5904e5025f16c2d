import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Serves the built pages: hashed assets for a year, below /m the phone's page, and for all else that is not the interface that of the workbench. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const hasPages = existsSync(join(folder, 'index.html'))
  if (hasPages)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      index: false,
      setHeaders: (response, path) =>
        response.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|assets|health)\//.test(request.url)
    if (!isPage) return reply.code(404).send({ code: 'server.notFound', message: '没有这个地址', details: {} })
    if (!hasPages) return reply.code(503).type('text/plain; charset=utf-8').send('页面尚未构建，请用 npm start 启动')
    return reply.header('cache-control', 'no-cache').sendFile(isOfPhone(request.url) ? 'm.html' : 'index.html')
  })
}

const isOfPhone = (url: string): boolean => /^\/m([/?#]|$)/.test(url)
