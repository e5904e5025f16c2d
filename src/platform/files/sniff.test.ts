import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#platform/http/errors.ts'
import { docx, ofd, oldOffice, pdf, xlsm, xlsx, zipOf } from '../../../tests/kit/sample-files.ts'
import { DEFAULT_RULES, type Purpose } from './kinds.ts'
import { cleanName } from './name.ts'
import { kindOfFile } from './sniff.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wushe-sniff-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function kindOf(name: string, content: Buffer | string, purpose: Purpose = 'document') {
  const path = join(folder, 'one')
  writeFileSync(path, content)
  return kindOfFile(path, name, DEFAULT_RULES.purposes[purpose])
}

test('a file is what its content says', async () => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await kindOf('图.png', png, 'picture')).toBe('png')
  expect(await kindOf('一.docx', docx)).toBe('docx')
  expect(await kindOf('表.XLSX', xlsx, 'spreadsheet')).toBe('xlsx')
  expect(await kindOf('版式.ofd', ofd)).toBe('ofd')
  expect(await kindOf('文.pdf', pdf)).toBe('pdf')
  expect(await kindOf('旧.wps', oldOffice)).toBe('oldOffice')
  expect(await kindOf('名单.csv', '姓名,电话\n张三,138', 'spreadsheet')).toBe('csv')
  expect(await kindOf('名单.csv', iconv.encode('姓名,电话\n𠮷女士,138', 'gb18030'), 'spreadsheet')).toBe('csv')
  expect(await kindOf('体检.csv', 'BMI,姓名\n22,张三', 'spreadsheet')).toBe('csv')
  expect(await kindOf('说明.txt', '\ufeff一、情况\r\n')).toBe('txt')
})

describe('what is not taken is refused with the way out', () => {
  const refusals: [string, string, Buffer | string, Purpose, RegExp][] = [
    [
      'a program named as a picture',
      '照片.jpg',
      Buffer.from('MZ\x90\0\x03\0\0\0'),
      'picture',
      /可以上传：JPG图片（\.jpg）/,
    ],
    ['a PDF named as Word', '方案.docx', pdf, 'document', /内容却是PDF文件.*“\.pdf”/],
    ['a text without a name ending', 'README', '你好', 'document', /没有扩展名/],
    ['a PDF where sheets are wanted', '表.pdf', pdf, 'spreadsheet', /此处不能上传PDF文件.*Excel工作簿/],
    ['an old workbook where sheets are wanted', '表.xls', oldOffice, 'spreadsheet', /不能上传旧版Office.*\.xlsx/],
    ['a workbook with a password', '表.xlsx', oldOffice, 'spreadsheet', /打开密码/],
    ['macros', '表.xlsx', xlsm, 'spreadsheet', /含有宏/],
    ['any other zip', '包.zip', zipOf({ 'a.txt': 'a' }), 'document', /无法识别/],
    ['a page named as a workbook', '表.xlsx', '<html><table><tr><td>姓名', 'spreadsheet', /实际是网页.*另存为\.xlsx/],
    ['a page with scripts', '页.html', '<html><script>1</script></html>', 'document', /实际是网页/],
    ['a drawing with scripts', '图.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'picture', /无法识别|不能上传/],
    ['bytes that are no text', '名单.csv', Buffer.from([0xff, 0xff, 0x41, 0xff]), 'spreadsheet', /编码无法识别/],
    ['a photo of an iPhone', 'IMG.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'picture', /HEIC照片/],
  ]
  test.each(refusals)('%s', async (_what, name, content, purpose, words) => {
    await expect(kindOf(name, content, purpose)).rejects.toThrow(words)
  })

  test('torn and hostile contents never end in anything but an answer', async () => {
    const start = fc.constantFrom(docx, xlsx, ofd, pdf, oldOffice, Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.alloc(0))
    const name = fc.constantFrom('甲.docx', '乙.csv', '丙.ofd', '丁.txt')
    await fc.assert(
      fc.asyncProperty(start, fc.nat(), fc.uint8Array({ maxLength: 200 }), name, async (whole, cut, tail, called) => {
        const content = Buffer.concat([whole.subarray(0, cut % (whole.length + 1)), tail])
        const answer = await kindOf(called, content).catch((problem: unknown) => problem)
        expect(typeof answer === 'string' || answer instanceof Refusal).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('names', () => {
  test('folders, marks and control characters go; the extension stays', () => {
    expect(cleanName('../../etc/passwd')).toBe('passwd')
    expect(cleanName('C:\\用户\\名单.xlsx')).toBe('名单.xlsx')
    expect(cleanName('发票\u202egpj.exe')).toBe('发票gpj.exe')
    expect(cleanName('a\0b\r\n"c".pdf')).toBe('ab_c_.pdf')
    expect([cleanName('..'), cleanName(' '), cleanName('')]).toEqual(['未命名', '未命名', '未命名'])
    expect(cleanName(`${'长'.repeat(300)}.docx`)).toBe(`${'长'.repeat(115)}.docx`)
  })
  test('any name becomes one that can be sent in a header and kept in a folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const name = cleanName(raw)
        expect(() => encodeURIComponent(name)).not.toThrow()
        expect([...name].length).toBeLessThanOrEqual(120)
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]+$/u)
      }),
    )
  })
})
