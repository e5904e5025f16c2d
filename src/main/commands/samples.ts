import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ProgrammePackage, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/public.ts'
import { importKind } from '#platform/exchange/registry.ts'
import { type Command, type Desk, WrongUse } from '../command.ts'
import { declareAll } from '../declare.ts'
import { type DemoTown, sheetsOf, type TownSheets } from '../demo/rows.ts'
import { type SheetRow, sheetOf } from '../demo/sheet.ts'

/** The district whose points the visitor nominates; see nominations.ts. */
const DISTRICT = '120102'
const TOWNS = 3

const files: readonly { name: string; kind: string; rows(town: TownSheets): SheetRow[] }[] = [
  { name: '常住人口上报表.xlsx', kind: 'directory.population', rows: ({ population }) => population },
  { name: '志愿者花名册.xlsx', kind: 'volunteering.roster', rows: ({ roster }) => [...roster.first, ...roster.second] },
  { name: '服务时长表.xlsx', kind: 'volunteering.hours', rows: ({ hours }) => [...hours.first, ...hours.second] },
]

/** Writes the spreadsheets a visitor imports in the walk-through. The same division list gives the same files. */
export const command: Command = {
  usage: ['samples <数据包文件夹>'],
  about: '在数据包文件夹的 demo/ 下写出演示用的示例表格（人员均为虚构）',
  async run({ args: [folder], print }: Desk) {
    if (!folder) throw new WrongUse('请写明数据包文件夹')
    declareAll()
    const reading = readPackage(resolve(folder), { measures: measureNames, items: scoreItems })
    if (!reading.ok) throw new WrongUse(`数据包有${reading.problems.length}处错误，请先用 programme check 核对`)
    const towns = townsOf(reading.package).map(sheetsOf)
    mkdirSync(join(folder, 'demo'), { recursive: true })
    for (const { name, kind, rows } of files) {
      const own = towns.flatMap(rows)
      writeFileSync(join(folder, 'demo', name), await sheetOf(importKind(kind), own))
      print(`${name} ${own.length}行`)
    }
    return 0
  },
}

/** The first towns of the district, with the first two communities of each. */
function townsOf({ divisionList, startsOn }: ProgrammePackage): DemoTown[] {
  const districtNo = divisionList.filter(({ level, code }) => level === 'district' && code < DISTRICT).length
  return divisionList
    .filter(({ parentCode }) => parentCode === DISTRICT)
    .slice(0, TOWNS)
    .map(({ code, name }, townNo) => ({
      ...{ code, name, districtNo, townNo, startsOn, staff: 'enough', size: 'sample' },
      communities: divisionList
        .filter((one) => one.parentCode === code && !one.name.includes('虚拟'))
        .slice(0, 2)
        .map((one) => ({ code: one.code, name: one.name, isVillage: false })),
    }))
}
