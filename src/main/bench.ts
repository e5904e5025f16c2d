import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import type { Bench } from './bench/bench.ts'
import { measureCheckIn } from './bench/p1.ts'
import { measureBoards } from './bench/p2.ts'
import { measureChange } from './bench/p5.ts'
import { measureImport } from './bench/p6.ts'
import { measureRead } from './bench/p7.ts'
import { measurePhone } from './bench/p8.ts'
import { measureStart } from './bench/p10.ts'
import type { Result } from './bench/result.ts'
import { startProduct } from './bench/server.ts'
import { prepareCity } from './city/generate.ts'

const ROOT = join(import.meta.dirname, '../..')
const USAGE = 'npm run --silent bench -- [--only P1,P2,P5,P6,P7,P8,P10] [--json] [--scale 0.1] [--prepare]'

/** Measured on one running server, in this order; P10 starts its own. */
const onServer: Readonly<Record<string, (bench: Bench) => Promise<Result[]>>> = {
  P1: measureCheckIn,
  P2: measureBoards,
  P5: measureChange,
  P7: measureRead,
  P6: measureImport,
  P8: measurePhone,
}
const KNOWN = [...Object.keys(onServer), 'P10']

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: KNOWN.join(',') },
    json: { type: 'boolean', default: false },
    prepare: { type: 'boolean', default: false },
    scale: { type: 'string', default: process.env.WUSHE_BENCH_SCALE ?? '1' },
  },
})
const only = values.only.split(',')
const scale = Number(values.scale)
const unknown = only.find((id) => !KNOWN.includes(id))
if (unknown || !(scale > 0 && scale <= 1)) {
  console.error(unknown ? `there is no ${unknown}; known are ${KNOWN.join(', ')}` : '--scale lies between 0 and 1')
  console.error(USAGE)
  process.exit(2)
}

const say = (line: string): void => console.error(`  ${line}`)
const { DATABASE_URL: _, ...env } = process.env
const dataDir = process.env.WUSHE_BENCH ?? './data/bench'
const config = readConfig({ ...env, WUSHE_DATA: dataDir, WUSHE_DEMO: '0' }, ROOT)
await prepareCity({ config, scale, say })
if (!values.prepare) process.exitCode = (await measure()) ? 0 : 1

/** Runs what was asked for; true when every bar holds. */
async function measure(): Promise<boolean> {
  const results: Result[] = []
  const told = (some: readonly Result[]) => {
    results.push(...some)
    for (const result of some) console.log(values.json ? JSON.stringify(result) : lineOf(result))
  }
  const wanted = Object.entries(onServer).filter(([id]) => only.includes(id))
  if (wanted.length > 0) {
    const server = await startProduct(config.dataDir)
    try {
      for (const [id, work] of wanted) {
        say(`${id} …`)
        told(await work({ server, dataDir: config.dataDir, say }))
      }
    } finally {
      await server.stop()
    }
  }
  if (only.includes('P10')) {
    say('P10 …')
    told(await measureStart({ dataDir: config.dataDir }))
  }
  return results.every(({ holds }) => holds)
}

function lineOf({ id, what, value, unit, bar, holds, reference, more = {} }: Result): string {
  const beside = reference ? `; ${reference.what}: ${reference.value} ${reference.unit}` : ''
  const ratio = reference?.ratio === undefined ? '' : ` (${reference.ratio} ×)`
  const rest = Object.entries(more).map(([name, figure]) => `${name} ${figure}`)
  return `${holds ? '✓' : '✗'} ${id.padEnd(4)} ${what}: ${value} ${unit} [${bar}]${beside}${ratio}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`
}
