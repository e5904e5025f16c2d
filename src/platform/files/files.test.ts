import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import { type FreshDatabase, freshDatabase } from '../../../tests/kit/database.ts'
import { ofd, pdf, photo } from '../../../tests/kit/sample-files.ts'
import { fileFolder, pathOf, useFiles } from './folder.ts'
import { DEFAULT_RULES, type Purpose } from './kinds.ts'
import { asDownload, openFile } from './open-file.ts'
import { type Content, storeFile } from './store-file.ts'
import { verifyFiles } from './verify-files.ts'

const MEETING = '2024-03-05T02:00:00Z'
let database: FreshDatabase
let folder: string

beforeAll(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'wushe-files-'))
  useFiles(folder)
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const store = (name: string, content: Content | Buffer, purpose: Purpose = 'document') =>
  transact(database.db, { reach: 'all' }, (tx) =>
    storeFile(tx, {
      content: Buffer.isBuffer(content) ? { buffer: content } : content,
      name,
      purpose,
      areaPath: '12.120101',
      by: null,
      now: new Date(MEETING),
    }),
  )
const open = (id: string) => transact(database.db, { reach: 'all' }, (tx) => openFile(tx, id))
const sm3 = (bytes: Buffer) => createHash('sm3').update(bytes).digest('hex')
const leftovers = () => readdirSync(join(folder, 'files', 'incoming'))
const faults = async () => {
  const found: string[] = []
  for await (const { name, fault } of verifyFiles(database.db)) if (fault) found.push(`${name}：${fault}`)
  return found
}

test('a sealed scan is kept byte for byte and comes back under its own name', async () => {
  const row = await store('关于召开联席会议的通知.ofd', ofd)
  expect(row).toMatchObject({ mediaType: 'application/ofd', bytes: ofd.length, sm3: sm3(ofd), originalSm3: sm3(ofd) })
  const opened = await open(row.id)
  expect(await buffer(opened.stream)).toEqual(ofd)
  expect(asDownload(opened, { inline: true })).toMatchObject({ name: '关于召开联席会议的通知.ofd', inline: false })
})

test('a photo loses place and device, stands upright, and its original is still provable', async () => {
  const taken = await photo()
  expect(taken.includes('SecretPhone')).toBe(true)
  const row = await store('现场.JPG', taken, 'picture')
  expect(row.originalSm3).toBe(sm3(taken))
  const kept = await buffer((await open(row.id)).stream)
  expect(row).toMatchObject({ sm3: sm3(kept), bytes: kept.length })
  const { exif, xmp, width, height, orientation } = await sharp(kept).metadata()
  expect({ exif, xmp, width, height, orientation }).toEqual({ width: 40, height: 60 })
  expect(kept.includes('SecretPhone')).toBe(false)
})

test('a picture among documents is cleaned as well', async () => {
  const row = await store('扫描件.jpg', await photo(), 'document')
  expect((await buffer((await open(row.id)).stream)).includes('SecretPhone')).toBe(false)
})

test('a file that grows beyond the cap is stopped while it arrives, and nothing of it stays', async () => {
  let sent = 0
  const endless = new Readable({
    read() {
      sent += 1024 * 1024
      this.push(Buffer.alloc(1024 * 1024, 'a'))
    },
  })
  await expect(store('无尽.txt', { stream: endless })).rejects.toThrow('超过50 MB')
  expect(sent).toBeLessThan(54 * 1024 * 1024)
  expect(leftovers()).toEqual([])
})

test('an empty file, a torn picture and a picture of too many pixels are refused in words', async () => {
  await expect(store('空.pdf', Buffer.alloc(0))).rejects.toThrow('文件是空的')
  const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#0c0' } })
    .jpeg()
    .toBuffer()
  await expect(store('断.jpg', whole.subarray(0, whole.length / 2), 'picture')).rejects.toThrow('已损坏')
  useFiles(folder, { ...DEFAULT_RULES, maxMegapixels: 0.01 })
  await expect(store('大.jpg', whole, 'picture')).rejects.toThrow('图片尺寸过大')
  useFiles(folder)
  expect(leftovers()).toEqual([])
})

test('the same content twice is one content with two rows', async () => {
  const [first, second] = [await store('甲.pdf', pdf), await store('乙.pdf', pdf)]
  expect(first.sm3).toBe(second.sm3)
  expect(first.id).not.toBe(second.id)
})

test('rows are never rewritten', async () => {
  const { id } = await store('原件.pdf', pdf)
  await expect(
    database.db.updateTable('platform.file').set({ name: '改' }).where('id', '=', id).execute(),
  ).rejects.toThrow(/permission denied|append-only/)
})

test('a changed, a cut and a missing content are each found and named', async () => {
  expect(await faults()).toEqual([])
  const changed = await store('被改.txt', Buffer.from('收到善款一千元'))
  const cut = await store('被截.txt', Buffer.from('收到善款二千元'))
  const missing = await store('丢失.txt', Buffer.from('收到善款三千元'))
  writeFileSync(pathOf(fileFolder(), changed.sm3), '收到善款九千元')
  truncateSync(pathOf(fileFolder(), cut.sm3), 3)
  rmSync(pathOf(fileFolder(), missing.sm3))
  const found = (await faults()).sort()
  expect(found).toHaveLength(3)
  expect(found[0]).toMatch(/^丢失.*缺失/)
  expect(found[1]).toMatch(/^被截.*应有21字节/)
  expect(found[2]).toMatch(/^被改.*SM3摘要不符/)
  await expect(open(cut.id)).rejects.toThrow('从备份恢复')
  await store('被截.txt', Buffer.from('收到善款二千元'))
  expect(await faults()).toHaveLength(2)
})

test('a file nobody stored is not found', async () => {
  const asked = open('00000000-0000-4000-8000-000000000000')
  await expect(asked).rejects.toBeInstanceOf(Refusal)
  await expect(asked).rejects.toMatchObject({ status: 404 })
})
