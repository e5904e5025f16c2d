import { expect, test } from 'vitest'
import type { Block, DocumentText } from '../vocabulary.ts'
import { BLANK_NUMBER, inChinese, numbered, paperOf } from './paper.ts'

const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
const text: DocumentText = {
  ...{ genre: '通知', layout: 'document', areaCode: '12', issuer: '天津市民政局', title: '关于结项的通知' },
  ...{ addressee: '各区民政局', body: [], copyTo: '', disclosure: 'open', toAreas: [] },
  annexes: [
    { title: '评分表', blocks: [] },
    { title: '名单', blocks: [] },
  ],
}
const stand = { isDraft: true, no: null, signedOn: null, signer: '', issuedOn: null }

test('headings are numbered, each level anew below the one above', () => {
  const lines = numbered([heading(1, '甲'), heading(2, '乙'), heading(3, '丙'), heading(4, '丁'), heading(2, '戊')])
  const more = numbered([heading(1, '甲'), heading(2, '乙'), heading(1, '丙'), heading(2, '丁')])
  const said = (list: typeof lines) => list.map((line) => (line.kind === 'table' ? '' : line.text))
  expect(said(lines)).toEqual(['一、甲', '（一）乙', '1. 丙', '（1）丁', '（二）戊'])
  expect(said(more)).toEqual(['一、甲', '（一）乙', '二、丙', '（一）丁'])
  expect([1, 10, 11, 20, 34].map(inChinese)).toEqual(['一', '十', '十一', '二十', '三十四'])
})

test('the document format says 文件 and prints its imprint; the letter format does neither', () => {
  const paper = paperOf(text, stand)
  expect(paper).toMatchObject({ logo: '天津市民政局文件', no: BLANK_NUMBER, isDraft: true, signer: null })
  expect(paper.imprint).toEqual({ by: '天津市民政局', on: '　　　　年　　月　　日' })
  expect(paper.annexNote).toEqual(['附件：1. 评分表', '　　　2. 名单'])
  expect(paper.annexes.map(({ label }) => label)).toEqual(['附件1', '附件2'])
  const letter = paperOf({ ...text, layout: 'letter', annexes: text.annexes.slice(0, 1) }, stand)
  expect(letter).toMatchObject({ logo: '天津市民政局', imprint: null, annexNote: ['附件：评分表'] })
  expect(letter.annexes[0]?.label).toBe('附件')
})

test('what goes upward shows who signs it, dates bear no leading zero', () => {
  const paper = paperOf(
    { ...text, genre: '报告' },
    { isDraft: false, no: '津南民报〔2024〕3号', signedOn: '2024-06-05', signer: '王芳', issuedOn: '2024-06-07' },
  )
  expect(paper).toMatchObject({ signer: '王芳', date: '2024年6月5日', no: '津南民报〔2024〕3号' })
  expect(paper.imprint?.on).toBe('2024年6月7日')
})

test('a row has as many cells as its table has columns', () => {
  const [line] = numbered([
    { kind: 'table', columns: [{ title: '甲' }, { title: '乙' }], rows: [['1']], total: ['合计', '2', '3'] },
  ])
  expect(line).toMatchObject({ rows: [['1', '']], total: ['合计', '2'] })
})
