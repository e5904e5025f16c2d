import { expect, test } from 'vitest'
import { docxOf } from '#contexts/documents/paper/docx.ts'
import { paperOf } from '#contexts/documents/rules/paper.ts'
import type { Block, DocumentText } from '#contexts/documents/vocabulary.ts'
import { opened, type PageOf } from './office.ts'

// GB/T 9704-2012 as LibreOffice lays it out. It has not the offices' fonts, so signs are of another face but of the same size.
const long = '按照工作要求市民政局组织专家对广开街道联合试点的创建工作进行了中期评估现将有关情况通知如下'
const body: Block[] = [
  { kind: 'paragraph', text: long.repeat(2) },
  { kind: 'heading', level: 1, text: '基本情况' },
  { kind: 'paragraph', text: long.repeat(14) },
  { kind: 'heading', level: 2, text: '评估得分' },
  { kind: 'paragraph', text: long.repeat(14) },
]
const table: Block = {
  kind: 'table',
  columns: [{ title: '序号' }, { title: '事项', share: 4 }, { title: '得分', align: 'right' }],
  rows: Array.from({ length: 12 }, (_, index) => [String(index + 1), '注册志愿者占比', '4.00']),
}
const text: DocumentText = {
  ...{ genre: '通知', layout: 'document', areaCode: '12', issuer: '天津市民政局', title: '关于中期评估整改事项的通知' },
  ...{ addressee: '南开区民政局', body, copyTo: '市慈善协会', disclosure: 'open', toAreas: [] },
  annexes: [{ title: '评分表', landscape: true, blocks: [table] }],
}
const stand = { isDraft: true, no: null, signedOn: null, signer: '', issuedOn: null }

/** The lines of text that fill the type area: their upper edges, in mm. */
function linesOf({ words }: PageOf): number[] {
  const tops = words.filter(({ text: sign }) => sign.length > 20).map(({ top }) => top)
  return [...new Set(tops.map((top) => Math.round(top * 10) / 10))].toSorted((one, other) => one - other)
}
const find = (page: PageOf | undefined, sign: string) => page?.words.find((word) => word.text.includes(sign))
/** True within so many mm. */
const near = (measured: number | undefined, wanted: number, by: number) =>
  expect(Math.abs((measured ?? 0) - wanted), `${String(measured)} mm, wanted ${String(wanted)}`).toBeLessThanOrEqual(by)

test('the document format stands on its pages as GB/T 9704-2012 measures them', async () => {
  const { pages, fonts } = opened(await docxOf(paperOf(text, stand)))
  const [first, second] = pages
  near(first?.width, 210, 0.5)
  near(first?.height, 297, 0.5)
  const lines = second?.words.filter((word) => word.text.length > 20) ?? []
  // 订口 28 mm, the other side 26 mm: full lines begin and end there, 28 signs each.
  near(Math.min(...lines.map(({ left }) => left)), 28, 0.6)
  near(210 - Math.max(...lines.map(({ right }) => right)), 26, 1)
  expect(lines.filter(({ text: sign }) => sign.length === 28).length).toBeGreaterThan(10)
  // 天头 37 mm, 22 lines in 225 mm.
  const tops = linesOf(second as PageOf)
  near(tops[0], 37, 3)
  const pitch = ((tops.at(-1) ?? 0) - (tops[0] ?? 0)) / (Math.round(((tops.at(-1) ?? 0) - (tops[0] ?? 0)) / 10.21) || 1)
  near(pitch, 225 / 22, 0.1)
  expect(Math.max(...lines.map(({ bottom }) => bottom))).toBeLessThanOrEqual(297 - 35 + 0.5)
  // 发文机关标志 35 mm below the type area's upper edge, red line and title below it.
  near(find(first, '文件')?.top, 37 + 35, 4)
  // Page numbers 7 mm below the type area, odd ones right, even ones left.
  const number = (page: PageOf | undefined) => page?.words.filter(({ top }) => top > 297 - 35 + 4)
  near(number(first)?.at(0)?.top, 297 - 28, 2)
  expect(number(first)?.[0]?.left).toBeGreaterThan(150)
  expect(number(second)?.[0]?.left).toBeLessThan(40)
  // 草稿 on every page; nothing else above the type area.
  for (const page of pages) expect(page.words.some(({ top, text: sign }) => top < 30 && /[草稿]/.test(sign))).toBe(true)
  expect(fonts).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB', '楷体_GB', '黑体', '宋体']))
})

test('a wide annex is turned, and the imprint closes the last page', async () => {
  const { pages } = opened(await docxOf(paperOf(text, { ...stand, isDraft: false })))
  const turned = pages.filter(({ width }) => width > 250)
  expect(turned.length).toBeGreaterThan(0)
  near(Math.min(...(turned[0]?.words.map(({ left }) => left) ?? [])), 35, 3)
  const last = pages.at(-1)
  const copy = find(last, '抄送')
  expect(copy?.top).toBeGreaterThan(235)
  expect(find(last, '印发')?.bottom).toBeLessThanOrEqual(297 - 35 + 1)
})

test('the letter format has its logo 30 mm from the upper edge and no number on its first page', async () => {
  const { pages } = opened(await docxOf(paperOf({ ...text, layout: 'letter', annexes: [] }, stand)))
  const [first, second] = pages
  near(find(first, '天津市民政局')?.top, 30, 4)
  expect(first?.words.filter(({ top }) => top > 297 - 35 + 4)).toEqual([])
  expect(second?.words.some(({ top }) => top > 297 - 35 + 4)).toBe(true)
  expect(find(first, '〔')?.left).toBeGreaterThan(110)
})
