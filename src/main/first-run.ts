import { firstAdministrators } from '#contexts/administration/public.ts'
import { findRoot } from '#contexts/directory/public.ts'
import { useWelcome } from '#contexts/office/public.ts'
import { loadPackage, programmeOf, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/public.ts'
import type { Config } from '#platform/config.ts'
import { type Database, transact } from '#platform/db/database.ts'
import type { Urls } from '#platform/db/roles.ts'
import { CannotStart } from './cannot-start.ts'
import { type DemoAccount, loadDemo } from './demo/load-demo.ts'

export type FirstRun = {
  /** The app role's pool. */
  db: Database
  /** The same database, for work that needs connections of its own. */
  urls: Urls
  config: Config
  /** Tells the person who waits what is being done, in one short Chinese line. */
  say(line: string): void
}

/** `demo`: whom a newcomer may try; `first`: the administrators just made, whose passwords are told this once. */
export type Accounts = { demo: readonly DemoAccount[]; first: readonly DemoAccount[] }

/** Loads what an installation starts with; what is there already is left as it is. Errors: CannotStart. */
export async function firstRun({ db, urls, config, say }: FirstRun): Promise<Accounts> {
  const now = config.now()
  await loadProgramme(db, config.programmeDir, now, say)
  const demo = config.demo ? await loadDemo({ db, urls, now, say }) : []
  useWelcome(async (tx) => ({ programmeTitle: (await programmeOf(tx))?.title ?? '', demoAccounts: demo }))
  return { demo, first: demo.length > 0 ? [] : await makeAdministrators(db, now) }
}

/** An installation without demo data begins with the three administrators (三员分立) and nobody else. */
async function makeAdministrators(db: Database, now: Date): Promise<DemoAccount[]> {
  const made = await transact(db, { reach: 'all' }, async (tx) => {
    const root = await findRoot(tx)
    return root ? firstAdministrators(tx, { area: root, now }) : []
  })
  return made.map(({ username, password, label }) => ({ username, password, about: label }))
}

const PROBLEMS_SHOWN = 20

async function loadProgramme(db: Database, folder: string, now: Date, say: FirstRun['say']): Promise<void> {
  const reading = readPackage(folder, { measures: measureNames, items: scoreItems })
  if (!reading.ok) {
    const lines = reading.problems.slice(0, PROBLEMS_SHOWN).map((one) => `  ${one.file} 第${one.line}行：${one.reason}`)
    throw new CannotStart(`数据包 ${folder} 有${reading.problems.length}处错误：\n${lines.join('\n')}`)
  }
  const { changed, areas, points } = await transact(db, { reach: 'all' }, (tx) => loadPackage(tx, reading.package, now))
  if (changed) say(`已装入${reading.package.title}：区划${areas}个，创建点${points}个`)
}
