import type { FastifyReply } from 'fastify'
import type { Download } from './download.ts'

/** Sends a file under its own (Chinese) name, never sniffed, never run. */
export function sendFile(reply: FastifyReply, { name, mediaType, body, inline = false }: Download) {
  const disposition = inline ? 'inline' : 'attachment'
  return reply
    .header('content-type', mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeName(name)}`)
    .header('cache-control', 'private, no-store')
    .send(body)
}

/** RFC 5987: what encodeURIComponent leaves alone but a header parameter may not hold. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
