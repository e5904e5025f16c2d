import { beforeAll, expect, test } from 'vitest'
import { importSheet, type SheetRow } from '../../../../tests/kit/imports.ts'
import { aFiled, anIncubationTown, done, type IncubationTown } from '../../../../tests/kit/incubation.ts'
import { loadTianjin } from '../../../../tests/kit/programme.ts'
import { aTown } from '../../../../tests/kit/town.ts'

const town = aTown()
let who: IncubationTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await anIncubationTown(town)
})

const NAME = '南市街道新文化花园社区助老队'
const row = (more: SheetRow = {}): SheetRow => ({
  ...{ 组织名称: NAME, '社区（村）': '新文化花园社区居委会', 日期: '2024-03-05', 性质: '公益活动' },
  ...{ 做了什么: '义务理发', 受益人数: '30' },
  ...more,
})
const sheet = (...rows: SheetRow[]) => importSheet(town, 'incubation.services', '120101', rows)

test('acts come by spreadsheet once; unknown organisations and days to come are said row by row', async () => {
  const organisationId = await aFiled(who, '2024-03-04', { name: NAME })
  const faulty = await sheet(row({ 组织名称: '没有的队' }), row({ 日期: '2024-03-06' }))
  expect(faulty.problems.map(({ reason }: { reason: string }) => reason).join('\n')).toMatch(
    /没有叫这个名称的社会组织[\s\S]*日期晚于今天/,
  )
  await sheet(row(), row({ 做了什么: '探望独居老人', 性质: '为民服务', 受益人数: '4' }))
  const one = await done(who.town, 'getOrganisation', { organisationId })
  expect(one).toMatchObject({ state: 'active', services12: 2 })
  expect(one.steps.at(-1)).toMatchObject({ act: 'begin-work', byName: '表格导入' })
  await sheet(row(), row({ 做了什么: '清扫楼道', 受益人数: '12' }))
  const { rows, total } = await done(who.town, 'listServices', { organisationId })
  expect(total).toBe(3)
  expect(rows[0].byParty).toBe('community')
})
