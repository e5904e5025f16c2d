import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../../tests/kit/imports.ts'
import { aTown } from '../../../../tests/kit/town.ts'

const town = aTown()
const zhang = idNumberOf('12010119880808001')
const take = (kind: string, ...rows: SheetRow[]) => importSheet(town, `workforce.${kind}`, '120101', rows)
const reasons = ({ problems }: { problems: { reason: string }[] }) => problems.map(({ reason }) => reason).join('\n')

const worker = (more: SheetRow = {}): SheetRow => ({
  姓名: '张社工',
  身份证号: zhang,
  手机号: '13820000001',
  街镇: '南市街道',
  任职日期: '2023-07-01',
  离任日期: '',
  证书级别: '社会工作师',
  证书编号: '202110001',
  发证日期: '2021-10-15',
  有效期至: '2024-10-14',
  ...more,
})
const periods = () =>
  town.tx((tx) =>
    tx
      .selectFrom('workforce.servicePeriod as s')
      .innerJoin('directory.area as a', 'a.code', 's.areaCode')
      .select(['a.name', 's.kind', 's.fromDate', 's.toDate'])
      .orderBy('s.fromDate')
      .execute(),
  )

describe('the roster of full-time workers', () => {
  test('registers the station that is missing, the post and the certificate', async () => {
    expect(await take('fulltime-workers', worker())).toMatchObject({ stored: 1, problems: [] })
    const stations = await town.tx((tx) => tx.selectFrom('workforce.station').select('name').execute())
    expect(stations).toEqual([{ name: '南市街道社会工作服务站' }])
    const certificates = await town.tx((tx) =>
      tx.selectFrom('workforce.certificate').select(['level', 'validTo']).execute(),
    )
    expect(certificates).toEqual([{ level: 'social_worker_mid', validTo: '2024-10-14' }])
  })

  test('sent again changes nothing, but takes a leaving day and a longer validity', async () => {
    expect(await take('fulltime-workers', worker())).toMatchObject({ stored: 0, same: 1 })
    expect(await take('fulltime-workers', worker({ 有效期至: '2027-10-14' }))).toMatchObject({ stored: 1 })
    expect(reasons(await take('fulltime-workers', worker()))).toContain('有效期与本表不同')
  })

  test('refuses a second station at the same time, in the register and in the file, with the clause', async () => {
    const there = { 街镇: '劝业场街道', 任职日期: '2024-01-01', 证书级别: '', 证书编号: '', 发证日期: '', 有效期至: '' }
    expect(reasons(await take('fulltime-workers', worker(there)))).toContain('三（二）')
    const other = { ...there, 姓名: '李社工', 身份证号: idNumberOf('12010119880808003') }
    const twice = await take(
      'fulltime-workers',
      worker(other),
      worker({ ...other, 街镇: '南市街道', 任职日期: '2024-02-01' }),
    )
    expect(twice).toMatchObject({ stored: 1 })
    expect(reasons(twice)).toContain('另一社工站')
  })

  test('a certificate half written, or of somebody else, is refused', async () => {
    const other = { 姓名: '王社工', 身份证号: idNumberOf('12010119880808005'), 有效期至: '' }
    expect(reasons(await take('fulltime-workers', worker({ ...other, 证书编号: '' })))).toContain('须同时填写')
    expect(reasons(await take('fulltime-workers', worker(other)))).toContain('已属于另一人')
  })
})

describe('the rosters of communities', () => {
  const member = (more: SheetRow = {}): SheetRow => ({
    姓名: '赵委员',
    身份证号: idNumberOf('12010119700202001'),
    '社区（村）': '新文化花园社区居委会',
    职务: '居委会委员',
    任职日期: '2023-07-01',
    ...more,
  })

  test('take in “两委” members and community workers; one person may be both', async () => {
    expect(await take('two-committee-members', member())).toMatchObject({ stored: 1, problems: [] })
    expect(await take('community-workers', member({ 职务: '社区工作者' }))).toMatchObject({ stored: 1, problems: [] })
    const held = (await periods()).filter(({ name }) => name === '新文化花园社区居委会')
    expect(held.map(({ kind }) => kind).sort()).toEqual(['community_worker', 'two_committee_member'])
  })

  test('take participations of those who hold a post there that day', async () => {
    const took = (more: SheetRow = {}) => {
      const { 职务: _title, 任职日期: _from, ...who } = member()
      return { ...who, 参与日期: '2023-10-23', 活动内容: '走访困境老人', ...more }
    }
    const result = await take(
      'participations',
      took(),
      took({ 参与日期: '2023-06-01' }),
      took({ '社区（村）': '怀远里社区居委会' }),
      took({ 姓名: '不是她' }),
      took({ 身份证号: idNumberOf('12010119700202099') }),
    )
    expect(result.stored).toBe(1)
    expect(result.problems.map(({ rowNo }) => rowNo)).toEqual([3, 4, 5, 6])
    expect(reasons(result)).toContain('三（二）')
    expect(await take('participations', took())).toMatchObject({ stored: 0, same: 1 })
    const nanshiWorker = took({ 姓名: '张社工', 身份证号: zhang })
    expect(await take('participations', nanshiWorker)).toMatchObject({ stored: 1, problems: [] })
    const leaving = member({ 离任日期: '2023-10-01' })
    expect(reasons(await take('two-committee-members', leaving))).toContain('还有参与记录')
  })
})

test('whatever periods a file names, those stored never overlap', async () => {
  const towns = ['南市街道', '劝业场街道']
  const rows = fc.array(
    fc.record({ who: fc.nat(2), place: fc.nat(1), start: fc.nat(80), length: fc.option(fc.nat(40)) }),
    { minLength: 1, maxLength: 8 },
  )
  let round = 0
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      round += 1
      const sheet = some.map(({ who, place, start, length }) => {
        const from = addDays('2023-08-01', start)
        return {
          姓名: `随机${who}`,
          身份证号: idNumberOf(`120101199${round % 10}01${String(10 + Math.floor(round / 10))}${100 + who}`),
          街镇: towns[place] ?? '',
          任职日期: from,
          离任日期: length === null ? '' : addDays(from, length),
        }
      })
      const { stored, same, problems } = await take('fulltime-workers', ...sheet)
      expect(stored + same + new Set(problems.map(({ rowNo }) => rowNo)).size).toBe(sheet.length)
      expect(await town.broken()).toEqual([])
    }),
    { numRuns: 12 },
  )
})
