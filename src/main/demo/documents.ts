import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block } from '#contexts/documents/public.ts'
import { CITY_CLERK, CITY_LEADER, EVALUATED_TOWN } from './accounts.ts'
import type { Desk } from './desk.ts'

const OFFICE = 'wenshu'
const TOWN = 'guangkai-jingban'
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const notice = {
  ...{
    areaCode: '12',
    genre: '通知',
    layout: 'letter',
    issuer: '天津市民政局',
    addressee: '各区民政局',
    disclosure: 'open',
  },
  title: '天津市民政局关于做好“五社联动”示范项目中期评估准备工作的通知',
  copyTo: '市委社会工作部，市慈善协会',
  body: [
    paragraph('为掌握“五社联动”示范项目创建进展，推动联合试点落实各项标准，现将中期评估准备工作通知如下。'),
    heading(1, '评估范围'),
    paragraph('市级评估11个联合试点；其余试点由各区民政局组织评估，并于评估结束后报送结果。'),
    heading(1, '准备工作'),
    heading(2, '自评'),
    paragraph('各试点街镇对照评分表逐项自评，数据以平台记录为准，缺少记录的项目写明原因和补齐时间。'),
    heading(2, '资料'),
    paragraph('整理服务档案、基金账目和联席会议纪要，供评估组抽查。'),
    heading(1, '时间安排'),
    paragraph('自评于2024年1月底前完成，评估结果确认后统一反馈。'),
  ],
  annexes: [
    {
      title: '准备事项清单',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '序号', align: 'center' },
            { title: '事项', share: 4 },
            { title: '责任单位', share: 2 },
            { title: '完成时间', share: 2 },
          ],
          rows: [
            ['1', '完成自评并提交', '试点街镇', '2024-01-25'],
            ['2', '补齐志愿者名册和服务时长', '试点社区', '2024-01-25'],
            ['3', '核对社区基金账目', '慈善组织', '2024-01-31'],
          ],
        },
      ],
    },
  ],
}
const circular = {
  ...notice,
  ...{ genre: '通报', layout: 'document', copyTo: '', annexes: [], disclosure: 'on-request' },
  title: '天津市民政局关于“五社联动”示范项目创建进展情况的通报',
  body: [
    paragraph('示范项目启动以来，各区按照名额完成申报，50个试点街镇进入创建。现将进展情况通报如下。'),
    heading(1, '总体进展'),
    paragraph('各试点建立联席会议，需求、资源、服务、项目、任务五张清单逐步完善。'),
    heading(1, '下一步工作'),
    paragraph('请各区对照标准补齐短板，及时录入记录。'),
  ],
}
const report = {
  ...{
    areaCode: EVALUATED_TOWN,
    genre: '报告',
    layout: 'document',
    issuer: '广开街道办事处',
    disclosure: 'on-request',
  },
  ...{ title: '广开街道办事处关于联合试点创建情况的报告', addressee: '南开区民政局', copyTo: '', annexes: [] },
  body: [
    paragraph('按照要求，现将联合试点创建情况报告如下。'),
    heading(1, '工作开展情况'),
    paragraph('街道和各社区已建立五方联席会议。'),
  ],
}

/** Three papers of the register: one sent out with its sealed scan, one that waits to be signed, one of a town just drafted. */
export async function tellOfDocuments(desk: Desk): Promise<void> {
  await issue(desk)
  const { documentId } = await desk.send<Drafted>(CITY_CLERK, 'documents.draftDocument', circular, '2024-05-27 10:00')
  await desk.send(
    OFFICE,
    'documents.reviewDocument',
    { documentId, version: 1, note: '格式、文字已核' },
    '2024-05-27 15:00',
  )
  await desk.send(TOWN, 'documents.draftDocument', report, '2024-06-03 09:30')
}

type Drafted = { documentId: string }
async function issue(desk: Desk): Promise<void> {
  const { documentId } = await desk.send<Drafted>(CITY_CLERK, 'documents.draftDocument', notice, '2024-01-08 09:00')
  const ref = (version: number) => ({ documentId, version })
  await desk.send(OFFICE, 'documents.reviewDocument', { ...ref(1), note: '' }, '2024-01-08 14:00')
  await desk.send(
    CITY_LEADER,
    'documents.signDocument',
    { ...ref(2), signer: '李建国', note: '同意印发' },
    '2024-01-09 10:00',
  )
  const no = '津民函〔2024〕6号'
  await desk.send(OFFICE, 'documents.numberDocument', { ...ref(3), no }, '2024-01-09 11:00')
  const folder = mkdtempSync(join(tmpdir(), 'wushe-demo-'))
  try {
    const { body } = await desk.send<{ body: Buffer }>(
      OFFICE,
      'documents.downloadPdf',
      { documentId },
      '2024-01-09 11:10',
    )
    const path = join(folder, 'scan.pdf')
    writeFileSync(path, body)
    const seen = { sealName: '天津市民政局印', noSeen: no, titleSeen: notice.title, pagesSeen: 3 }
    const file = { name: '盖章件（演示，未盖章）.pdf', path, bytes: body.length }
    await desk.send(OFFICE, 'documents.sealDocument', { ...ref(4), ...seen }, '2024-01-09 15:00', file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await desk.send(OFFICE, 'documents.issueDocument', { ...ref(5), issuedOn: '2024-01-09' }, '2024-01-09 16:00')
  const told = { publishedOn: '2024-01-15', publishedAt: '市民政局网站 通知公告' }
  await desk.send(OFFICE, 'documents.publishDocument', { ...ref(6), ...told }, '2024-01-15 10:00')
}
