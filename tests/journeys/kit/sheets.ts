import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CellValue, readXlsx } from 'hucre'
import { scratchFolder, workbook } from '../../kit/spreadsheets.ts'
import type { Town } from './acts.ts'

const DEMO = 'programmes/tianjin-2023-20/demo'
export const POPULATION = join(DEMO, '常住人口上报表.xlsx')
export const ROSTER = join(DEMO, '志愿者花名册.xlsx')
export const HOURS = join(DEMO, '服务时长表.xlsx')

type Table = { titles: string[]; rows: CellValue[][] }

async function tableOf(path: string): Promise<Table> {
  const { sheets } = await readXlsx(readFileSync(path))
  const [titles = [], ...rows] = sheets[0]?.rows ?? []
  return { titles: titles.map(String), rows }
}

export const rowsIn = async (path: string): Promise<number> => (await tableOf(path)).rows.length

/** The towns that the sample spreadsheets are about, each with its communities. */
export async function sampleTowns(): Promise<Town[]> {
  const { titles, rows } = await tableOf(POPULATION)
  const text = (row: CellValue[], title: string): string => String(row[titles.indexOf(title)])
  return [...Map.groupBy(rows, (row) => text(row, '街镇'))].map(([name, own]) => ({
    name,
    communities: own.map((row) => text(row, '社区（村）')),
  }))
}

/** Files made for one journey. */
export function journeySheets() {
  const folder = scratchFolder()
  return {
    clear: folder.clear,
    /** The first ten of the roster; a wrong check digit in row 4, a community nobody knows in row 7. */
    async brokenRoster(): Promise<string> {
      const { titles, rows } = await tableOf(ROSTER)
      const few = rows.slice(0, 10).map((row) => [...row])
      const [idNumber, community] = [titles.indexOf('身份证号'), titles.indexOf('常住社区')]
      const [third, sixth] = [few[2] ?? [], few[5] ?? []]
      const digit = String(third[idNumber]).at(-1)
      third[idNumber] = String(third[idNumber]).slice(0, 17) + (digit === '1' ? '2' : '1')
      sixth[community] = '没有这个社区'
      return folder.file('roster-broken.xlsx', await workbook([titles, ...few])).path
    },
    /** One town in the columns of annex 2. */
    async nominations({ name, communities }: Town): Promise<string> {
      const titles = ['区划', '试点街镇', '试点社区']
      return folder.file('nominations.xlsx', await workbook([titles, ['河东区', name, communities.join(' ')]])).path
    },
  }
}
