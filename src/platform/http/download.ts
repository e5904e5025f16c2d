import type { Readable } from 'node:stream'
import { z } from 'zod'

/** A file to send: read after the transaction has ended, so the body never holds a connection. */
export type Download = { name: string; mediaType: string; body: Buffer | Readable; inline?: boolean }

/** The output of every `download` endpoint. */
export const DownloadBody = z.custom<Download>(
  (value) => typeof value === 'object' && value !== null && 'body' in value,
)
