import { z } from 'zod'
import { type Tx, transact } from '#platform/db/database.ts'
import { exportKind } from '#platform/exchange/registry.ts'
import { findExport, runExport } from '#platform/exchange/run-export.ts'
import { longJob } from '#platform/jobs/job.ts'
import { notify } from '#platform/notify/store.ts'

export const writeExport = longJob({
  name: 'office.write-export',
  on: ['office.export-asked'],
  payload: z.object({ exportId: z.uuid(), format: z.enum(['xlsx', 'csv']) }),
  async run({ exportId, format }, { db, now }) {
    const inAll = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)
    const batch = await inAll((tx) => findExport(tx, exportId))
    if (!batch) return
    const outcome = await runExport(db, exportKind(batch.kind), exportId, { now, format })
    if (outcome === 'cancelled') return
    const title = outcome === 'ready' ? `“${batch.title}”已导出，可以下载` : `“${batch.title}”没有导出成功`
    await inAll((tx) => notify(tx, [batch.createdBy], { title, link: '/exports' }, now()))
  },
})
