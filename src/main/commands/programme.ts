import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { loadPackage, type PackageReading, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/measures/index.ts'
import { type Database, transact } from '#platform/db/database.ts'
import { type Command, type Desk, WrongUse } from '../command.ts'

/** Checks a programme package, or puts it into the database. A wrong one is refused whole, line by line. */
export const command: Command = {
  usage: ['programme check <数据包文件夹>', 'programme load <数据包文件夹>'],
  about: '核对或装入一个创建项目数据包（programmes/ 下的文件夹）；有误时逐条指出文件、行号和原因，一条也不装入',
  async run(desk: Desk) {
    const [action, folder] = desk.args
    if ((action !== 'check' && action !== 'load') || !folder)
      throw new WrongUse('请写明 check 或 load，以及数据包文件夹')
    if (!existsSync(folder)) throw new WrongUse(`没有“${folder}”这个文件夹`)
    const reading = readProgramme(folder)
    if (!reading.ok) return tellProblems(desk, reading.problems)
    const { title, document, quotas, jointPoints, criteria } = reading.package
    desk.print(
      `数据包无误：${title}（${document.number}），${quotas.length}个区、${criteria.length}条标准、${jointPoints.length}个联合创建社区`,
    )
    if (action === 'check') return 0
    const { db } = await desk.open()
    desk.print(await loadProgramme(db, reading, new Date()))
    return 0
  },
}

/** A folder's package; `folder` may be relative to where one stands. */
export const readProgramme = (folder: string): PackageReading =>
  readPackage(isAbsolute(folder) ? folder : join(process.cwd(), folder), { measures: measureNames, items: scoreItems })

/** Loads a package that was read without problems; returns what it did, in one line. */
export async function loadProgramme(
  db: Database,
  { package: pkg }: Extract<PackageReading, { ok: true }>,
  now: Date,
): Promise<string> {
  const { changed, areas, points, tasks } = await transact(db, { reach: 'all' }, (tx) => loadPackage(tx, pkg, now))
  return changed
    ? `已装入${pkg.title}：新增${areas}个区划、${points}个创建点、${tasks}项任务`
    : `${pkg.title}已是最新，没有改动`
}

function tellProblems({ print }: Desk, problems: Extract<PackageReading, { ok: false }>['problems']): number {
  for (const { file, line, reason } of problems) print(`${file} 第${line}行：${reason}`)
  print(`共${problems.length}处有误，一条也没有装入`)
  return 1
}
