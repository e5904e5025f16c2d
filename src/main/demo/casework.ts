import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addDays, addMinutes, dateOf, showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { UploadedFile } from '#platform/http/pipeline.ts'
import { SUPERVISOR } from './accounts.ts'
import { type Desk, uuidOf } from './desk.ts'
import { Way } from './money-parts.ts'
import { LEAD, SECOND_WORKER, STATION_TOWN, WORKER } from './social-work.ts'

type Client = { personId: string; areaCode: string }
type Told = {
  by: string
  line: string
  groups: string[]
  risk: string
  problem: string
  /** How far it has come. */
  until: 'intake' | 'plan' | 'service' | 'closing' | 'crisis'
}

/** Invented people, and little of them: a case of each stage, so that every page has something to show. */
const CASES: readonly Told[] = [
  { by: WORKER, line: 'elder', groups: ['T10'], risk: 'middle', problem: '独居，最近不愿出门', until: 'closing' },
  {
    by: WORKER,
    line: 'disability',
    groups: ['T11'],
    risk: 'low',
    problem: '出行不便，想参加社区活动',
    until: 'service',
  },
  { by: WORKER, line: 'relief', groups: ['T02'], risk: 'low', problem: '失业，家中开支紧张', until: 'plan' },
  {
    by: SECOND_WORKER,
    line: 'elder',
    groups: ['T10', 'T15'],
    risk: 'middle',
    problem: '出院后无人照料',
    until: 'service',
  },
  { by: SECOND_WORKER, line: 'relief', groups: ['T02'], risk: 'high', problem: '断粮两天，情绪激动', until: 'crisis' },
  { by: SECOND_WORKER, line: 'elder', groups: ['T10'], risk: 'low', problem: '与邻居不和', until: 'intake' },
]

const contact = (key: string, caseId: string, heldOn: string) => ({
  ...{ caseId, key: uuidOf(key), heldOn, minutes: 60, way: 'visit' },
  secret: { place: '家中', aim: '了解近况', process: '谈了最近的生活', observation: '愿意说话', next: '下周再访' },
})

/** What the station of 南市街道 has under way these days; cases are closed to everybody else. */
export async function tellOfCasework(desk: Desk, now: Date): Promise<void> {
  const clients = await desk.seeing(clientsOf)
  const at = (days: number, minutes = 0) => showMoment(addMinutes(now, days * 1440 + minutes))
  const day = (days: number) => addDays(dateOf(now), days)
  const folder = await mkdtemp(join(tmpdir(), 'wushe-demo-'))
  try {
    const file = await consentPaper(folder)
    for (const [index, told] of CASES.entries()) {
      const client = clients[index]
      if (client) await tellCase({ desk, told, client, file, at, day })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await report(desk, now)
}

async function consentPaper(folder: string): Promise<UploadedFile> {
  const text = '知情同意书\n\n本件为演示文件，内容虚构，不作凭证。\n'
  const path = join(folder, 'consent.txt')
  await writeFile(path, text)
  return { name: '知情同意书.txt', path, bytes: Buffer.byteLength(text) }
}

async function clientsOf(tx: Tx): Promise<Client[]> {
  const { rows } = await sql<Client>`
    select v.person_id, v.area_code from volunteering.pub_volunteer v join directory.area a on a.code = v.area_code
    where a.parent_code = ${STATION_TOWN} and v.left_on is null
    order by v.registered_on desc, v.id limit ${CASES.length}`.execute(tx)
  return rows
}

type Telling = {
  desk: Desk
  told: Told
  client: Client
  file: UploadedFile
  at: (days: number, minutes?: number) => string
  day: (days: number) => string
}

async function tellCase(telling: Telling): Promise<void> {
  const { desk, told, client, at, day } = telling
  const { by, until, problem, line, groups, risk } = told
  const secret = { personId: client.personId, problem, screening: '已逐项问过', eligibility: '本街道居民' }
  const form = { areaCode: client.areaCode, line, groups, risk, source: 'outreach', secret }
  const { caseId } = await desk.send<{ caseId: string }>(by, 'casework.openCase', form, at(-9))
  const way = new Way(desk, { caseId })
  if (until === 'crisis') await way.go(by, 'casework.startCrisis', at(-5), { secret: { reason: '断粮两天' } })
  if (until === 'intake' || until === 'crisis') return
  await begin(telling, way)
  if (until === 'plan') return
  await way.go(LEAD, 'casework.decidePlan', at(-8), { outcome: 'approved', ...WHY })
  await desk.send(by, 'casework.recordContact', contact(`${caseId} 1`, caseId, day(-8)), at(-8, 60))
  way.version += 1
  if (until === 'closing') await finish(telling, way)
}

async function begin({ desk, told: { by }, file, at, day }: Telling, way: Way): Promise<void> {
  const consent = { ...way.ref, version: way.version, how: 'paper', signedOn: day(-9), secret: CONSENT }
  await desk.send(by, 'casework.recordConsent', consent, at(-9, 10), file)
  way.version += 1
  await way.go(by, 'casework.decideCase', at(-9, 20), { outcome: 'accept', ...WHY })
  await way.go(by, 'casework.assessCase', at(-9, 30), { homeVisitOn: day(-9), risk: 'middle', secret: ASSESSMENT })
  await way.go(by, 'casework.submitPlan', at(-9, 40), { secret: { ...PLAN(day(60)), signedOn: day(-9) } })
}

/** Evaluated and ready to be signed: the supervisor first, then the lead. */
async function finish({ desk, told: { by }, at }: Telling, way: Way): Promise<void> {
  await way.go(by, 'casework.evaluateCase', at(-2), { secret: EVALUATION })
  const { supervisors } = await desk.send<{ supervisors: { accountId: string }[] }>(
    LEAD,
    'casework.listHands',
    { ...way.ref },
    at(-2, 5),
  )
  const [supervisor] = supervisors
  if (!supervisor) return
  await way.go(LEAD, 'casework.assignSupervisor', at(-2, 10), { supervisorAccountId: supervisor.accountId })
  await way.go(by, 'casework.askClosure', at(-1), {
    secret: { why: 'attained', summary: '每周出门两次，加入了戏曲社' },
  })
  const advice = { text: '服务前后对比清楚。回访时留意换季时的身体情况。' }
  await way.go(SUPERVISOR.username, 'casework.adviseCase', at(-1, 30), { secret: advice })
}

async function report(desk: Desk, now: Date): Promise<void> {
  const found = addMinutes(now, -2880)
  const at = (minutes: number) => `${showMoment(addMinutes(found, minutes)).replace(' ', 'T')}:00+08:00`
  const form = {
    ...{ areaCode: STATION_TOWN, kind: 'violence', foundAt: at(0) },
    told: [{ body: 'police', toldAt: at(20), way: '拨打110', receipt: '接警编号（演示）' }],
    secret: { who: '某居民（虚构）', facts: '入户时发现身上有新伤，本人无法表达', measures: '已陪同就医' },
  }
  await desk.send(WORKER, 'casework.makeReport', form, showMoment(addMinutes(found, 40)))
}

const WHY = { secret: { reason: '符合服务范围，本人愿意' } }
const CONSENT = { signer: 'client', signerName: '本人（演示）', told: true }
const ASSESSMENT = {
  ...{
    body: '血压偏高，按时服药',
    mind: '情绪低落',
    social: '子女在外地，邻里来往少',
    strengths: '爱好戏曲，做事认真',
  },
  ...{ resources: '社区戏曲社、老年食堂、志愿者', risks: '独处时间长', problems: ['少与人来往', '三餐不规律'] },
  family: [{ who: '儿子', relation: '在外地，每月通话' }],
  ties: [
    { system: '居委会', kind: 'strong', note: '' },
    { system: '邻里', kind: 'weak', note: '' },
  ],
}
const PLAN = (by: string) => ({
  theory: '优势视角',
  goals: [
    {
      ...{
        goal: '每周出门参加活动两次',
        indicator: '出门次数',
        steps: '陪同参加戏曲社，认识两位邻居',
        times: '每周二、五',
      },
      ...{ roles: '社工陪同，志愿者接送', by },
    },
  ],
  ...{ resources: '戏曲社、老年食堂', signedBy: '本人（演示）' },
})
const EVALUATION = {
  attained: '每周出门两次已坚持四周',
  scales: [
    { name: '孤独感量表', before: 52, after: 31, most: 80, isBetterLow: true },
    { name: '每周出门次数', before: 0, after: 2, most: 7, isBetterLow: false },
  ],
  ...{ satisfaction: 5, opinion: '愿意继续参加', reflection: '从爱好入手见效快' },
}
