import { writeFileSync } from 'node:fs'
import { listAreas } from '#contexts/directory/public.ts'
import { readConfig } from '#platform/config.ts'
import { transact } from '#platform/db/database.ts'
import { findBatch } from '#platform/exchange/batches.ts'
import { checkBatch } from '#platform/exchange/check-batch.ts'
import { confirmImport, receiveImport, storeBatch } from '#platform/exchange/import-steps.ts'
import { fileOfBatch } from '#platform/exchange/kept-file.ts'
import { READ_LIMITS } from '#platform/exchange/limits.ts'
import { importKind } from '#platform/exchange/registry.ts'
import { openTable } from '#platform/exchange/table.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { declareAll } from '../declare.ts'
import { peopleOf } from '../demo/people.ts'
import { type SheetRow, sheetOf } from '../demo/sheet.ts'
import { openForCommand } from '../installation.ts'
import { openWorld, type World } from '../platform.ts'

/** One round of P6 in a process of its own: `write`, `read` or `import` a file. Prints { seconds, peakMb, rows }. */
const [how, path = ''] = process.argv.slice(2)
const ROWS = 100_000
/** 南开区. */
const DISTRICT = { code: '120104', path: '12.120104', no: 3 }

if (how === 'read') report(await read())
else await withWorld(async (world) => (how === 'write' ? write(world) : report(await bring(world))))
process.exit(0)

function report(result: { seconds: number; rows: number }): void {
  process.stdout.write(`${JSON.stringify({ ...result, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`)
}

async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  const config = readConfig({ ...process.env, WUSHE_DEMO: '0' }, process.cwd())
  const installation = await openForCommand({ config, say: () => {} }, 'bench')
  const world = await openWorld(config, installation)
  await work(world)
  await world.close()
  await installation.close()
}

async function read(): Promise<{ seconds: number; rows: number }> {
  declareAll()
  const began = performance.now()
  const table = await openTable({ name: 'bench.xlsx', path }, importKind('volunteering.roster').columns, READ_LIMITS)
  let rows = 0
  for await (const some of table.rows()) rows += some.length
  table.close()
  return { seconds: (performance.now() - began) / 1000, rows }
}

async function bring({ db }: World): Promise<{ seconds: number; rows: number }> {
  const kind = importKind('volunteering.roster')
  const seeing = <T>(work: Parameters<typeof transact<T>>[2]) => transact(db, { reach: 'all' }, work)
  const now = new Date()
  const began = performance.now()
  const batch = await seeing(async (tx) => {
    const about = { areaPath: DISTRICT.path, by: null, now }
    const file = await storeFile(tx, { content: { path }, name: 'bench.xlsx', purpose: 'spreadsheet', ...about })
    const upload = {
      fileId: file.id,
      fileName: file.name,
      fileSm3: file.originalSm3,
      scope: { areaCode: DISTRICT.code },
    }
    const { id: createdBy } = await tx
      .selectFrom('platform.account')
      .select('id')
      .where('username', '=', 'nankai-jingban')
      .executeTakeFirstOrThrow()
    return (await receiveImport(tx, kind, { ...upload, areaPath: DISTRICT.path, createdBy, creatorName: 'bench' }, now))
      .batch
  })
  await checkBatch(db, kind, batch.id, await seeing((tx) => fileOfBatch(tx, batch)))
  const { stored } = await seeing(async (tx) => {
    const checked = await findBatch(tx, batch.id)
    await confirmImport(tx, batch.id, { mode: 'all-or-nothing', version: checked?.version ?? 0 })
    return storeBatch(tx, kind, batch.id, now)
  })
  return { seconds: (performance.now() - began) / 1000, rows: stored }
}

async function write({ db }: World): Promise<void> {
  const areas = await transact(db, { reach: 'all' }, (tx) => listAreas(tx, DISTRICT.code, { deep: true }))
  const towns = areas.filter(({ level }) => level === 'town')
  const rows: SheetRow[] = []
  const each = Math.ceil(ROWS / towns.length)
  for (const [townNo, town] of towns.entries()) {
    const communities = areas.filter(({ parentCode, isVirtual }) => parentCode === town.code && !isVirtual)
    const someone = peopleOf({ code: town.code, districtNo: DISTRICT.no, townNo: townNo + 100 })
    for (let n = 0; n < each && rows.length < ROWS; n++) {
      const { name, idNumber, phone, serial } = someone()
      const community = communities[n % communities.length]
      rows.push({
        ...{ 姓名: name, 身份证号: idNumber, 手机号: phone, 街镇: town.name, 常住社区: community?.name ?? '' },
        ...{ 注册日期: '2023-03-05', 志愿者编号: `BN${serial}` },
      })
    }
  }
  writeFileSync(path, await sheetOf(importKind('volunteering.roster'), rows))
}
