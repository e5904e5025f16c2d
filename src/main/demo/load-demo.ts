import { sql } from 'kysely'
import { findByUsername } from '#contexts/administration/public.ts'
import { findRoot } from '#contexts/directory/public.ts'
import { programmeOf } from '#contexts/programme/public.ts'
import { criteriaStatus } from '#contexts/standards/public.ts'
import { dateOf } from '#kernel/time.ts'
import { connect, type Database, type Tx, transact } from '#platform/db/database.ts'
import type { Urls } from '#platform/db/roles.ts'
import { setRootPath } from '#platform/http/pipeline.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify } from '#platform/notify/store.ts'
import { accountsShown, CITY_CLERK, CITY_LEADER, type DemoAccount, makeAccounts } from './accounts.ts'
import { tellOfBudgets } from './budgets.ts'
import { tellOfCalendar } from './calendar.ts'
import { tellOfCasework } from './casework.ts'
import { tellOfClosing } from './closing.ts'
import { Desk } from './desk.ts'
import { tellOfDocuments } from './documents.ts'
import { confirmName, tellOfEvaluatedTown } from './evaluated-town.ts'
import { tellOfEvaluation } from './evaluation.ts'
import { tellOfExperts } from './experts.ts'
import { tellOfFieldwork } from './fieldwork.ts'
import { tellOfFunds } from './fund.ts'
import { tellOfHardship } from './hardship.ts'
import { tellOfIncubation } from './incubation.ts'
import { tellOfInspection } from './inspection.ts'
import { tellOfLearning } from './learning.ts'
import { tellOfLinkage } from './linkage.ts'
import { tellOfMoney } from './money.ts'
import { tellOfNeeds } from './needs.ts'
import { nominateTowns } from './nominations.ts'
import { dropQueued, queueTime } from './queue.ts'
import { tellOfReporting } from './reporting.ts'
import { areasOfPoints, bringSheets, districtsReporting, FIRST_HALF, freezeBases, SECOND_HALF } from './reports.ts'
import { tellOfScoring } from './scoring.ts'
import { joinStation } from './social-work.ts'
import { tellOfToday } from './today.ts'
import { tellOfVolunteering } from './volunteering.ts'
import { tellOfWorkforce } from './workforce.ts'

export type { DemoAccount } from './accounts.ts'
export type DemoParts = { db: Database; urls: Urls; now: Date; say(line: string): void }

/** The programme the demonstration is written for; with another package there are only its areas and no demo. */
const PROGRAMME = 'tianjin-2023-20'
const DONE = '演示数据已装入'

/**
 * One believable programme year on the real notice: accounts, nominations, rosters, milestone. People are invented (see
 * people.ts). It is done by the platform's own commands and imports, so whatever holds for them holds here. What is there
 * already is left as it is: run again it does nothing, and after a load that broke off it goes on.
 */
export async function loadDemo({ db, urls, now, say }: DemoParts): Promise<DemoAccount[]> {
  const state = await transact(db, { reach: 'all' }, stateOf)
  if (state === 'elsewhere') {
    say('本数据目录装的不是演示所用的方案，或已有正式账号，不装入演示数据（设 WUSHE_DEMO=0 可不再提示）')
    return []
  }
  if (state === 'missing') await loadInHaste(urls, now, say)
  return accountsShown(db)
}

async function stateOf(tx: Tx): Promise<'done' | 'missing' | 'elsewhere'> {
  const programme = await programmeOf(tx)
  if (programme?.id !== PROGRAMME) return 'elsewhere'
  const ours = await findByUsername(tx, CITY_CLERK)
  const { rows } = await sql<{ hasAccounts: boolean; isDone: boolean }>`
    select exists (select from platform.account) as has_accounts,
      exists (select from platform.message where account_id = ${ours?.id ?? null}::uuid and title = ${DONE}) as is_done`.execute(
    tx,
  )
  if (rows[0]?.isDone) return 'done'
  return rows[0]?.hasAccounts && !ours ? 'elsewhere' : 'missing'
}

/**
 * Commits need not reach the disk one by one: what a power cut takes is loaded again. The facts told on the way are
 * answered once, at the end, lest the first visitor share the machine with hundreds of jobs.
 */
async function loadInHaste(urls: Urls, now: Date, say: DemoParts['say']): Promise<void> {
  const began = await queueTime(urls.owner)
  const db = connect(`${urls.app}?options=${encodeURIComponent('-c synchronous_commit=off')}`)
  try {
    await loadYear(db, now, say)
    await dropQueued(urls.owner, began)
    await transact(db, { reach: 'all' }, async (tx) => {
      await enqueue(tx, 'directory.population-changed', { areaCodes: await areasOfPoints(tx) })
    })
  } finally {
    await db.destroy()
  }
}

async function loadYear(db: Database, now: Date, say: DemoParts['say']): Promise<void> {
  const root = await transact(db, { reach: 'all' }, (tx) => findRoot(tx))
  if (root) setRootPath(root.path)
  const resumes = (await transact(db, { reach: 'all' }, (tx) => findByUsername(tx, CITY_CLERK))) !== undefined
  say('正在建立演示账号（约需十几秒，只有第一次启动需要）')
  const actors = await makeAccounts(db, now)
  const desk = new Desk(db, actors, { resumes })
  say('正在装入演示数据：各区申报')
  await nominateTowns(desk)
  await confirmName(desk)
  say('正在装入演示数据：2023年的报表')
  const districts = await districtsReporting(desk)
  await bringSheets(desk, districts, FIRST_HALF)
  await freezeBases(desk)
  const freeze = { areaCode: '12', milestone: 'M1' }
  await desk.send(CITY_LEADER, 'standards.freezeSnapshot', freeze, '2023-12-01 10:00')
  say('正在装入演示数据：2024年的报表')
  await bringSheets(desk, districts, SECOND_HALF)
  say('正在装入演示数据：队伍、活动和时长')
  await tellOfVolunteering(desk)
  await tellOfToday(desk, db, now)
  say('正在装入演示数据：社区基金')
  const funds = await tellOfFunds(desk, db, now)
  say('正在装入演示数据：捐赠、物资和资助')
  await tellOfMoney(desk, funds, now)
  say('正在装入演示数据：社工、需求和社会组织')
  await joinStation(desk, db, now)
  await tellOfHardship(desk)
  await tellOfWorkforce(desk)
  await tellOfNeeds(desk, db, now)
  await tellOfFieldwork(desk, db, now)
  await tellOfIncubation(desk, db, now)
  await tellOfCasework(desk, now)
  await tellOfLinkage(desk, now)
  say('正在装入演示数据：评估、公文和预算')
  await tellOfEvaluatedTown(desk, db, now)
  await tellOfInspection(desk)
  await tellOfScoring(desk)
  await tellOfDocuments(desk)
  const panel = await tellOfEvaluation(desk, db, now)
  await tellOfClosing(desk, panel)
  await tellOfReporting(desk)
  await tellOfBudgets(desk, dateOf(now))
  await tellOfCalendar(desk)
  await tellOfLearning(desk, await tellOfExperts(desk, db, now))
  say('正在测量各项标准')
  await desk.seeing(async (tx) => {
    await criteriaStatus(tx, { today: dateOf(now), now })
    const clerk = actors.get(CITY_CLERK)
    const body = '人员、号码均为虚构。可从“挂图作战”看起，也可用河东区经办账号走一遍导入和申报。'
    if (clerk) await notify(tx, [clerk.accountId], { title: DONE, body, link: '/board' }, now)
  })
}
