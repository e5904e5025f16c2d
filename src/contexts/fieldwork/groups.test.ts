import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { activityForm, aPerson, aStation, done, groupForm, refused } from '../../../tests/kit/fieldwork.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { fieldworkContract } from './contract.ts'

const town = aTown()
let who: Awaited<ReturnType<typeof aStation>>
beforeAll(async () => {
  await loadTianjin(town)
  who = await aStation(town)
})

const versionOf = async (groupId: string): Promise<number> => (await done(who.worker, 'getGroup', { groupId })).version
/** One act on a group, as it is now. */
const act = async (
  name: keyof (typeof fieldworkContract)['endpoints'],
  groupId: string,
  more: object = {},
  hand = who.worker,
) => done(hand, name, { groupId, version: await versionOf(groupId), ...more })
const no = async (
  name: keyof (typeof fieldworkContract)['endpoints'],
  groupId: string,
  more: object = {},
  hand = who.worker,
) => refused(hand, name, { groupId, version: await versionOf(groupId), ...more })

const evaluation = {
  sheets: 2,
  satisfied: 2,
  goals: '组员之间建立了联系',
  summary: '六节内容按计划完成，孤独感量表得分下降。',
  spentFen: 28_000,
}
const session = (heldOn: string, more: object = {}) => ({
  ...{
    heldOn,
    place: '社区活动室',
    minutes: 90,
    process: '自我介绍、约定小组规则',
    interaction: '积极',
    reflection: '可多留时间',
  },
  ...more,
})
const pubGroup = async (groupId: string) =>
  (
    await town.tx((tx) =>
      sql<{
        state: string
        sessionsHeld: number
      }>`select state, sessions_held from fieldwork.pub_group where id = ${groupId}`.execute(tx),
    )
  ).rows[0]

describe('a group', () => {
  test('is proposed, approved by another, recruited, held, evaluated and put on file with its number', async () => {
    const people = [await aPerson(town, '张桂兰'), await aPerson(town, '李秀英'), await aPerson(town, '王守信')]
    const { groupId } = await done(who.worker, 'proposeGroup', groupForm())
    await act('returnGroup', groupId, { reason: '请补写交通安排' }, who.lead)
    const { areaCode: _, kind: __, ...revised } = groupForm({ people: 6 })
    await act('reviseGroup', groupId, revised)
    await act('approveGroup', groupId, {}, who.lead)
    await act('recruitGroup', groupId)
    for (const personId of people) await act('addMember', groupId, { personId, source: '上门邀请' })
    expect(await no('addMember', groupId, { personId: people[0], source: '上门邀请' })).toContain('已经在')
    const { members } = await done(who.worker, 'getGroup', { groupId })
    const ids = people.map(
      (person) => members.find((one: { personId: string }) => one.personId === person).id as string,
    )
    expect(await no('startGroup', groupId)).toContain('还没有入组')
    await act('screenMember', groupId, { memberId: ids[0], screening: 'accepted' })
    expect(await no('startGroup', groupId)).toContain('还有1位组员没有签契约')
    for (const memberId of ids.slice(0, 2))
      await act('screenMember', groupId, { memberId, screening: 'accepted', contractOn: '2024-03-05' })
    await act('screenMember', groupId, { memberId: ids[2], screening: 'declined', note: '已参加另一小组' })
    await act('startGroup', groupId)

    const roll = [{ personId: people[0], state: 'present' }]
    expect(await no('recordSession', groupId, session('2024-03-05', { roll }))).toContain('还有1位组员没有记出席')
    const stranger = { personId: people[2], state: 'present' }
    expect(await no('recordSession', groupId, session('2024-03-05', { roll: [...roll, stranger] }))).toContain(
      '不是组员',
    )
    const both = [...roll, { personId: people[1], state: 'absent', note: '感冒' }]
    await act('recordSession', groupId, session('2024-03-05', { roll: both }))
    town.now = new Date('2024-03-12T10:00:00+08:00')
    await act('recordSession', groupId, session('2024-03-12', { roll: both }))
    expect(await pubGroup(groupId)).toEqual({ state: 'running', sessionsHeld: 2 })

    await act('recordScores', groupId, {
      scores: [
        { memberId: ids[0], before: 42, after: 31 },
        { memberId: ids[1], before: 40, after: null },
      ],
    })
    await act('endGroup', groupId)
    await act('evaluateGroup', groupId, evaluation)
    expect(await no('archiveGroup', groupId, {}, who.lead)).toContain('档案还缺：每位组员的前后测')
    expect(
      (await done(who.lead, 'getGroup', { groupId })).papers.filter(({ isThere }: { isThere: boolean }) => !isThere),
    ).toEqual([{ title: '每位组员的前后测', isThere: false }])
    const late = { scores: [{ memberId: ids[1], before: null, after: 35 }] }
    expect(await no('recordScores', groupId, late)).toContain('已评估')
    await act('reopenGroup', groupId, { reason: '请补李秀英的后测' }, who.lead)
    await act('recordScores', groupId, late)
    await act('evaluateGroup', groupId, evaluation)
    await act('archiveGroup', groupId, {}, who.lead)
    const filed = await done(who.lead, 'getGroup', { groupId })
    expect([filed.state, filed.fileNo]).toEqual(['archived', '120101006-XZ-2024-001'])
    expect(filed.members[0]).toMatchObject({ name: '张桂兰', beforeScore: 42, afterScore: 31, attended: 2 })
    const table = filed.steps.map((step: { act: string; byName: string; note: string }) =>
      `${step.act} ${step.byName.replace(/\d+$/, '')} ${step.note}`.trim(),
    )
    expect(table).toEqual([
      ...['propose 驻站社工', 'return 社工站负责人 请补写交通安排', 'revise 驻站社工', 'approve 社工站负责人'],
      ...[
        'recruit 驻站社工',
        'start 驻站社工',
        'end 驻站社工',
        'evaluate 驻站社工',
        'reopen 社工站负责人 请补李秀英的后测',
      ],
      ...['evaluate 驻站社工', 'archive 社工站负责人'],
    ])
  })

  test('its lead does not approve what they proposed, and a stale page is told', async () => {
    const { groupId } = await done(who.lead, 'proposeGroup', groupForm({ title: '照护者支持小组' }))
    expect((await who.lead.ask(fieldworkContract, 'approveGroup', { groupId, version: 1 })).status).toBe(403)
    expect((await done(who.lead, 'getGroup', { groupId })).may).not.toContain('approveGroup')
    expect(
      (await who.worker.ask(fieldworkContract, 'cancelGroup', { groupId, version: 9, reason: '不再开展' })).status,
    ).toBe(409)
    await act('cancelGroup', groupId, { reason: '不再开展' })
    expect(await no('recruitGroup', groupId)).toContain('现在是“已取消”')
  })

  test('a proposal must be whole', async () => {
    const ask = (more: Record<string, unknown>) => refused(who.worker, 'proposeGroup', groupForm(more))
    expect(await ask({ sessions: 6 })).toContain('计划6节，写了2节的内容')
    expect(await ask({ type: 'culture' })).toContain('小组请选小组的类型')
    expect(await ask({ endsOn: '2024-03-01' })).toContain('结束日期不能早于')
    expect(await ask({ plan: { ...groupForm().plan, recruiting: '' } })).toContain('招募办法')
    expect(
      await refused(who.worker, 'proposeGroup', activityForm({ plan: { ...activityForm().plan, safety: '' } })),
    ).toContain('安全预案')
  })

  test('a session deleted by mistake is not lost: voided with a reason, and brought back', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { groupId } = await done(who.worker, 'proposeGroup', activityForm({ title: '邻里议事会', sessions: 2 }))
    await act('approveGroup', groupId, {}, who.lead)
    await act('startGroup', groupId)
    await act('recordSession', groupId, session('2024-03-05', { peopleCount: 30 }))
    const [{ id: sessionId }] = (await done(who.worker, 'getGroup', { groupId })).meetings
    await done(who.worker, 'voidSession', { sessionId, reason: '以为重复记录' })
    expect(await pubGroup(groupId)).toEqual({ state: 'running', sessionsHeld: 0 })
    expect(await refused(who.worker, 'voidSession', { sessionId, reason: '以为重复记录' })).toContain('已作废')
    await done(who.other, 'restoreSession', { sessionId, reason: '核对后不是重复' })
    const { meetings, sessionsHeld } = await done(who.worker, 'getGroup', { groupId })
    expect(sessionsHeld).toBe(1)
    expect(meetings).toMatchObject([
      { id: sessionId, no: 1, isVoided: false, peopleCount: 30, marks: [{ kind: 'voided' }, { kind: 'restored' }] },
    ])
    await expect(
      town.tx((tx) => sql`delete from fieldwork.session where id = ${sessionId}`.execute(tx)),
    ).rejects.toThrow()
    expect(await no('endGroup', groupId)).toContain('计划2节，有记录的1节')
    await act('endGroup', groupId, { note: '居民意见已经一致，提前结束' })
    await act('evaluateGroup', groupId, evaluation)
    expect(await refused(who.worker, 'voidSession', { sessionId, reason: '再想想还是作废' })).toContain(
      '已经评估或归档',
    )
  })
})

describe('a community activity', () => {
  test('of 200 is filed with the town, of 1,000 permitted by the police, before it begins', async () => {
    const { groupId } = await done(who.worker, 'proposeGroup', activityForm({ people: 1000 }))
    await act('approveGroup', groupId, {}, who.lead)
    expect(await no('startGroup', groupId)).toMatch(/1000人.+公安机关安全许可（《大型群众性活动安全管理条例》/)
    await act('recordSafety', groupId, { filedOn: '2024-03-04', permitNo: '津公治许〔2024〕7号' })
    await act('startGroup', groupId)
    const { groupId: other } = await done(who.worker, 'proposeGroup', activityForm({ people: 200 }))
    await act('approveGroup', other, {}, who.lead)
    expect(await no('startGroup', other)).toContain('须先报街镇备案')
    await act('recordSafety', other, { filedOn: '2024-03-04', filingNo: '南街备12' })
    await act('startGroup', other)
  })

  test('is counted or called, and closed on a complete file; the numbers run on', async () => {
    const personId = await aPerson(town, '陈国强')
    for (const no of ['001', '002']) {
      const { groupId } = await done(who.worker, 'proposeGroup', activityForm())
      await act('approveGroup', groupId, {}, who.lead)
      await act('startGroup', groupId)
      const told = session('2024-03-05', { roll: [{ personId, state: 'present' }], peopleCount: 88 })
      await act('recordSession', groupId, told)
      await act('endGroup', groupId)
      await act('evaluateGroup', groupId, evaluation)
      await act('archiveGroup', groupId, {}, who.lead)
      expect((await done(who.lead, 'getGroup', { groupId })).fileNo).toBe(`120101006-HD-2024-${no}`)
    }
  })
})

describe('who sees what', () => {
  test('names and words of a group are for those who work it; the city reads masks and numbers, a neighbour nothing', async () => {
    const { groupId } = await done(who.worker, 'proposeGroup', groupForm({ title: '成长小组' }))
    await act('approveGroup', groupId, {}, who.lead)
    await act('recruitGroup', groupId)
    await act('addMember', groupId, { personId: await aPerson(town, '欧阳明珠'), source: '报名' })
    expect((await done(who.lead, 'getGroup', { groupId })).members[0].name).toBe('欧阳明珠')
    const seen = await done(who.city, 'getGroup', { groupId })
    expect(seen.members[0].name).toMatch(/\*/)
    expect(seen.may).toEqual([])
    expect((await who.neighbour.ask(fieldworkContract, 'getGroup', { groupId })).status).toBe(403)
    expect((await done(who.neighbour, 'listGroups', {})).total).toBe(0)
    const own = await done(who.worker, 'listGroups', { kind: 'group', sort: 'title', down: false })
    expect(own.rows.map(({ title }: { title: string }) => title)).toContain('成长小组')
  })

  test('a report on the needs of a place is kept with where it lies', async () => {
    const report = {
      ...{
        areaCode: '120101006018',
        title: '2024年新文化花园社区需求评估',
        fromDate: '2024-02-01',
        toDate: '2024-03-01',
      },
      ...{
        methods: '问卷120份，访谈12人',
        peopleAsked: 132,
        findings: '高龄老人助餐和助浴需求最集中。',
        keptAt: '社工站档案柜3',
      },
    }
    expect(await refused(who.worker, 'recordAssessment', { ...report, toDate: '2024-04-01' })).toContain(
      '不能早于开始日期',
    )
    await done(who.worker, 'recordAssessment', report)
    expect((await done(who.town, 'listAssessments', {})).rows).toMatchObject([
      { title: report.title, peopleAsked: 132 },
    ])
  })
})
