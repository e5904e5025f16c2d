import { describe, expect, test } from 'vitest'
import { addOrganisation } from '#contexts/directory/public.ts'
import { paths } from '../../../../tests/kit/divisions.ts'
import { factsTold } from '../../../../tests/kit/facts.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../../tests/kit/imports.ts'
import { teamsScene, XINWENHUA } from '../../../../tests/kit/teams.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { teamsContract } from '../contract.ts'

const town = aTown()
const HEPING = '120101'
const { hands, someone, actorOf } = teamsScene(town)
/** The scene numbers its people: the first one it makes. */
const FIRST = idNumberOf('12010119850101101')
const reasons = ({ problems }: { problems: { reason: string }[] }) => problems.map(({ reason }) => reason).join('\n')

const aTeam = (more: SheetRow = {}): SheetRow => ({
  街道: '',
  社区: '新文化花园社区居委会',
  队伍名称: '夕阳红队',
  队伍性质: '居（村）委会内队伍',
  队长: '陈队长',
  负责人身份证号: FIRST,
  成立日期: '2023-09-01',
  服务类别: '',
  ...more,
})
const aProject = (more: SheetRow = {}): SheetRow => ({
  社区: '新文化花园社区居委会',
  项目名称: '银龄陪伴',
  方向: '敬老助残、医疗服务',
  服务类别: '17',
  承担队伍: '夕阳红队',
  计划开始: '2024-01-01',
  启动日期: '2024-01-10',
  项目内容: '每周两次上门陪伴独居老人',
  ...more,
})
const teams = (...rows: SheetRow[]) => importSheet(town, 'teams.teams', HEPING, rows)
const projects = (...rows: SheetRow[]) => importSheet(town, 'teams.projects', HEPING, rows)

describe('a list of teams', () => {
  test('takes each team once with its lead as its first member, and says of each wrong row why', async () => {
    await someone('陈队长')
    await someone('钱居民', { registered: false })
    const town2 = aTeam({ 队伍名称: '街道宣讲队', 社区: '', 街道: '南市街道' })
    expect(await teams(aTeam(), town2)).toMatchObject({ stored: 2, problems: [] })
    expect(await factsTold(town, 'teams.teams-changed')).toHaveLength(1)
    expect(await teams(aTeam())).toMatchObject({ stored: 0, same: 1 })
    const { body } = await hands.clerk.ask(teamsContract, 'listTeams', { words: '夕阳红', areaCode: XINWENHUA })
    expect(body.rows).toMatchObject([{ leadName: '陈**', membersNow: 1, foundedOn: '2023-09-01' }])
    const wrong = await teams(
      aTeam({ 成立日期: '2023-10-01' }),
      aTeam({ 队伍名称: '巡逻队', 队长: '王某' }),
      aTeam({ 队伍名称: '助残队', 队长: '钱居民', 负责人身份证号: idNumberOf('12010119850101102') }),
      aTeam({ 队伍名称: '读书队', 负责人身份证号: idNumberOf('12010119550102003') }),
      aTeam({ 队伍名称: '环保队', 服务类别: '月球探测' }),
      aTeam({ 队伍名称: '无处队', 社区: '' }),
      aTeam({ 队伍名称: '两次队' }),
      aTeam({ 队伍名称: '两次队', 街道: '南市街道' }),
    )
    expect(wrong.stored).toBe(1)
    for (const words of [
      '已登记同名队伍',
      '姓名与名录中',
      '不是注册志愿者',
      '没有此身份证号',
      '月球探测',
      '请填写社区',
      '同一支队伍',
    ])
      expect(reasons(wrong)).toContain(words)
  })
})

describe('a team that is filed as a social organisation', () => {
  const filed = (name: string, areaCode = XINWENHUA) =>
    town.tx((tx) =>
      addOrganisation(tx, {
        ...{ areaCode, name, kind: 'community_social_org', uscc: null, standing: 'filed', standingNo: name },
        ...{ standingOn: '2023-09-01', domain: '', headName: '', createdAt: town.now },
      }),
    )

  test('names it in the sheet: known, in the same town, and of no other team', async () => {
    await filed('银龄互助社')
    await filed('花园互助社', '120101001001')
    const taken = await teams(aTeam({ 队伍名称: '银龄队', 一队两用: '银龄互助社' }))
    expect(taken).toMatchObject({ stored: 1, problems: [] })
    const { body } = await hands.clerk.ask(teamsContract, 'listTeams', { words: '银龄队' })
    expect(body.rows).toMatchObject([{ organisationName: '银龄互助社' }])
    expect(
      await teams(aTeam({ 队伍名称: '银龄队', 一队两用: '银龄互助社' }), aTeam({ 队伍名称: '银龄队' })),
    ).toMatchObject({
      stored: 0,
    })
    await filed('合唱社')
    const wrong = await teams(
      aTeam({ 队伍名称: '一队', 一队两用: '没有的社' }),
      aTeam({ 队伍名称: '二队', 一队两用: '花园互助社' }),
      aTeam({ 队伍名称: '三队', 一队两用: '银龄互助社' }),
      aTeam({ 队伍名称: '银龄队', 一队两用: '合唱社' }),
      aTeam({ 队伍名称: '四队', 一队两用: '合唱社' }),
    )
    expect(wrong.stored).toBe(0)
    for (const words of ['没有找到“一队两用”', '已对应另一支队伍', '一队两用的组织与本表不同', '只对应一支队伍'])
      expect(reasons(wrong)).toContain(words)
  })
})

describe('a list of projects', () => {
  test('takes projects under their teams; who has a day of starting is running', async () => {
    expect(await projects(aProject(), aProject({ 项目名称: '读书会', 承担队伍: '', 启动日期: '' }))).toMatchObject({
      stored: 2,
      problems: [],
    })
    expect(await projects(aProject())).toMatchObject({ stored: 0, same: 1 })
    const worker = await actorOf('communityWorker', paths.xinwenhua)
    const { body } = await worker.ask(teamsContract, 'listProjects', { sort: 'name' })
    expect(body.rows).toMatchObject([
      { name: '读书会', state: 'draft', teamName: null },
      {
        name: '银龄陪伴',
        state: 'running',
        startedOn: '2024-01-10',
        teamName: '夕阳红队',
        tags: ['respect', 'health'],
      },
    ])
    const wrong = await projects(
      aProject({ 项目内容: '每月一次集体活动' }),
      aProject({ 项目名称: '巡逻', 承担队伍: '没有的队' }),
      aProject({ 项目名称: '早完', 计划结束: '2023-12-01' }),
      aProject({ 项目名称: '未来', 启动日期: '2099-01-01' }),
    )
    expect(wrong.stored).toBe(0)
    for (const words of ['同一开始日期的同名项目', '没有这支现有队伍', '早于计划开始', '晚于今天'])
      expect(reasons(wrong)).toContain(words)
  })
})
