import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { writeZip, type ZipPart } from '#platform/exchange/zip-writer.ts'
import { keepContent, recordFile } from '#platform/files/store-file.ts'
import { Refusal } from '#platform/http/errors.ts'
import { longJob } from '#platform/jobs/job.ts'
import { notify } from '#platform/notify/store.ts'
import { entriesOf, type PackageEntry } from '../package-entries.ts'
import { type Closing, findClosings } from '../store/closings.ts'
import { findPackage, movePackage, type Package, recordProgress } from '../store/packages.ts'

const inAll = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)
class GivenUp extends Error {}

/** Writes the archive of a closing as one zip; stopped at the next file once somebody stops it. Safe to run again. */
export const buildPackage = longJob({
  name: 'closing.build-package',
  on: ['closing.package-asked'],
  payload: z.object({ packageId: z.uuid() }),
  async run({ packageId }, { db, now }) {
    const found = await inAll(db, async (tx) => {
      const isOurs = await movePackage(tx, packageId, ['waiting', 'running'], { status: 'running' })
      const pack = isOurs ? await findPackage(tx, packageId) : undefined
      const [closing] = pack ? await findClosings(tx, [pack.closingId]) : []
      return pack && closing && { pack, closing, entries: await entriesOf(tx, closing, dateOf(now())) }
    })
    if (!found) return
    const outcome = await writeOrExplain(db, found, now)
    if (outcome === 'cancelled') return
    const title = `${found.closing.areaName}的结项档案包${outcome === 'ready' ? '已生成，可以下载' : '没有生成'}`
    const link = `/closing/closings/${found.closing.id}`
    await inAll(db, (tx) => notify(tx, [found.pack.askedBy], { title, link }, now()))
  },
})

type Found = { pack: Package; closing: Closing; entries: PackageEntry[] }

async function writeOrExplain(db: Database, found: Found, now: () => Date): Promise<'ready' | 'failed' | 'cancelled'> {
  const { pack, closing, entries } = found
  const about = { areaPath: closing.areaPath, by: pack.askedBy, now: now() }
  try {
    const stream = Readable.from(writeZip(partsOf(db, pack.id, entries)))
    const name = `${closing.areaName}结项档案.zip`
    const kept = await keepContent({ content: { stream }, name, purpose: 'export', ...about })
    const isReady = await inAll(db, async (tx) => {
      const { id: fileId, sm3: fileSm3 } = await recordFile(tx, kept, about)
      return movePackage(tx, pack.id, ['running'], { status: 'ready', fileId, fileSm3, finishedAt: now() })
    })
    return isReady ? 'ready' : 'cancelled'
  } catch (problem) {
    if (problem instanceof GivenUp) return 'cancelled'
    const isRefused = problem instanceof Refusal
    const note = isRefused ? problem.message : '生成时系统出错，请重试；若再次出现，请联系系统管理员'
    await inAll(db, (tx) => movePackage(tx, pack.id, ['running'], { status: 'failed', note, finishedAt: now() }))
    if (!isRefused) throw problem
    return 'failed'
  }
}

/** The files one after another, progress told before each, and the manifest with the SM3 of each at the end. */
async function* partsOf(db: Database, id: string, entries: readonly PackageEntry[]): AsyncGenerator<ZipPart> {
  const lines: string[] = []
  for (const [index, entry] of entries.entries()) {
    if (!(await inAll(db, (tx) => recordProgress(tx, id, index, entries.length)))) throw new GivenUp()
    const hash = createHash('sm3')
    yield { path: entry.path, text: hashed(await entry.open(), hash) }
    lines.push(`${hash.digest('hex')}  ${entry.path}`)
  }
  if (!(await inAll(db, (tx) => recordProgress(tx, id, entries.length, entries.length)))) throw new GivenUp()
  yield { path: '目录与SM3摘要.txt', text: [`${lines.join('\n')}\n`] }
}

async function* hashed(content: AsyncIterable<string | Buffer>, hash: ReturnType<typeof createHash>) {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}
