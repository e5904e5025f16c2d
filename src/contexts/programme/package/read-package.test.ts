import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPackage } from './read-package.ts'

const tianjin = join(import.meta.dirname, '../../../../programmes/tianjin-2023-20')
const linjiang = join(import.meta.dirname, '../../../../tests/fixtures/linjiang')
const measures = ['workforce.fulltime-workers', 'volunteering.registered-share']
const items = ['standards.met', 'standards.progress'].map((name) => ({
  name,
  title: name,
  readsCriteria: true,
  limitTitle: null,
}))
const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Breaks one thing in a good package and reads it. */
function broken(file: string, from: string | RegExp, to: string) {
  cpSync(linjiang, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`nothing to break in ${file}`)
  writeFileSync(join(folder, file), changed)
  const reading = readPackage(folder, { measures, items })
  return reading.ok ? [] : reading.problems
}

describe('a wrong package is refused with file, line and reason', () => {
  const cases: [what: string, file: string, from: string | RegExp, to: string, line: number, reason: string][] = [
    ['an unknown score item', 'score-table.yaml', 'standards.met', 'standards.mt', 6, '没有名为standards.mt的计分项目'],
    ['a criterion that is not', 'score-table.yaml', '[S2.1]', '[S9.9]', 17, '引用的创建指标S9.9不存在'],
    ['points that miss 100', 'score-table.yaml', 'full: 2000', 'full: 2500', 6, '满分合计为105分'],
    ['an anchor above full', 'score-table.yaml', 'centi: 2000, text: 好', 'centi: 2001, text: 好', 28, '超过满分20分'],
    ['grades out of order', 'score-table.yaml', 'from: 7000', 'from: 0', 39, '应低于前一个等次'],
    ['a torn YAML file', 'programme.yaml', 'milestones:', 'milestones: [', 17, '写法有误'],
    ['an unknown key', 'programme.yaml', 'halfReading: B', 'halfReading: B\nhalf: 50', 26, '没有“half”这一项'],
    ['a date that does not exist', 'programme.yaml', /(?<=startsOn: .2024)-03-01/, '-02-30', 13, '应为2023-07-01'],
    ['an end before the start', 'programme.yaml', /(?<=endsOn: .)2025/, '2023', 14, '不晚于起始日'],
    ['milestones out of order', 'programme.yaml', 'percent: 40', 'percent: 100', 18, '高于前一个里程碑'],
    ['a last milestone below 100 %', 'programme.yaml', 'percent: 100', 'percent: 90', 17, '应为100%'],
    ['weights that do not make 100', 'criteria.yaml', 'weight: 60', 'weight: 50', 1, '权重合计为90，应为100'],
    ['a weight that is no number', 'criteria.yaml', 'weight: 60', 'weight: 六十', 8, '0.weight：'],
    ['an unknown measure', 'criteria.yaml', 'workforce.fulltime-workers', 'workforce.magic', 1, 'workforce.magic'],
    ['a criterion twice', 'criteria.yaml', 'S2.1', 'S1.1', 13, '编号S1.1重复'],
    ['a standard nobody named', 'programme.yaml', /.*title: 志愿.*\n/, '', 13, '标准2'],
    ['two floors on one line', 'criteria.yaml', 'atLeast: 3', 'atLeast: 3, percent: 5', 10, '只能写'],
    ['a table with a missing cell', 'quotas.csv', '9902,下江区,1,3', '9902,下江区,1', 3, '表格写法有误'],
    ['a count that is no number', 'quotas.csv', '9902,下江区,1,3', '9902,下江区,一,3', 3, 'towns'],
    ['a quota sum that is wrong', 'quotas.csv', '9902,下江区,1,3', '9902,下江区,1,4', 1, '社区名额合计为10，应为9'],
    ['a district that is another', 'quotas.csv', '9902,下江区', '9902,中江区', 3, '不符'],
    [
      'a town of another district',
      'joint-points.csv',
      /990101,码头街道,灯塔/,
      '990201,柳林街道,灯塔',
      4,
      '不在上江区之下',
    ],
    ['an alias for nobody', 'aliases.csv', '990102', '990109', 2, '没有代码990109'],
    ['a place before its parent', 'places.csv', /9902,district.*\n/, '', 12, '不在它之前'],
    ['a code twice', 'places.csv', '990201002,', '990201001,', 15, '重复'],
  ]
  test.each(cases)('%s', (_, file, from, to, line, reason) => {
    const problems = broken(file, from, to)
    expect(problems).toContainEqual({
      file: expect.any(String),
      line,
      reason: expect.stringContaining(reason),
    })
  })

  test('a missing file', () => {
    cpSync(linjiang, folder, { recursive: true })
    rmSync(join(folder, 'quotas.csv'))
    const reading = readPackage(folder, { measures, items })
    expect(reading).toMatchObject({ ok: false, problems: [{ file: 'quotas.csv', line: 1, reason: '缺少这个文件' }] })
  })
})

test('a joint point counts within its district’s quota', () => {
  const problems = broken('quotas.csv', '9901,上江区,2,6\n9902,下江区,1,3', '9901,上江区,2,2\n9902,下江区,1,7')
  expect(problems).toContainEqual({
    file: 'joint-points.csv',
    line: 2,
    reason: expect.stringContaining('上江区的联合创建点超出本区名额'),
  })
})

test('the notice’s own package is right, and says what the notice says', () => {
  const criteria = readFileSync(join(tianjin, 'criteria.yaml'), 'utf8')
  const all = [...criteria.matchAll(/measure: ([a-z.-]+)/g)].map(([, name]) => name ?? '')
  const table = readFileSync(join(tianjin, 'score-table.yaml'), 'utf8')
  const counted = [...table.matchAll(/computed: ([a-z.-]+)/g)].map(([, name]) => ({
    name: name ?? '',
    title: '',
    readsCriteria: false,
    limitTitle: null,
  }))
  const reading = readPackage(tianjin, { measures: all, items: counted })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  const { quotas, jointPoints, criteria: read, divisionList } = reading.package
  expect(quotas).toHaveLength(16)
  expect(quotas.reduce((sum, { towns }) => sum + towns, 0)).toBe(50)
  expect(quotas.reduce((sum, { communities }) => sum + communities, 0)).toBe(100)
  expect(new Set(jointPoints.map(({ seq }) => seq)).size).toBe(11)
  expect(jointPoints).toHaveLength(24)
  const yearly = new Map(jointPoints.map(({ seq, yearly_fund_fen }) => [seq, yearly_fund_fen]))
  expect([...yearly.values()].reduce((sum, fen) => sum + fen, 0)).toBe(37_000_000)
  expect(read.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  expect(divisionList.filter(({ level }) => level === 'town')).toHaveLength(299)
})
