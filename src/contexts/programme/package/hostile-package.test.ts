import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPackage } from './read-package.ts'

const linjiang = join(import.meta.dirname, '../../../../tests/fixtures/linjiang')
const measures = ['workforce.fulltime-workers', 'volunteering.registered-share']
const items = ['standards.met', 'standards.progress'].map((name) => ({
  name,
  title: name,
  readsCriteria: true,
  limitTitle: null,
}))
const folder = mkdtempSync(join(tmpdir(), 'hostile-package-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Changes one file of a good package and tells what is said about it. */
function saidOf(file: string, from: string | RegExp, to: string | Buffer): string[] {
  cpSync(linjiang, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  const changed = typeof to === 'string' ? text.replace(from, to) : to
  if (changed === text) throw new Error(`nothing changed in ${file}`)
  writeFileSync(join(folder, file), changed)
  const reading = readPackage(folder, { measures, items })
  return reading.ok ? [] : reading.problems.map(({ file: where, line, reason }) => `${where} ${line} ${reason}`)
}

const bomb = ['a: &a [x, x]', 'b: &b [*a, *a, *a]', 'c: [*b, *b, *b]', ''].join('\n')

test.each<[string, string, string | RegExp, string, string]>([
  [
    'an empty cell is not 0',
    'quotas.csv',
    '9902,下江区,1,3',
    '9902,下江区,,3',
    'quotas.csv 3 towns：应为不带单位的整数',
  ],
  [
    '1e0 is not a count',
    'quotas.csv',
    '9902,下江区,1,3',
    '9902,下江区,1e0,3',
    'quotas.csv 3 towns：应为不带单位的整数',
  ],
  ['a missing column is named once', 'quotas.csv', 'towns', 'town', 'quotas.csv 1 缺少列：towns'],
  ['a missing cell', 'quotas.csv', ',1,3', ',1', 'quotas.csv 3 表格写法有误：这一行的格数与表头不同'],
  ['a missing item', 'programme.yaml', /halfReading: B\n/, '', 'programme.yaml 2 缺少halfReading'],
  [
    'an item twice',
    'programme.yaml',
    'halfReading: B',
    'halfReading: B\nhalfReading: A',
    '26 写法有误：同一项写了两次',
  ],
  ['a reference to nothing', 'programme.yaml', 'halfReading: B', 'halfReading: *x', '1 写法有误：不能使用引用'],
  ['references that multiply', 'programme.yaml', /^/, bomb, '1 写法有误：不能使用引用'],
  [
    'a file outside the folder',
    'programme.yaml',
    'places.csv',
    '../x.csv',
    '12 divisions.file：应为本文件夹中的 csv 文件名',
  ],
  ['a milestone twice', 'programme.yaml', 'code: M2', 'code: M1', '里程碑M1重复'],
  ['a limit nobody set', 'programme.yaml', 'light.lag-points', 'light.lag', '缺少参数light.lag-points'],
  ['a limit twice on a day', 'programme.yaml', /"2024-10-01", basis/, '"2024-03-01", basis', '写了两次'],
  ['a clause of another standard', 'criteria.yaml', 'clause: 二', 'clause: 九', '条款九不在标准2的条款二之下'],
  [
    'two amounts for one point',
    'joint-points.csv',
    '渡口社区,3000000',
    '渡口社区,2000000',
    'joint-points.csv 3 码头街道的年度金额与第2行不同',
  ],
  [
    'a community twice',
    'joint-points.csv',
    '渡口社区',
    '江心里社区',
    'joint-points.csv 3 码头街道的江心里社区出现了两次',
  ],
  [
    'a town under two numbers',
    'joint-points.csv',
    /1(,9901,上江区,990101,码头街道,灯塔)/,
    '2$1',
    'joint-points.csv 4 码头街道在序号1已出现',
  ],
])('%s', (_, file, from, to, said) => {
  expect(saidOf(file, from, to)).toContainEqual(expect.stringContaining(said))
})

test('a table in GBK is refused with its line', () => {
  const gbk = Buffer.concat([
    Buffer.from('district_code,district,towns,communities\n9901,'),
    Buffer.from([0xc9, 0xcf, 0xbd, 0xad]),
  ])
  expect(saidOf('quotas.csv', '', gbk)).toContainEqual('quotas.csv 2 不是UTF-8编码，请另存为UTF-8后再装入')
})
