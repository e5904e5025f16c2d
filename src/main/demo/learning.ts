import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CITY_LEADER, clerkOf, EVALUATED_TOWN } from './accounts.ts'
import type { Desk } from './desk.ts'

const TOWN = '120101006'
const DESK = 'nanshi-jingban'
const FOLLOWER = 'guangkai-jingban'
const REVIEWER = clerkOf('120101')

const playbook = {
  ...{
    areaCode: TOWN,
    title: '敲门有人记，转办有回话',
    tags: ['独居老人', '志愿服务', '社区基金'],
    tellsOfPeople: false,
  },
  background: '辖区独居、空巢老人多，楼门志愿者常去敲门，但看到的难处记在各人本上，没有人接着办，老人说了也白说。',
  practice:
    '社区社会组织排班敲门，志愿者填一页记录；社工站每周五把难处分给社工、社区或街道；要花钱的小事由社区基金按小额规则支付，下周回话给敲门的人和老人。',
  effect: '半年敲门1,120人次，转办137件，一周内回话由六成升到九成；34户装了扶手或换了灯，共用社区基金6,800元。',
  insight: '难处有人接、有回话，老人才肯说，志愿者才愿意再去。记录只要一页，谁接着办一定要写上名字。',
  steps: [
    { title: '定户定班', how: '社区列出要看望的户，社会组织按楼门排班，两人一组，每户每周一次。' },
    { title: '敲门记录', how: '带一页记录：看到什么、说了什么、要不要转办。只记事，不记证件号码。' },
    { title: '周五分办', how: '社工站负责人当天分给接办人，写明哪天回话；急事当场打电话。' },
    { title: '小额支付', how: '五百元以内的扶手、换灯由社区基金按小额规则支付，凭票据。' },
    { title: '回话', how: '下次敲门先说上次的结果；没有办成的说清为什么。' },
  ],
  roles: [
    { role: '社区社会组织', does: '排班、敲门、记录' },
    { role: '社工站', does: '分办、督促、个案跟进' },
    { role: '社区', does: '提供名单，协调物业' },
    { role: '社区基金', does: '小额支付，按季公布' },
  ],
  ...{ costFen: 1_200_000, costNote: '一个社区一年：记录本、保险和小额支付，不含社工工资' },
}
const draft = {
  ...{ areaCode: TOWN, title: '楼门里的积分兑换日', tags: ['积分', '志愿服务'], tellsOfPeople: false },
  background: '志愿者攒了积分，不知道能换什么；商户愿意出东西，又怕麻烦。',
  practice: '每月第一个周六在楼门口设兑换桌，商户当场确认，社工站登记。',
}
/** Nothing links to what is invented: the addresses are of the domain kept for examples. */
const NEWS = [
  ['experience', '南市街道：敲门有人记，转办有回话', '某区融媒体中心', 'district', '2023-09-18'],
  ['measure', '社区基金给老楼换上声控灯', '某晚报', 'city', '2023-11-24'],
  ['experience', '五社联动怎样落到一个楼门', '某社会报', 'nation', '2024-02-27'],
  ['deed', '邻里照护社：一周一次敲门声', '街道公众号', 'own', '2024-05-09'],
] as const

type Ref = { version: number }

/** What 南市街道 learned and told: a playbook that 广开街道 follows, a draft, a report, and an item in each quarter. */
export async function tellOfLearning(desk: Desk, expertContactId: string): Promise<void> {
  for (const [kind, title, media, level, publishedOn] of NEWS) {
    const link = `https://example.com/wushe/${publishedOn}`
    const item = { areaCode: TOWN, kind, title, media, level, publishedOn, link, tellsOfPeople: false }
    await desk.send(DESK, 'learning.recordPublicity', item, `${publishedOn} 17:00`)
  }
  const caseId = await promote(desk)
  await follow(desk, caseId)
  await desk.send(DESK, 'learning.writeCase', draft, '2024-06-06 11:00')
  await research(desk, expertContactId)
}

async function promote(desk: Desk): Promise<string> {
  const { caseId } = await desk.send<{ caseId: string }>(DESK, 'learning.writeCase', playbook, '2024-01-15 09:00')
  const step = async (who: string, name: string, at: string, version: number, more = {}) =>
    (await desk.send<Ref>(who, `learning.${name}`, { caseId, version, ...more }, at)).version
  let version = await step(DESK, 'submitCase', '2024-01-15 09:30', 1)
  const verdict = { passes: true, note: '步骤清楚，成本写明' }
  version = await step(REVIEWER, 'reviewCase', '2024-01-19 14:00', version, verdict)
  version = await step(CITY_LEADER, 'selectCase', '2024-01-26 10:00', version)
  await step(CITY_LEADER, 'promoteCase', '2024-01-29 10:00', version)
  return caseId
}

async function follow(desk: Desk, caseId: string): Promise<void> {
  const form = {
    ...{ areaCode: EVALUATED_TOWN, caseId, endsOn: '2024-05-31' },
    plan: '先在两个社区试三个月，由街道社工站分办，每周五核对回话。',
    ...{ measure: '每月转办后一周内回话', unit: '件', beforeValue: 9 },
  }
  const { adoptionId } = await desk.send<{ adoptionId: string }>(
    FOLLOWER,
    'learning.adoptPlaybook',
    form,
    '2024-02-19 10:00',
  )
  const { version } = await desk.send<Ref>(
    FOLLOWER,
    'learning.beginAdoption',
    { adoptionId, version: 1 },
    '2024-03-01 09:00',
  )
  const result = '两个社区转办52件，一周内回话的每月由9件升到31件；换灯由物业出资，没有动用社区基金。'
  const done = { adoptionId, version, afterValue: 31, result }
  await desk.send(FOLLOWER, 'learning.finishAdoption', done, '2024-06-03 16:00')
}

async function research(desk: Desk, expertContactId: string): Promise<void> {
  await studied(desk, DESK, {
    topic: {
      ...{
        areaCode: TOWN,
        title: '五社联动中的分办与回话：以南市街道为例',
        topic: 'linkage',
        author: '南市街道社工站',
      },
      ...{ expertContactId, startedOn: '2023-11-06' },
    },
    finishedOn: '2024-04-19',
    writtenOn: '2024-04-22',
    summary: '难处由谁接着办、哪天回话，比敲门次数更能说明联动是否起作用；社区基金的小额规则使小事不必等审批。',
  })
}

type Study = {
  topic: { areaCode: string; startedOn: string } & Record<string, string>
  finishedOn: string
  writtenOn: string
  summary: string
}
/** A piece of research from its beginning to its report. */
export async function studied(desk: Desk, clerk: string, { topic, finishedOn, writtenOn, summary }: Study) {
  const { researchId } = await desk.send<{ researchId: string }>(
    clerk,
    'learning.recordResearch',
    topic,
    `${topic.startedOn} 10:00`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'wushe-demo-'))
  try {
    const body = blankPdf()
    const path = join(folder, 'report.pdf')
    writeFileSync(path, body)
    const file = { name: '研究报告（演示，空白）.pdf', path, bytes: body.length }
    const about = { areaCode: topic.areaCode, purpose: 'document' }
    const { fileId } = await desk.send<{ fileId: string }>(
      clerk,
      'office.uploadFile',
      about,
      `${writtenOn} 09:00`,
      file,
    )
    const done = { researchId, version: 1, finishedOn, summary, fileId }
    await desk.send(clerk, 'learning.finishResearch', done, `${writtenOn} 09:10`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One empty page: enough to be downloaded and opened. */
function blankPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]
  const bodies = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const head = '%PDF-1.4\n'
  const starts = bodies.map((_, index) => head.length + bodies.slice(0, index).join('').length)
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 4\n0000000000 65535 f \n${rows.join('')}`
  const end = head.length + bodies.join('').length
  return Buffer.from(`${head}${bodies.join('')}${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`)
}
