import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { median, type Result, ratioOf, rounded } from './result.ts'
import { lookingFromOutside, outputOf, spawnNode } from './server.ts'

const ROUNDS = 3
const BAR_RATIO = 3
const BAR_MB = 350
export type Run = { seconds: number; peakMb: number; rows: number }

/** 100,000 volunteers of one district from a spreadsheet: checked row by row and stored; beside it the file only read. */
export async function measureImport({ dataDir, say }: Bench): Promise<Result[]> {
  const file = join(dataDir, 'roster-100000.xlsx')
  const run = async (how: string): Promise<Run> => {
    const words = await outputOf(spawnNode('src/main/bench/p6-child.ts', [how, file], { WUSHE_DATA: dataDir }))
    return JSON.parse(words.trim().split('\n').at(-1) || '{}') as Run
  }
  if (!existsSync(file)) {
    say('writing the spreadsheet of 100,000 volunteers')
    await run('write')
  }
  const reading: Run[] = []
  const storing: Run[] = []
  for (let round = 0; round < ROUNDS; round++) {
    reading.push(await run('read'))
    storing.push(await run('import'))
    await takeBack(dataDir)
  }
  const read = median(reading.map(({ seconds }) => seconds))
  const stored = median(storing.map(({ seconds }) => seconds))
  const peak = Math.max(...storing.map(({ peakMb }) => peakMb))
  const ratio = ratioOf(stored, read)
  return [
    {
      id: 'P6',
      what: 'spreadsheet of 100,000 volunteers checked row by row and stored, median of 3',
      value: rounded(stored),
      unit: 's',
      bar: `≤ ${BAR_RATIO} × reading alone, peak ≤ ${BAR_MB} MB`,
      holds: ratio <= BAR_RATIO && peak <= BAR_MB && storing.every(({ rows }) => rows === 100_000),
      reference: { what: 'the same reader only reading the same file', value: rounded(read), unit: 's', ratio },
      more: { peakMb: Math.round(peak), readingPeakMb: Math.round(Math.max(...reading.map(({ peakMb }) => peakMb))) },
    },
  ]
}

/** The next round finds the city as this one did. */
async function takeBack(dataDir: string): Promise<void> {
  await lookingFromOutside(dataDir, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const statement of [
      `delete from volunteering.volunteer where batch_id in (select id from platform.import_batch where file_name = 'bench.xlsx')`,
      `delete from directory.person where batch_id in (select id from platform.import_batch where file_name = 'bench.xlsx')`,
      `delete from platform.import_batch where file_name = 'bench.xlsx'`,
      `delete from platform.file where name = 'bench.xlsx'`,
      'vacuum analyze volunteering.volunteer, directory.person',
    ])
      await client.query(statement)
  })
}
