import type { FastifyRequest } from 'fastify'
import { accessErrors } from './errors.ts'

/** A browser names the page a change comes from; another site's page is refused (cross-site request forgery). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers
  if (!origin) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw accessErrors.badOrigin()
}
