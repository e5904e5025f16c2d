import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access/actor.ts'
import { accessErrors, errorsOf } from './errors.ts'
import type { UploadedFile } from './pipeline.ts'

const MAX_FILE_BYTES = 60 * 1024 * 1024

const uploadErrors = errorsOf('upload', {
  noFile: () => ({ status: 400, message: '没有收到文件，请重新选择文件后上传' }),
  tooLarge: () => ({ status: 413, message: '文件超过60 MB，请压缩或拆分后再上传' }),
})

/**
 * Spools the one file of a multipart request to a temporary path, hands it on and removes it. Nobody who has not signed
 * in can make the server write; no database connection is held while a slow phone is still sending.
 */
export async function withUpload<T>(
  request: FastifyRequest,
  caller: Actor | null,
  work: (rawInput: unknown, file: UploadedFile) => Promise<T>,
): Promise<T> {
  if (!caller) throw accessErrors.signInFirst()
  const part = await request.file({ limits: { fileSize: MAX_FILE_BYTES }, throwFileSizeLimit: false })
  if (!part) throw uploadErrors.noFile()
  const folder = await mkdtemp(join(tmpdir(), 'wushe-upload-'))
  try {
    const path = join(folder, randomUUID())
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw uploadErrors.tooLarge()
    const { size } = await stat(path)
    if (size === 0) throw uploadErrors.noFile()
    return await work(inputOf(part.fields), { name: part.filename, path, bytes: size })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function inputOf(fields: Record<string, unknown>): unknown {
  const field = fields.input as { value?: unknown } | undefined
  if (field?.value === undefined) return {}
  try {
    return JSON.parse(String(field.value))
  } catch {
    throw Object.assign(new Error('input is not JSON'), { statusCode: 400 })
  }
}
