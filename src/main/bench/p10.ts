import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Bench } from './bench.ts'
import { median, type Result, rounded } from './result.ts'
import { startProduct } from './server.ts'

const STARTS = 5
const WARM_BAR_S = 4
const COLD_BAR_S = 240

/** From the start of the process until /health/ready: with the city's data there, and with an empty data folder. */
export async function measureStart({ dataDir }: Pick<Bench, 'dataDir'>): Promise<Result[]> {
  const warm: number[] = []
  const node: number[] = []
  for (let time = 0; time < STARTS; time++) {
    const began = performance.now()
    spawnSync(process.execPath, ['-e', ''])
    node.push((performance.now() - began) / 1000)
    const server = await startProduct(dataDir)
    warm.push(server.readyMs / 1000)
    await server.stop()
  }
  const folder = mkdtempSync(join(dirname(dataDir), 'bench-cold-'))
  const cold = await startProduct(folder, { WUSHE_DEMO: '1' })
  await cold.stop()
  rmSync(folder, { recursive: true })
  const reference = { what: 'an empty Node process', value: rounded(median(node)), unit: 's' }
  const coldSeconds = cold.readyMs / 1000
  return [
    {
      id: 'P10',
      what: `ready with data there, worst of ${STARTS}`,
      value: rounded(Math.max(...warm)),
      unit: 's',
      bar: `≤ ${WARM_BAR_S} s`,
      holds: Math.max(...warm) <= WARM_BAR_S,
      reference,
      more: { median: rounded(median(warm)) },
    },
    {
      id: 'P10',
      what: 'ready from an empty data folder: database, schema, programme, demo data (packages installed)',
      value: rounded(coldSeconds),
      unit: 's',
      bar: `≤ ${COLD_BAR_S} s`,
      holds: coldSeconds <= COLD_BAR_S,
      reference,
    },
  ]
}
