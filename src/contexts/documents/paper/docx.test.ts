import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TRACKING } from '../rules/page.ts'
import { type Paper, paperOf } from '../rules/paper.ts'
import type { DocumentText } from '../vocabulary.ts'
import { docxOf } from './docx.ts'

const text: DocumentText = {
  ...{
    genre: '通知',
    layout: 'document',
    areaCode: '12',
    issuer: '天津市民政局',
    title: '关于结项的通知',
    addressee: '各区',
  },
  ...{ copyTo: '市慈善协会', disclosure: 'open', toAreas: [] },
  body: [
    { kind: 'heading', level: 1, text: '事项' },
    { kind: 'heading', level: 2, text: '其一' },
    { kind: 'paragraph', text: '请遵照办理。' },
  ],
  annexes: [
    {
      title: '评分表',
      landscape: true,
      blocks: [{ kind: 'table', columns: [{ title: '甲' }], rows: [['1']], total: ['2'] }],
    },
  ],
}
const stand = { isDraft: true, no: null, signedOn: null, signer: '', issuedOn: null }

/** The parts of a .docx, by name: a zip whose directory is read from its end. */
function partsOf(docx: Buffer): Map<string, string> {
  const end = docx.lastIndexOf('PK\x05\x06')
  const parts = new Map<string, string>()
  for (let at = docx.readUInt32LE(end + 16), left = docx.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameSize] = [docx.readUInt32LE(at + 20), docx.readUInt16LE(at + 28)]
    const name = docx.toString('utf8', at + 46, at + 46 + nameSize)
    const local = docx.readUInt32LE(at + 42)
    const from = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28)
    const body = docx.subarray(from, from + packed)
    parts.set(name, (docx.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8'))
    at += 46 + nameSize + docx.readUInt16LE(at + 30) + docx.readUInt16LE(at + 32)
  }
  return parts
}
const partsOfPaper = async (paper: Paper) => partsOf(await docxOf(paper))
const documentXml = async (paper: Paper) => (await partsOfPaper(paper)).get('word/document.xml') ?? ''
const footers = async (paper: Paper) =>
  [...(await partsOfPaper(paper))].filter(([name]) => /footer\d/.test(name)).map(([, xml]) => xml)

test('the page is A4 with margins of 37, 35, 28 and 26 mm and 22 lines', async () => {
  const xml = await documentXml(paperOf(text, stand))
  const [upright = '', turned = ''] = xml.match(/<w:sectPr.*?<\/w:sectPr>/g) ?? []
  expect(upright).toContain('w:w="11906" w:h="16838"')
  expect(upright).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(upright).toMatch(/<w:docGrid [^>]*w:linePitch="579"/)
  expect(turned).toMatch(/w:w="16838" w:h="11906".*?w:orient="landscape"/)
  expect(turned).toMatch(/<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/)
})

test('fonts are asked for by name and size, body lines are exactly one pitch', async () => {
  const xml = await documentXml(paperOf(text, stand))
  const runOf = (sign: string) => xml.split('<w:r>').find((run) => run.includes(`>${sign}`)) ?? ''
  expect(runOf('关于结项')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/)
  expect(runOf('请遵照')).toMatch(/w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/)
  expect(runOf('一、事项')).toContain('w:eastAsia="黑体"')
  expect(runOf('（一）其一')).toContain('w:eastAsia="楷体_GB2312"')
  expect(runOf('天津市民政局文件')).toMatch(/方正小标宋简体.*FF0000|FF0000.*方正小标宋简体/)
  expect(xml).toContain(`<w:spacing w:val="${TRACKING}"/>`)
  expect(xml).toMatch(/w:line="579" w:lineRule="exact"/)
})

test('no picture and no seal is in it; the number is blank until it is given', async () => {
  const parts = await partsOfPaper(paperOf(text, stand))
  expect([...parts.keys()].filter((name) => name.includes('media'))).toEqual([])
  expect(parts.get('word/document.xml')).toMatch(/〔　　　　〕/)
  expect([...parts].filter(([name, xml]) => /header\d/.test(name) && xml.includes('草　稿')).length).toBeGreaterThan(0)
  const final = await partsOfPaper(
    paperOf(text, { ...stand, isDraft: false, no: '津民发〔2024〕3号', signedOn: '2024-06-05' }),
  )
  expect(final.get('word/document.xml')).toContain('津民发〔2024〕3号')
  expect([...final.values()].some((xml) => xml.includes('草　稿'))).toBe(false)
})

test('page numbers stand on the outer side, and not on the first page of a letter', async () => {
  const letter = paperOf({ ...text, layout: 'letter', annexes: [] }, stand)
  expect(await documentXml(letter)).toContain('<w:titlePg/>')
  const all = await footers(letter)
  expect(all.filter((xml) => xml.includes('PAGE')).length).toBe(2)
  expect(all.filter((xml) => xml.includes('PAGE') && xml.includes('<w:jc w:val="right"/>')).length).toBe(1)
  expect(all.filter((xml) => xml.includes('thinThickSmallGap')).length).toBe(1)
})

test('whatever is written, it stays text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (words) => {
      const blocks = [{ kind: 'paragraph', text: `甲${words.replace(/[\p{C}]/gu, '')}<w:p/>乙` } as const]
      const xml = await documentXml(paperOf({ ...text, body: blocks, annexes: [] }, stand))
      expect(xml).toMatch(/&lt;w:p\/&gt;乙/)
    }),
    { numRuns: 20 },
  )
})
