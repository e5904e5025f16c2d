import { beforeAll, expect, test } from 'vitest'
import { aLinkageTown, aNeed, did, type LinkageTown, NANSHI, said, XINWENHUA } from '../../../tests/kit/linkage.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { linkageContract } from './contract.ts'

const town = aTown()
let who: LinkageTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aLinkageTown(town)
})

const resourceForm = (more: object = {}) => ({
  ...{ areaCode: NANSHI, ownerKind: 'enterprise', ownerName: '南市食品街', kind: 'goods', title: '爱心午餐' },
  ...{ amount: '每天20份', lines: ['elder'], fromDate: '2024-01-01', conditions: '需自取' },
  ...{ valueFen: 1_500_000, contactName: '孙经理', contactPhone: '13820009999' },
  ...more,
})
const serviceForm = (more: object = {}) => ({
  ...{ areaCode: NANSHI, name: '助浴服务', audience: '失能老人', lines: ['elder'], openTimes: '周二、周四上午' },
  ...{ place: '养老服务中心', provider: '南市街道社工站', howToApply: '打电话或到社区登记', fromDate: '2024-01-01' },
  ...more,
})

test('a need finds what fits it, with the reason said; a pick is kept, and can be taken back', async () => {
  const needId = await aNeed(who)
  await did(who.office, linkageContract, 'recordResource', resourceForm())
  await did(who.office, linkageContract, 'recordResource', resourceForm({ title: '课桌椅', lines: ['child'] }))
  await did(who.office, linkageContract, 'recordResource', resourceForm({ title: '旧年的米', toDate: '2024-02-01' }))
  await did(who.office, linkageContract, 'recordService', serviceForm())
  const found = await did(who.community, linkageContract, 'findCandidates', { needId })
  expect(
    found.rows.map(({ title, reasons }: { title: string; reasons: string[] }) => `${title}：${reasons.join('，')}`),
  ).toEqual([
    '爱心午餐：南市街道范围内都可用，适合养老服务，长期可用',
    '助浴服务：南市街道范围内都可用，适合养老服务，长期可用',
  ])
  const [lunch] = found.rows
  const pick = { needId, kind: lunch.kind, offerId: lunch.id, version: lunch.version }
  const { matchId } = await did(who.community, linkageContract, 'pickMatch', pick)
  expect(await said(who.community, 'pickMatch', pick)).toContain('已经对接了同一项')
  expect(await said(who.other, 'pickMatch', pick)).toContain('404')
  const listed = await did(who.community, linkageContract, 'listNeeds', { freeOnly: true })
  expect(listed.rows[0].matches).toMatchObject([{ id: matchId, title: '爱心午餐' }])
  expect((await did(who.community, linkageContract, 'findCandidates', { needId })).rows).toHaveLength(1)
  await did(who.community, linkageContract, 'releaseMatch', { matchId, version: 1, reason: '对方停供了' })
  expect((await did(who.community, linkageContract, 'findCandidates', { needId })).rows).toHaveLength(2)
})

test('a resource says who to ask to those who may, and is over when its days are', async () => {
  const { resourceId } = await did(
    who.office,
    linkageContract,
    'recordResource',
    resourceForm({ title: '会议室', toDate: '2024-03-10' }),
  )
  const list = async () => (await did(who.office, linkageContract, 'listResources', { text: '会议室' })).rows[0]
  expect(await list()).toMatchObject({ state: 'available', contact: '孙** 138****9999' })
  expect(JSON.stringify(await list())).not.toContain('13820009999')
  const ref = { resourceId, version: 1 }
  expect(await did(who.office, linkageContract, 'openContact', { ...ref, reason: '联系借用时间' })).toEqual({
    name: '孙经理',
    phone: '13820009999',
  })
  expect(await said(who.community, 'withdrawResource', { ...ref, reason: '不在本社区' })).toContain('403')
  town.now = new Date('2024-03-11T09:00:00+08:00')
  expect((await list()).state).toBe('expired')
  expect((await did(who.office, linkageContract, 'listResources', { state: 'expired' })).total).toBeGreaterThan(0)
  await did(who.office, linkageContract, 'withdrawResource', { ...ref, reason: '场地装修' })
  expect((await list()).state).toBe('withdrawn')
  const bad = resourceForm({ areaCode: XINWENHUA, fromDate: '2024-03-10', toDate: '2024-03-01' })
  expect(await said(who.community, 'recordResource', bad)).toContain('结束日期不能早于开始日期')
})
