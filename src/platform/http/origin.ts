import type { FastifyRequest } from 'fastify'
import { accessErrors } from './errors.ts'

/** A browser names the page a change comes from; another site's page is refused (cross-site request forgery). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  // Some privacy tools take the origin away; the browser's own word about the site remains.
  if (request.headers['sec-fetch-site'] === 'cross-site') throw accessErrors.badOrigin()
  if (!origin) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw accessErrors.badOrigin()
}
