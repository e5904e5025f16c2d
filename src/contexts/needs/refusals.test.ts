import { beforeAll, describe, expect, test } from 'vitest'
import { importSheet } from '../../../tests/kit/imports.ts'
import {
  aClassedNeed,
  aNeedTown,
  done,
  messagesOf,
  type NeedTown,
  ref,
  said,
  seen,
  sendPhoto,
  tellForm,
} from '../../../tests/kit/needs.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { needsExports } from './exports.ts'

const town = aTown()
let who: NeedTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aNeedTown(town)
})

describe('on the phone', () => {
  test('a photo of 60 MB is refused with a sentence, a smaller one is kept, and the words go through with it or without', async () => {
    const { accountId } = who.resident.actor
    const tooLarge = await sendPhoto(town, accountId, 60 * 1024 * 1024)
    expect([tooLarge.status, tooLarge.body.message]).toEqual([
      413,
      '这张照片太大，最多20 MB。请换一张小一点的，或者不附照片。您写的话都还在',
    ])
    expect((await sendPhoto(town, accountId, 61 * 1024 * 1024)).body.message).toContain('超过60 MB')
    const { fileId } = (await sendPhoto(town, accountId)).body
    expect(await said(who.neighbour, 'tellNeed', tellForm({ photoId: fileId }))).toContain('没有找到这张照片')
    const { needId } = await done(who.resident, 'tellNeed', tellForm({ photoId: fileId }))
    expect((await done(who.resident, 'myNeed', { needId })).hasPhoto).toBe(true)
    expect((await seen(who, needId)).photoFileId).toBe(fileId)
  })

  test('who gives no name is known to nobody and still gets the answer', async () => {
    const form = tellForm({ isNameless: true, words: '隔壁天天半夜打麻将，吵得睡不着', phone: '' })
    const { needId } = await done(who.neighbour, 'tellNeed', form)
    const need = await seen(who, needId)
    expect([need.contact, need.isNameless, need.recordedName]).toEqual(['不留名', true, '居民（不留名）'])
    expect(JSON.stringify(need)).not.toMatch(/王建国|王\*/)
    const whole = await done(who.community, 'revealContact', { ...(await ref(who, needId)), reason: '想回电话问清楚' })
    expect(whole).toEqual({ name: '', phone: '', address: '', whom: '' })
    await done(who.community, 'rejectNeed', { ...(await ref(who, needId)), reason: '已由派出所调解处理，请拨110' })
    expect((await messagesOf(town, who.neighbour.actor.accountId))[0]).toContain('没有受理')
    expect((await done(who.neighbour, 'myNeed', { needId })).rejectedReason).toContain('派出所')
  })

  test('telling for somebody else says for whom, words of danger are urgent, and a need is nobody else’s', async () => {
    expect(await said(who.resident, 'tellNeed', tellForm({ forWhom: 'other' }))).toContain('替谁说的')
    const form = tellForm({ forWhom: 'other', whom: '3号楼李奶奶', words: '李奶奶摔倒了起不来，家里没人' })
    const { needId } = await done(who.resident, 'tellNeed', form)
    const need = await seen(who, needId)
    expect([need.urgency, need.dueOn, need.contact]).toEqual(['urgent', '2024-03-06', '张**，138****0001'])
    expect(await said(who.neighbour, 'myNeed', { needId })).toContain('404')
    const confirm = { needId, version: need.version, rating: 5 }
    expect(await said(who.neighbour, 'confirmMine', confirm)).toContain('404')
    expect(await said(who.resident, 'confirmMine', confirm)).toContain('现在是“待核实”')
    await done(who.resident, 'addToMine', { needId, version: need.version, words: '已经打了120' })
    expect((await done(who.resident, 'myNeed', { needId })).story.at(-1).note).toBe('已经打了120')
  })

  test('who told it may take it back until somebody is set to work, unless a neighbour’s was joined to it', async () => {
    const { needId } = await done(who.resident, 'tellNeed', tellForm())
    const mine = await done(who.resident, 'myNeed', { needId })
    expect(mine.mayWithdraw).toBe(true)
    expect(await said(who.neighbour, 'withdrawMine', { needId, version: mine.version })).toContain('404')
    await done(who.resident, 'withdrawMine', { needId, version: mine.version, reason: '儿子已经修好了' })
    const after = await done(who.resident, 'myNeed', { needId })
    expect([after.state, after.mayWithdraw, after.dueOn]).toEqual(['withdrawn', false, null])
    const verify = { ...(await ref(who, needId)), how: 'call' }
    expect(await said(who.community, 'verifyNeed', verify)).toContain('现在是“本人已撤回”')

    const joined = (await done(who.resident, 'tellNeed', tellForm())).needId
    const other = (await done(who.neighbour, 'tellNeed', tellForm())).needId
    await done(who.community, 'mergeNeed', { ...(await ref(who, other)), intoId: joined })
    const { version, mayWithdraw } = await done(who.resident, 'myNeed', { needId: joined })
    expect(mayWithdraw).toBe(false)
    expect(await said(who.resident, 'withdrawMine', { needId: joined, version })).toContain('有邻居')

    const classed = await aClassedNeed(who, '楼道灯坏了一周')
    await done(who.station, 'assignNeed', { ...(await ref(who, classed)), party: 'community', unit: '居委会' })
    const late = await done(who.resident, 'myNeed', { needId: classed })
    expect(await said(who.resident, 'withdrawMine', { needId: classed, version: late.version })).toContain(
      '现在是“已交办”',
    )
  })
})

describe('at the desk', () => {
  test('of two who act on one need at once the first has it, and the second is told that nothing of theirs was sent', async () => {
    const { needId } = await done(who.resident, 'tellNeed', tellForm())
    const verify = { ...(await ref(who, needId)), how: 'call' }
    const both = await Promise.all([who.community, who.worker].map((hand) => said(hand, 'verifyNeed', verify)))
    expect(both.toSorted()).toEqual(['200 办成', '409 此记录刚被他人修改，您填写的内容没有提交。请刷新后核对再办理。'])
  })

  test('charity is not asked before public service, a case has somebody, and a merge stays in the town', async () => {
    const needId = await aClassedNeed(who, '孩子放学没人看')
    const give = { party: 'volunteers', unit: '夕阳红队' }
    expect(await said(who.station, 'assignNeed', { ...(await ref(who, needId)), ...give })).toContain(
      '先由社区、社工站或部门办理',
    )
    const past = { party: 'community', unit: '居委会', dueOn: '2024-03-04' }
    expect(await said(who.station, 'assignNeed', { ...(await ref(who, needId)), ...past })).toContain('不能早于今天')
    const classed = { line: 'child', level: 'case', urgency: 'normal', route: 'society' }
    expect(await said(who.community, 'classifyNeed', { ...(await ref(who, needId)), ...classed })).toContain(
      '至少选择一类服务对象',
    )
    expect(await said(who.community, 'mergeNeed', { ...(await ref(who, needId)), intoId: needId })).toContain('它自己')
    expect(await said(who.elsewhere, 'verifyNeed', { ...(await ref(who, needId)), how: 'call' })).toMatch(/40[34]/)
  })

  test('others read where it stands, not the words nor who told them', async () => {
    const { needId } = await done(who.resident, 'tellNeed', tellForm({ address: '3号楼2单元' }))
    const need = await done(who.city, 'getNeed', { needId })
    expect([need.description, need.mayReveal, need.may]).toEqual([null, false, []])
    const reveal = { ...(await ref(who, needId)), reason: '回电核实情况' }
    expect(await said(who.city, 'revealContact', reveal)).toContain('403')
    expect(await done(who.community, 'revealContact', reveal)).toEqual({
      ...{ name: '张秀英', phone: '13800000001', address: '3号楼2单元', whom: '' },
    })
  })

  test('what nobody confirmed is not archived before its day, nor without a word', async () => {
    const needId = await aClassedNeed(who, '公告栏太高看不清')
    await done(who.station, 'assignNeed', { ...(await ref(who, needId)), party: 'community', unit: '居委会' })
    await done(who.community, 'resolveNeed', {
      ...(await ref(who, needId)),
      means: ['public'],
      result: '公告栏已经降低',
    })
    const archive = async (reason: string) =>
      said(who.community, 'archiveNeed', { ...(await ref(who, needId)), reason })
    expect(await archive('打了三次电话没人接')).toContain('本人还没有确认')
    town.now = new Date('2024-03-13T09:00:00+08:00')
    expect(await archive('')).toContain('本人还没有确认')
    expect(await archive('打了三次电话没人接')).toBe('200 办成')
    town.now = new Date('2024-03-05T09:00:00+08:00')
  })

  test('a ticket of the hotline is taken once, by hand or by list', async () => {
    const form = {
      areaCode: '120101006018',
      channel: 'hotline',
      reportedOn: '2024-03-04',
      title: '垃圾没人清',
      description: '楼下垃圾三天没清',
    }
    const { no } = await done(who.community, 'recordNeed', {
      ...form,
      externalNo: 'GD20240304001',
      name: '刘女士',
      phone: '13800000002',
    })
    expect(await said(who.community, 'recordNeed', { ...form, externalNo: 'GD20240304001' })).toContain(
      `已经登记为${no}`,
    )
    const row = {
      工单号: 'GD20240304001',
      街镇: '南市街道',
      '社区（村）': '新文化花园社区',
      诉求标题: '垃圾没人清',
      来电日期: '2024-03-04',
    }
    const rows = [
      row,
      { ...row, 工单号: 'GD20240304002', 诉求标题: '路灯不亮', 来电人: '赵先生', 电话: '13800000003' },
      { ...row, 工单号: 'GD20240304003', '社区（村）': '' },
    ]
    expect(await importSheet(town, 'needs.hotline', '120101006', rows)).toMatchObject({
      problems: [],
      stored: 2,
      same: 1,
    })
    expect(await importSheet(town, 'needs.hotline', '120101006', rows)).toMatchObject({ stored: 0, same: 3 })
    const found = await done(who.town, 'listNeeds', { channel: 'hotline', sort: 'reportedOn' })
    expect(found.total).toBe(3)
    const lamp = found.rows.find(({ title }: { title: string }) => title === '路灯不亮')
    expect((await seen(who, lamp.id)).contact).toBe('赵**，138****0003')
    const away = [{ ...row, 街镇: '劝业场街道', '社区（村）': '花园路社区' }]
    const { problems } = await importSheet(town, 'needs.hotline', '120101001', away)
    expect(problems[0]?.reason).toContain('已经登记为别处的一件需求')
  })

  test('the board counts what is open and late, and the list shows the late ones', async () => {
    town.now = new Date('2024-03-20T09:00:00+08:00')
    const counts = await done(who.town, 'countNeeds', {})
    const late = await done(who.town, 'listNeeds', { lateOnly: true, sort: 'dueOn', down: false })
    expect(late.total).toBe(counts.late)
    expect(late.rows.every(({ light }: { light: string }) => light === 'late')).toBe(true)
    expect((await done(who.elsewhere, 'countNeeds', {})).open).toBe(0)
    expect(await exported({ lateOnly: true })).toBe(counts.late)
    expect(await exported({})).toBe((await done(who.town, 'listNeeds', {})).total)
  })
})

/** How many rows the spreadsheet has; as many as it says before. */
async function exported(more: object): Promise<number> {
  const [kind] = needsExports
  if (!kind) throw new Error('no export')
  const filter = kind.filter.parse(more) as never
  const [reach, today] = [['12.120101.120101006'], '2024-03-20']
  return town.tx(async (tx) => {
    let rows = 0
    for await (const _ of kind.rows(tx, filter, reach, today)) rows += 1
    expect(rows).toBe(await kind.count(tx, filter, reach, today))
    return rows
  })
}
