import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { documentsContract } from './contract.ts'
import { documentsAbout, draftDocument, findDocument } from './public.ts'
import type { Block } from './vocabulary.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))
const DISTRICT = { areaCode: '120101', path: paths.nanshi.split('.').slice(0, -1).join('.') }
const body: Block[] = [
  { kind: 'paragraph', text: '现将有关事项通知如下。' },
  { kind: 'heading', level: 1, text: '整改事项' },
  { kind: 'table', columns: [{ title: '序号' }, { title: '事项' }], rows: [['1', '台账不全']] },
]
const form = {
  ...{
    areaCode: DISTRICT.areaCode,
    genre: '通知',
    layout: 'document',
    issuer: '和平区民政局',
    addressee: '南市街道办事处',
  },
  ...{ title: '和平区民政局关于整改事项的通知', body, disclosure: 'open' },
}

async function hands() {
  const person = (role: 'districtAdmin' | 'districtLeader' | 'clerk') => town.person(role, DISTRICT.path)
  const [drafter, leader, clerk] = [
    await person('districtAdmin'),
    await person('districtLeader'),
    await person('clerk'),
  ]
  return { drafterActor: drafter, drafter: town.as(drafter), leader: town.as(leader), clerk: town.as(clerk) }
}
type Hand = Awaited<ReturnType<typeof hands>>['clerk']
type Name = keyof (typeof documentsContract)['endpoints']

/** Does it as whoever, with the version that stands; gives the answer as `200` or `409 sentence`. */
async function act(hand: Hand, name: Name, documentId: string, input: Record<string, unknown> = {}) {
  const version = (await town.tx((tx) => findDocument(tx, documentId)))?.version ?? 0
  const { status, body: answer } = await hand.ask(documentsContract, name, { documentId, version, ...input })
  return status === 200 ? '200' : `${status} ${answer.message}`
}
async function drafted(hand: Hand, more: Record<string, unknown> = {}): Promise<string> {
  const { body: answer } = await hand.ask(documentsContract, 'draftDocument', { ...form, ...more })
  return answer.documentId
}
const seen = { sealName: '和平区民政局印', titleSeen: form.title, pagesSeen: 2 }

test('a document goes from draft to archive, each step by another hand', async () => {
  const { drafter, leader, clerk } = await hands()
  const id = await drafted(drafter)
  expect(await act(clerk, 'numberDocument', id, { no: '津和民发〔2024〕3号' })).toMatch(/现在是“拟稿”，不能编号/)
  expect(await act(clerk, 'reviewDocument', id)).toBe('200')
  expect(await act(leader, 'signDocument', id, { signer: '王芳' })).toBe('200')
  expect(await act(clerk, 'numberDocument', id, { no: '津和民发[2024]3号' })).toMatch(/^422 .*六角括号.*7\.2\.5/)
  expect(await act(clerk, 'numberDocument', id, { no: '津和民发〔2023〕3号' })).toMatch(/年份是2023.*2024不符/)
  expect(await act(clerk, 'numberDocument', id, { no: '津和民发〔2024〕3号' })).toBe('200')
  expect(await act(clerk, 'sealDocument', id, { ...seen, noSeen: '津和民发〔2024〕4号' })).toMatch(/不是同一份公文/)
  const other = { ...seen, noSeen: '津和民发〔2024〕3号' }
  expect(await act(clerk, 'sealDocument', id, { ...other, titleSeen: '关于别的事的通知' })).toMatch(/签发后不得改动/)
  expect(await act(clerk, 'issueDocument', id, { issuedOn: '2024-03-05' })).toMatch(/现在是“已编号”/)
  expect(await act(clerk, 'sealDocument', id, other)).toBe('200')
  expect(await act(clerk, 'issueDocument', id, { issuedOn: '2024-03-01' })).toMatch(/不能早于签发日期/)
  expect(await act(clerk, 'issueDocument', id, { issuedOn: '2024-03-05' })).toBe('200')
  expect(await act(clerk, 'archiveDocument', id, { archiveNo: '2024-W-3' })).toMatch(/最晚2024年4月2日.*第二十六条/)
  const late = await clerk.ask(documentsContract, 'listDocuments', { toPublish: true })
  expect(late.body).toMatchObject({
    total: 1,
    rows: [{ no: '津和民发〔2024〕3号', publishBy: '2024-04-02', isLate: false }],
  })
  expect(await act(clerk, 'publishDocument', id, { publishedOn: '2024-03-05', publishedAt: '区政府网站' })).toBe('200')
  expect(await act(clerk, 'archiveDocument', id, { archiveNo: '2024-W-3' })).toBe('200')
  const { body: view } = await drafter.ask(documentsContract, 'getDocument', { documentId: id })
  expect(view.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
    'drafted',
    'reviewed',
    'signed',
    'numbered',
    'sealed',
    'issued',
    'published',
    'archived',
  ])
  expect(view.scan).toMatchObject({
    noSeen: '津和民发〔2024〕3号',
    pages: 2,
    sm3: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(view.paper).toMatchObject({ isDraft: false, date: '2024年3月5日', imprint: { on: '2024年3月5日' } })
  const scan = await drafter.ask(documentsContract, 'openScan', { documentId: id })
  expect(scan.body.subarray(0, 5).toString()).toBe('%PDF-')
  const twice = await drafted(drafter)
  await act(clerk, 'reviewDocument', twice)
  await act(leader, 'signDocument', twice, { signer: '王芳' })
  expect(await act(clerk, 'numberDocument', twice, { no: '津和民发〔2024〕3号' })).toMatch(/已经编给另一份公文/)
  expect(await act(clerk, 'numberDocument', twice, { no: '津和民发〔2024〕4号' })).toBe('200')
})

test('a scan with fewer pages than the draft is refused with the rule', async () => {
  const { drafter, leader, clerk } = await hands()
  const long = Array.from({ length: 40 }, () => ({
    kind: 'paragraph',
    text: '按照要求，现将有关事项通知如下。'.repeat(6),
  }))
  const id = await drafted(drafter, { body: long, layout: 'letter' })
  await act(clerk, 'reviewDocument', id)
  await act(leader, 'signDocument', id, { signer: '王芳' })
  await act(clerk, 'numberDocument', id, { no: '津和民函〔2024〕5号' })
  expect(await act(clerk, 'sealDocument', id, { ...seen, noSeen: '津和民函〔2024〕5号' })).toMatch(/只有2页.*共\d+页/)
  expect(await act(clerk, 'sealDocument', id, { ...seen, noSeen: '津和民函〔2024〕5号', pagesSeen: 20 })).toBe('200')
})

test('what was returned can be mended; nobody signs what they wrote', async () => {
  const { drafter, leader, clerk, drafterActor } = await hands()
  const by = { accountId: drafterActor.accountId, personId: null, name: drafterActor.name, now: town.now }
  const about = { kind: 'documents.document', id: '00000000-0000-4000-8000-00000000000a' }
  const id = await town.tx((tx) =>
    draftDocument(tx, { ...form, genre: '通知', layout: 'document', disclosure: 'closed', about, by }),
  )
  const gaps = await drafted(drafter, { title: '关于……的通知' })
  expect(await act(clerk, 'reviewDocument', gaps)).toMatch(/没填写的“……”/)
  expect(await act(clerk, 'returnDraft', id, { reason: '标题不合规范' })).toBe('200')
  expect(await act(clerk, 'reviewDocument', id)).toMatch(/现在是“已退回”/)
  const { areaCode: _, ...text } = form
  expect(await act(drafter, 'changeDraft', id, { ...text, disclosure: 'closed', addressee: '' })).toMatch(
    /须写明主送机关/,
  )
  expect(await act(drafter, 'changeDraft', id, { ...text, disclosure: 'closed', title: '关于整改的通知' })).toBe('200')
  expect(await act(clerk, 'reviewDocument', id)).toBe('200')
  expect(await act(leader, 'returnReviewed', id, { reason: '事项没有写清' })).toBe('200')
  expect(await act(leader, 'recallDocument', id, { reason: '改为电话通知' })).toBe('200')
  const found = await town.tx((tx) => documentsAbout(tx, about.kind, about.id))
  expect(found).toEqual([{ id, genre: '通知', title: '关于整改的通知', state: 'recalled', no: null, issuedOn: null }])
})

test('a town reads what was issued to it, and not before; its papers can be opened', async () => {
  const { leader, clerk, drafterActor } = await hands()
  const reader = town.as(await town.person('townAdmin', paths.nanshi))
  const by = { accountId: drafterActor.accountId, personId: null, name: drafterActor.name, now: town.now }
  const id = await town.tx((tx) =>
    draftDocument(tx, {
      ...{ ...form, genre: '通知', layout: 'document', disclosure: 'on-request', toAreas: ['120101006'], by },
      annexes: [{ title: '评分表', landscape: true, blocks: [body[2] ?? { kind: 'paragraph', text: '' }] }],
    }),
  )
  expect((await reader.ask(documentsContract, 'getDocument', { documentId: id })).status).toBe(403)
  await act(clerk, 'reviewDocument', id)
  await act(leader, 'signDocument', id, { signer: '王芳' })
  await act(clerk, 'numberDocument', id, { no: '津和民发〔2024〕9号' })
  await act(clerk, 'sealDocument', id, { ...seen, noSeen: '津和民发〔2024〕9号', pagesSeen: 4 })
  await act(clerk, 'issueDocument', id, { issuedOn: '2024-03-05' })
  const list = await reader.ask(documentsContract, 'listDocuments', {})
  expect(list.body.rows.map(({ no }: { no: string }) => no)).toEqual(['津和民发〔2024〕9号'])
  const paper = await reader.ask(documentsContract, 'downloadPdf', { documentId: id })
  expect(paper.body.subarray(0, 5).toString()).toBe('%PDF-')
  const word = await reader.ask(documentsContract, 'downloadDocx', { documentId: id })
  expect(word.body.subarray(0, 2).toString()).toBe('PK')
})

test('the city drafts the programme’s notice with quotas and joint points as annexes; a district cannot', async () => {
  const city = town.as(await town.person('cityAdmin', paths.city))
  const { drafter } = await hands()
  const made = await city.ask(documentsContract, 'draftProgrammeNotice', { areaCode: '12', issuer: '天津市民政局' })
  const one = await town.tx((tx) => findDocument(tx, made.body.documentId))
  expect(one?.title).toMatch(/^天津市民政局关于开展.*工作的通知$/)
  expect(one?.annexes.map(({ title }) => title)).toEqual(['示范项目试点名额分配表', '联合试点名单'])
  expect(one?.annexes[0]?.blocks[0]).toMatchObject({ total: ['合计', '50', '100'] })
  const refused = await drafter.ask(documentsContract, 'draftProgrammeNotice', {
    areaCode: '120101',
    issuer: '和平区民政局',
  })
  expect(refused.body.message).toMatch(/由市级印发通知/)
})
