import { beforeAll, describe, expect, test } from 'vitest'
import {
  aClassedNeed,
  aNeedTown,
  done,
  messagesOf,
  type NeedTown,
  ref,
  said,
  seen,
  storyTable,
  tellForm,
} from '../../../tests/kit/needs.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { findNeed, heardAt, noteAct, resolveNeed, startService } from './public.ts'

const town = aTown()
let who: NeedTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aNeedTown(town)
})

describe('a need from the mouth of the resident to the confirmed result', () => {
  test('is told on the phone, verified, classed, given to the community, done, confirmed, and archived by itself', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { needId, no } = await done(who.resident, 'tellNeed', tellForm())
    expect(no).toBe('XQ120101006-2024-0001')
    await done(who.community, 'verifyNeed', {
      ...(await ref(who, needId)),
      how: 'site',
      note: '三个灯都不亮',
      peopleCount: 24,
    })
    const classed = { line: 'governance', level: 'community', urgency: 'normal', route: 'public' }
    await done(who.community, 'classifyNeed', { ...(await ref(who, needId)), ...classed })
    await done(who.station, 'assignNeed', {
      ...(await ref(who, needId)),
      party: 'community',
      unit: '新文化花园社区居委会',
    })
    expect((await seen(who, needId)).dueOn).toBe('2024-03-20')
    town.now = new Date('2024-03-06T09:00:00+08:00')
    await done(who.community, 'startNeed', { ...(await ref(who, needId)), note: '已联系物业' })
    await done(who.community, 'noteNeed', { ...(await ref(who, needId)), note: '物业明天来换灯' })
    town.now = new Date('2024-03-08T09:00:00+08:00')
    await done(who.community, 'resolveNeed', {
      ...(await ref(who, needId)),
      means: ['public'],
      result: '三个灯都换好了',
    })
    expect(await messagesOf(town, who.resident.actor.accountId)).toEqual([
      '您说的“楼道里的灯坏了一个星期，晚上看不见路”办好了，请您看看',
      ...[
        '您说的“楼道里的灯坏了一个星期，晚上看不见路”开始办了',
        '您说的“楼道里的灯坏了一个星期，晚上看不见路”有新进展',
      ],
      '您说的“楼道里的灯坏了一个星期，晚上看不见路”已交给新文化花园社区居委会办理',
      '社区已核实您说的“楼道里的灯坏了一个星期，晚上看不见路”',
    ])
    const mine = await done(who.resident, 'myNeed', { needId })
    expect([mine.state, mine.mayConfirm, mine.mayReopen]).toEqual(['resolved', true, true])
    await done(who.resident, 'confirmMine', { needId, version: mine.version, rating: 5, comment: '很快' })
    const table = await storyTable(town, needId)
    process.stdout.write(`${table.join('\n')}\n`)
    expect(table.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      '2024-03-05 report reported resident',
      '2024-03-05 verify verified community',
      '2024-03-05 classify classified community',
      '2024-03-05 assign assigned social_worker',
      '2024-03-06 start in_service community',
      '2024-03-06 note in_service community',
      '2024-03-08 resolve resolved community',
      '2024-03-08 confirm confirmed resident',
    ])
    town.now = new Date('2024-04-07T09:00:00+08:00')
    await daily()
    expect((await seen(who, needId)).state).toBe('confirmed')
    town.now = new Date('2024-04-08T09:00:00+08:00')
    await daily()
    await daily()
    expect([(await seen(who, needId)).state, (await seen(who, needId)).rating]).toEqual(['archived', 5])
  })

  test('that is not done after all is taken up again by the resident, within the days', async () => {
    town.now = new Date('2024-05-06T09:00:00+08:00')
    const needId = await aClassedNeed(who, '单元门的门禁坏了，谁都能进')
    await done(who.town, 'assignNeed', { ...(await ref(who, needId)), party: 'government', unit: '街道城管科' })
    await done(who.town, 'resolveNeed', { ...(await ref(who, needId)), means: ['public'], result: '已经派修' })
    const confirm = { ...(await ref(who, needId)), rating: 2, comment: '只修了一天' }
    await done(who.resident, 'confirmMine', confirm)
    town.now = new Date('2024-06-05T09:00:00+08:00')
    await done(who.resident, 'reopenMine', { ...(await ref(who, needId)), reason: '又坏了，还是谁都能进' })
    const need = await seen(who, needId)
    expect([need.state, need.reopened, need.rating, need.confirmedOn]).toEqual(['in_service', 1, null, null])
    await done(who.town, 'resolveNeed', { ...(await ref(who, needId)), means: ['public'], result: '换了新的门禁' })
    const paper = { ...(await ref(who, needId)), rating: 4, how: '6月5日电话里本人说可以' }
    await done(who.community, 'confirmOnPaper', paper)
    expect((await seen(who, needId)).confirmedHow).toBe('paper')
    town.now = new Date('2024-07-06T09:00:00+08:00')
    expect(await said(who.resident, 'reopenMine', { ...(await ref(who, needId)), reason: '还是不行啊' })).toContain(
      '超过30天不能重新办理',
    )
  })
})

test('what somebody has a right to is referred with a receipt before anything else, and a gift alone never closes it', async () => {
  town.now = new Date('2024-03-05T09:00:00+08:00')
  const { needId } = await done(who.resident, 'tellNeed', tellForm({ words: '家里没有收入，想申请低保，米面也快没了' }))
  await done(who.community, 'verifyNeed', { ...(await ref(who, needId)), how: 'visit' })
  const classed = { line: 'relief', level: 'case', urgency: 'normal', groups: ['T99'] }
  const classify = async (more: object) =>
    said(who.community, 'classifyNeed', { ...(await ref(who, needId)), ...classed, ...more })
  expect(await classify({ route: 'society' })).toContain('提到“最低生活保障”')
  expect(await classify({ route: 'society', benefit: 'allowance' })).toContain('先转介街镇民政')
  expect(await classify({ route: 'entitlement', benefit: 'allowance' })).toBe('200 办成')
  const give = { party: 'charity', unit: '南市街道社区基金' }
  expect(await said(who.town, 'assignNeed', { ...(await ref(who, needId)), ...give })).toContain(
    '须先转介街镇民政并取得回执',
  )
  await done(who.town, 'referNeed', { ...(await ref(who, needId)), toUnit: '南市街道民政窗口' })
  const gift = { means: ['gift'], result: '送去了米面油' }
  const close = async (more: object) =>
    said(who.community, 'resolveNeed', { ...(await ref(who, needId)), ...gift, ...more })
  expect(await close({})).toContain('不能只送款物就办结')
  expect(await close({ means: ['gift', 'advice'] })).toContain('须有街镇民政的转介回执')
  expect(await said(who.town, 'referNeed', { ...(await ref(who, needId)), toUnit: '区民政局' })).toContain(
    '不能重复转介',
  )
  const receipt = { receiptNo: 'NS-JZ-2024-031', receiptOn: '2024-03-05', receiptName: '李敏' }
  await done(who.town, 'recordReceipt', { ...(await ref(who, needId)), ...receipt })
  await done(who.town, 'assignNeed', { ...(await ref(who, needId)), ...give })
  expect(await close({ means: ['gift', 'advice'] })).toContain('还没有答复')
  town.now = new Date('2024-04-02T09:00:00+08:00')
  await done(who.town, 'recordAnswer', { ...(await ref(who, needId)), outcome: 'granted', outcomeOn: '2024-04-01' })
  expect(await close({})).toContain('不能只送款物就办结')
  expect(await close({ means: ['gift', 'advice'] })).toContain('请选上“政策待遇”')
  const through = town.tx((tx) =>
    resolveNeed(tx, { needId, result: '送了米面', by: doer(), party: 'charity', means: ['gift'] }),
  )
  await expect(through).rejects.toThrow('不能只送款物就办结')
  expect(await close({ means: ['benefit', 'gift'], result: '四月起享受低保，基金送去米面应急' })).toBe('200 办成')
  const mine = await done(who.resident, 'myNeed', { needId })
  expect([mine.receiptNo, mine.outcome, mine.state]).toEqual(['NS-JZ-2024-031', 'granted', 'resolved'])
})

test('two who tell the same are found, merged with nothing lost, and both are told to the end', async () => {
  town.now = new Date('2024-08-12T09:00:00+08:00')
  const first = await done(who.resident, 'tellNeed', tellForm({ words: '小区东门的路坑坑洼洼，老人推车过不去' }))
  const second = await done(who.neighbour, 'tellNeed', tellForm({ words: '东门的路坑坑洼洼，轮椅过不去，请修一修' }))
  const { rows } = await done(who.community, 'findLikely', { needId: second.needId })
  expect(rows.map(({ id }: { id: string }) => id)).toContain(first.needId)
  const words = { intoId: first.needId, reason: '同一段路' }
  await done(who.community, 'mergeNeed', { ...(await ref(who, second.needId)), ...words })
  expect((await messagesOf(town, who.neighbour.actor.accountId))[0]).toContain('和邻居说的是同一件事')
  expect((await messagesOf(town, who.resident.actor.accountId))[0]).toContain('还有邻居也提到了')
  await done(who.community, 'verifyNeed', { ...(await ref(who, first.needId)), how: 'site' })
  const classed = { line: 'environment', level: 'community', urgency: 'normal', route: 'public' }
  await done(who.community, 'classifyNeed', { ...(await ref(who, first.needId)), ...classed })
  await done(who.community, 'assignNeed', { ...(await ref(who, first.needId)), party: 'community', unit: '社区居委会' })
  town.now = new Date('2024-08-14T09:00:00+08:00')
  await done(who.community, 'resolveNeed', {
    ...(await ref(who, first.needId)),
    means: ['public'],
    result: '路面已经铺平',
  })
  for (const one of [who.resident, who.neighbour])
    expect((await messagesOf(town, one.actor.accountId))[0]).toContain('办好了，请您看看')
  const mine = await done(who.neighbour, 'myNeed', { needId: second.needId })
  expect([mine.state, mine.isMerged, mine.result, mine.mayConfirm]).toEqual(['resolved', true, '路面已经铺平', false])
  expect(mine.story.map(({ kind }: { kind: string }) => kind)).toEqual([
    'report',
    'merge',
    'verify',
    'classify',
    'assign',
    'resolve',
  ])
  expect(mine.words).toContain('轮椅过不去')
  expect(JSON.stringify(mine)).not.toContain('老人推车')
  expect((await seen(who, first.needId)).merged).toHaveLength(1)
  expect(await said(who.community, 'verifyNeed', { ...(await ref(who, second.needId)), how: 'site' })).toContain(
    '已合并',
  )
})

test('other contexts tell what their party did, begin the work and hear of needs', async () => {
  town.now = new Date('2024-03-12T09:00:00+08:00')
  const needId = await town.tx((tx) =>
    heardAt(tx, {
      ...{
        areaCode: '120101006018',
        title: '独居老人没人做饭',
        description: '走访时说的',
        channel: 'visit',
        by: doer(),
      },
      ...{ line: 'elder', groups: ['T10'] },
    }),
  )
  await town.tx((tx) => noteAct(tx, { needId, party: 'volunteers', kind: 'hours', note: '送餐2小时', by: doer() }))
  await expect(town.tx((tx) => startService(tx, needId, doer()))).rejects.toThrow('不能办理“开始办理”')
  await done(who.community, 'verifyNeed', { ...(await ref(who, needId)), how: 'met' })
  const classed = { line: 'elder', level: 'case', urgency: 'normal', route: 'society', groups: ['T10'] }
  await done(who.community, 'classifyNeed', { ...(await ref(who, needId)), ...classed })
  const give = { party: 'organisation', unit: '夕阳红互助会', personId: who.neighbour.personId }
  await done(who.station, 'assignNeed', { ...(await ref(who, needId)), ...give })
  await town.tx((tx) => startService(tx, needId, doer()))
  await town.tx((tx) => startService(tx, needId, doer()))
  await town.tx((tx) => resolveNeed(tx, { needId, result: '每天送一顿饭', by: doer(), means: ['organisation'] }))
  expect((await town.tx((tx) => findNeed(tx, needId)))?.state).toBe('resolved')
  expect((await storyTable(town, needId)).map((line) => line.split(' ')[1])).toEqual([
    ...['report', 'hours', 'verify', 'classify', 'assign', 'start', 'resolve'],
  ])
})

const doer = () => ({ accountId: who.resident.actor.accountId, personId: null, name: '社工', now: town.now })
async function daily() {
  const { needs } = await import('./context.ts')
  const job = needs.jobs.find(({ name }) => name === 'needs.daily')
  if (!job || job.long) throw new Error('no daily job')
  await town.tx((tx) => job.run({}, { tx, now: town.now, today: town.now.toISOString().slice(0, 10) }))
}
