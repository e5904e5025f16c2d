import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pagesIn, signsIn } from '../../../tests/kit/pdf-text.ts'
import { render, renderPdf } from './render.ts'

const TEMPLATE = join(import.meta.dirname, '../../contexts/recognition/documents/certificate.typ')
const line = {
  ...{ day: '2024-03-01', time: '08:30–10:00', activity: '清洁家园', content: '清理楼道', place: '庆有西里' },
  ...{ organiser: '庆有西里社区居委会', leader: '王芳', duration: '1小时30分钟', running: '1小时30分钟', source: '' },
}
const data = {
  ...{
    title: '志愿服务记录单',
    note: '以全国志愿服务信息系统记录为准',
    mark: '',
    holder: '张三',
    idNumber: '129901199001010013',
  },
  ...{ volunteerNo: '未登记', issuer: '庆有西里社区居委会', responsible: '李四', handler: '王五', contact: '022-1234' },
  ...{ notes: '', number: 'ZYFW-120101-2024-000017-7', purpose: '', period: '2024年1月1日至3月5日' },
  ...{ issuedOn: '2024年3月5日', total: '1小时30分钟', code: '', verifyAt: '', qr: '', lines: [line] },
}

test('a paper has as many pages as its lines need, and its text can be read back', async () => {
  const { pdf, pages } = await render(TEMPLATE, data)
  expect([pages, pagesIn(pdf)]).toEqual([1, 1])
  const signs = signsIn(pdf)
  for (const sign of '张三ZYFW120101202400001-庆有西里社区居委会') expect(signs).toContain(sign)
  const long = await render(TEMPLATE, { ...data, lines: Array.from({ length: 40 }, () => line) })
  expect([long.pages, pagesIn(long.pdf)]).toEqual([3, 3])
  const full = { ...line, duration: '23小时59分钟', running: '1,234小时59分钟' }
  const much = await render(TEMPLATE, {
    ...data,
    total: '1,234小时59分钟',
    lines: Array.from({ length: 40 }, () => full),
  })
  expect(much.pages, 'long times stay on their line').toBe(3)
})

test('text is shown, never run, and rare characters of names are in the font', async () => {
  const holder = '#read("/etc/passwd") $x$ *粗* 𬍛𬭎㛃䶮'
  const pdf = await renderPdf(TEMPLATE, { ...data, holder, lines: [{ ...line, activity: '#panic("x")' }] })
  const signs = signsIn(pdf)
  for (const sign of '#("/$*粗𬍛𬭎㛃䶮') expect(signs).toContain(sign)
})

test('a field that is missing is said, and the next paper is made all the same', async () => {
  const { holder: _, ...without } = data
  await expect(renderPdf(TEMPLATE, without)).rejects.toThrow(/certificate\.typ.*holder/)
  expect((await renderPdf(TEMPLATE, data)).subarray(0, 5).toString()).toBe('%PDF-')
})
