import { describe, expect, test } from 'vitest'
import { addOrganisation } from '#contexts/directory/public.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { teamsScene, XINWENHUA } from '../../../tests/kit/teams.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { teamsContract } from './contract.ts'

const town = aTown()
const HUAIYUANLI = '120101006002'
const { hands, actorOf, someone, phoneOf, form, aTeam } = teamsScene(town)

describe('a team', () => {
  test('is led by a registered volunteer, known once by its name, and listed masked', async () => {
    const outsider = await someone('钱居民', { registered: false })
    expect((await hands.worker.ask(teamsContract, 'recordTeam', form(outsider))).body.code).toBe(
      'teams.leadNotRegistered',
    )
    const lead = await someone('陈队长')
    const wrong = await hands.worker.ask(teamsContract, 'recordTeam', form(lead, { categories: ['77'] }))
    expect(wrong.body.message).toContain('服务类别代码表中没有“77”')
    const made = form(lead, { name: '夕阳红队' })
    const { body } = await hands.worker.ask(teamsContract, 'recordTeam', made)
    expect((await hands.worker.ask(teamsContract, 'recordTeam', made)).body.code).toBe('teams.teamKnown')
    expect(await factsTold(town, 'teams.teams-changed')).toContainEqual({ areaCodes: [XINWENHUA] })
    const { body: list } = await hands.clerk.ask(teamsContract, 'listTeams', { words: '夕阳' })
    expect(list).toMatchObject({ total: 1, rows: [{ id: body.teamId, leadName: '陈**', membersNow: 1, waiting: 0 }] })
    const far = await actorOf('townAdmin', paths.quanyechang)
    expect((await far.ask(teamsContract, 'listTeams', {})).body.total).toBe(0)
    expect((await far.ask(teamsContract, 'getTeam', { teamId: body.teamId })).status).toBe(403)
  })

  test('that is filed as a social organisation shows its double use, and one organisation stands for one team', async () => {
    const organisation = await town.tx((tx) =>
      addOrganisation(tx, {
        ...{ areaCode: XINWENHUA, name: '新文化互助社', kind: 'community_social_org', uscc: null, standing: 'filed' },
        ...{ standingNo: '备18', standingOn: '2023-09-01', domain: '', headName: '', createdAt: town.now },
      }),
    )
    const { teamId, lead } = await aTeam()
    const edit = { teamId, version: 1, name: '互助队', organiserKind: 'organisation', leadPersonId: lead }
    const saved = await hands.worker.ask(teamsContract, 'editTeam', { ...edit, organisationId: organisation })
    expect(saved.body).toEqual({ version: 2 })
    expect((await hands.worker.ask(teamsContract, 'editTeam', edit)).body.code).toBe('access.stale')
    const { body } = await hands.worker.ask(teamsContract, 'getTeam', { teamId })
    expect(body.team).toMatchObject({ organisationName: '新文化互助社', name: '互助队' })
    const second = await hands.worker.ask(teamsContract, 'recordTeam', form(lead, { organisationId: organisation }))
    expect(second.body.message).toContain('已对应队伍“互助队”')
  })

  test('ends with its members, but not before its projects', async () => {
    const { teamId } = await aTeam()
    const { body: project } = await hands.worker.ask(
      teamsContract,
      'recordProject',
      projectForm({ teamId, name: '结对陪伴' }),
    )
    await hands.worker.ask(teamsContract, 'startProject', { ...project, version: 1, startedOn: '2024-01-10' })
    const end = { teamId, version: 1, endedOn: '2024-03-01', reason: '队员多已搬离' }
    expect((await hands.worker.ask(teamsContract, 'endTeam', end)).body.message).toContain('结对陪伴')
    await hands.worker.ask(teamsContract, 'endProject', { ...project, version: 2, endedOn: '2024-02-20' })
    expect(
      (await hands.worker.ask(teamsContract, 'endTeam', { ...end, endedOn: '2024-03-06' })).body.message,
    ).toContain('晚于今天')
    expect((await hands.worker.ask(teamsContract, 'endTeam', end)).status).toBe(200)
    const { body } = await hands.worker.ask(teamsContract, 'listMembers', { teamId, state: 'left' })
    expect(body.rows).toMatchObject([{ name: '陈**', toDate: '2024-03-01' }])
    const late = { teamId, version: 2, personId: await someone('孙新'), fromDate: '2024-03-02' }
    expect((await hands.worker.ask(teamsContract, 'addMember', late)).body.code).toBe('teams.teamEnded')
  })
})

describe('joining from the phone', () => {
  test('a neighbour asks, the lead sees name and the phone that was shared, and says yes', async () => {
    const { teamId, lead } = await aTeam('周领队')
    const neighbour = await someone('吴小妹', { areaCode: HUAIYUANLI, phone: '13820001234' })
    const mine = await phoneOf(neighbour)
    const near = (await mine.ask(teamsContract, 'findTeams')).body
    expect(near).toMatchObject({ townName: '南市街道', isVolunteer: true })
    expect(near.teams.find(({ id }: { id: string }) => id === teamId)).toMatchObject({ mine: 'none', membersNow: 1 })
    await mine.ask(teamsContract, 'joinTeam', { teamId, words: '会理发', sharesPhone: true })
    expect((await mine.ask(teamsContract, 'joinTeam', { teamId })).body.code).toBe('teams.memberKnown')
    expect((await mine.ask(teamsContract, 'showTeam', { teamId })).body).toMatchObject({
      mine: 'applied',
      led: null,
      leadName: '周**',
    })

    const leads = await phoneOf(lead)
    const { body } = await leads.ask(teamsContract, 'showTeam', { teamId })
    const [request] = body.led.requests
    expect(request).toMatchObject({ name: '吴小妹', phone: '13820001234', words: '会理发' })
    const answer = { memberId: request.id, version: request.version, accept: true }
    expect((await mine.ask(teamsContract, 'answerRequest', answer)).status).toBe(404)
    expect((await leads.ask(teamsContract, 'answerRequest', answer)).status).toBe(200)
    expect((await leads.ask(teamsContract, 'answerRequest', answer)).body.message).toContain('在队')
    expect((await leads.ask(teamsContract, 'showTeam', { teamId })).body.led.members).toHaveLength(2)
    const { body: desk } = await hands.clerk.ask(teamsContract, 'listMembers', { teamId })
    expect(desk.rows.map(({ name }: { name: string }) => name)).toEqual(['周**', '吴**'])

    expect((await mine.ask(teamsContract, 'leaveTeam', { teamId })).body).toEqual({ state: 'left' })
    expect((await mine.ask(teamsContract, 'leaveTeam', { teamId })).body.message).toContain('已退出')
    expect((await leads.ask(teamsContract, 'leaveTeam', { teamId })).body.code).toBe('teams.leadStays')
  })

  test('who keeps their phone to themselves is not shown by it; a no says why; who is not registered cannot ask', async () => {
    const { teamId, lead } = await aTeam()
    const shy = await someone('郑静', { phone: '13820005678' })
    const mine = await phoneOf(shy)
    await mine.ask(teamsContract, 'joinTeam', { teamId })
    const leads = await phoneOf(lead)
    const [request] = (await leads.ask(teamsContract, 'showTeam', { teamId })).body.led.requests
    expect(request).toMatchObject({ name: '郑静', phone: null })
    const no = { memberId: request.id, version: 1, accept: false }
    expect((await leads.ask(teamsContract, 'answerRequest', no)).body.code).toBe('teams.reasonMissing')
    await leads.ask(teamsContract, 'answerRequest', { ...no, reason: '本队人数已满' })
    const told = (await mine.ask(teamsContract, 'showTeam', { teamId })).body
    expect(told).toMatchObject({ mine: 'none', membership: { state: 'refused', reason: '本队人数已满' } })
    const outsider = await phoneOf(await someone('冯未注册', { registered: false }))
    expect((await outsider.ask(teamsContract, 'joinTeam', { teamId })).body.code).toBe('teams.notRegistered')
  })
})

const planForm = (more: Record<string, unknown> = {}) => ({
  areaCode: XINWENHUA,
  year: 2024,
  goals: '每月两次敬老活动',
  activities: [{ month: 3, name: '学雷锋日', people: 30 }],
  ...more,
})

describe('a yearly plan', () => {
  test('is drafted by the community, approved by another hand, and may be reopened with a reason', async () => {
    const { body } = await hands.worker.ask(teamsContract, 'draftPlan', planForm({ activities: [] }))
    const at = (version: number) => ({ planId: body.planId, version })
    expect((await hands.worker.ask(teamsContract, 'draftPlan', planForm())).body.code).toBe('teams.planKnown')
    expect((await hands.worker.ask(teamsContract, 'submitPlan', at(1))).body.code).toBe('teams.planEmpty')
    const { areaCode: _, year: __, ...facts } = planForm()
    await hands.worker.ask(teamsContract, 'editPlan', { ...at(1), ...facts })
    await hands.worker.ask(teamsContract, 'submitPlan', at(2))
    expect((await hands.worker.ask(teamsContract, 'approvePlan', at(3))).status).toBe(403)
    const back = await hands.clerk.ask(teamsContract, 'returnPlan', { ...at(3), reason: '请补上暑期安排' })
    expect(back.status).toBe(200)
    await hands.worker.ask(teamsContract, 'submitPlan', at(4))
    expect((await hands.clerk.ask(teamsContract, 'approvePlan', at(5))).status).toBe(200)
    expect((await hands.clerk.ask(teamsContract, 'approvePlan', at(6))).body.message).toContain('已批准')
    expect((await hands.worker.ask(teamsContract, 'editPlan', { ...at(6), ...facts })).body.code).toBe('teams.planMove')
    const { body: shown } = await hands.clerk.ask(teamsContract, 'getPlan', { planId: body.planId })
    expect(shown).toMatchObject({
      state: 'approved',
      approvedOn: '2024-03-05',
      planned: [{ month: 3, name: '学雷锋日' }],
    })
    const steps = shown.steps.map(({ step }: { step: string }) => step)
    expect(steps.sort()).toEqual(['approved', 'drafted', 'edited', 'returned', 'submitted', 'submitted'])
    await hands.clerk.ask(teamsContract, 'returnPlan', { ...at(6), reason: '活动次数写错' })
    expect((await hands.clerk.ask(teamsContract, 'getPlan', { planId: body.planId })).body).toMatchObject({
      state: 'returned',
      approvedOn: null,
    })
  })

  test('is not approved by who filled it in or handed it over, whatever posts they hold', async () => {
    const { body } = await hands.clerk.ask(teamsContract, 'draftPlan', planForm({ areaCode: HUAIYUANLI }))
    await hands.clerk.ask(teamsContract, 'submitPlan', { planId: body.planId, version: 1 })
    expect((await hands.clerk.ask(teamsContract, 'approvePlan', { planId: body.planId, version: 2 })).body.code).toBe(
      'access.sameHand',
    )
    const leader = await actorOf('townLeader', paths.nanshi)
    const { body: waiting } = await leader.ask(teamsContract, 'listPlans', { state: 'submitted' })
    expect(waiting.rows).toMatchObject([{ id: body.planId, isMine: false }])
    expect((await leader.ask(teamsContract, 'approvePlan', { planId: body.planId, version: 2 })).status).toBe(200)
  })
})

const projectForm = (more: Record<string, unknown> = {}) => ({
  areaCode: XINWENHUA,
  name: '银龄陪伴',
  tags: ['respect'],
  category: '17',
  audiences: ['04'],
  fromDate: '2024-01-01',
  content: '每周两次上门陪伴独居老人',
  ...more,
})

describe('a project', () => {
  test('carries at least one of the five directions, starts once and ends once', async () => {
    const none = await hands.worker.ask(teamsContract, 'recordProject', projectForm({ tags: [] }))
    expect(none.body.message).toContain('扶贫济困')
    expect((await hands.worker.ask(teamsContract, 'recordProject', projectForm({ tags: ['other'] }))).body.code).toBe(
      'teams.unknownCode',
    )
    const { body } = await hands.worker.ask(
      teamsContract,
      'recordProject',
      projectForm({ tags: ['respect', 'health'] }),
    )
    expect((await hands.worker.ask(teamsContract, 'recordProject', projectForm())).body.code).toBe('teams.projectKnown')
    const at = (version: number) => ({ projectId: body.projectId, version })
    expect(
      (await hands.worker.ask(teamsContract, 'endProject', { ...at(1), endedOn: '2024-03-01' })).body.message,
    ).toContain('未启动')
    await hands.worker.ask(teamsContract, 'startProject', { ...at(1), startedOn: '2024-01-05' })
    const { body: list } = await hands.clerk.ask(teamsContract, 'listProjects', { tag: 'health', state: 'running' })
    expect(list).toMatchObject({ total: 1, rows: [{ name: '银龄陪伴', startedOn: '2024-01-05' }] })
    expect(
      (await hands.worker.ask(teamsContract, 'endProject', { ...at(2), endedOn: '2024-01-01' })).body.message,
    ).toContain('早于')
    expect((await hands.worker.ask(teamsContract, 'endProject', { ...at(2), endedOn: '2024-03-01' })).status).toBe(200)
  })

  test('may be run by a team of its community or its town, not of another community', async () => {
    const { teamId } = await aTeam()
    const there = projectForm({ areaCode: HUAIYUANLI, teamId, name: '邻里守望' })
    expect((await hands.clerk.ask(teamsContract, 'recordProject', there)).body.code).toBe('teams.teamElsewhere')
  })
})
