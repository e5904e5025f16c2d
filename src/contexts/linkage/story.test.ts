import { beforeAll, describe, expect, test } from 'vitest'
import { aGrantTown, anAgreedGrant, type GrantTown, paid } from '../../../tests/kit/grants.ts'
import {
  aDelivery,
  aLinkageTown,
  aNeed,
  anActivity,
  aProject,
  aVisit,
  confirmed,
  did,
  type LinkageTown,
  project,
  resolved,
  said,
  seats,
  settleHours,
  XINWENHUA,
} from '../../../tests/kit/linkage.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { linkageContract } from './contract.ts'

const town = aTown()
let who: LinkageTown
let money: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  money = await aGrantTown(town, { gifts: 2 })
  who = await aLinkageTown(town)
})

const at = (moment: string) => {
  town.now = new Date(`${moment}+08:00`)
}
const ref = async (projectId: string) => ({ projectId, version: (await project(who.community, projectId)).version })

describe('one need through five parties', () => {
  test('each seat is filled by the act of its own context, in its own time, until the result is public', async () => {
    const grantId = await anAgreedGrant(town, money)
    at('2024-03-05T09:00:00')
    const needId = await aNeed(who)
    const projectId = await aProject(who, [needId])
    // 社区：核实过需求，立项时就有行动；其余四方只有名字。
    expect(await seats(who.community, projectId)).toEqual({
      ...{ community: 'acted', social_worker: 'named', organisation: 'named', volunteers: 'named', charity: 'named' },
    })

    const asked = await did(who.community, linkageContract, 'askSeat', {
      ...(await ref(projectId)),
      ...{ party: 'social_worker', what: '请入户评估三位老人的饮食和身体状况' },
    })
    expect(asked).toMatchObject({ told: 3, dueOn: '2024-03-12' })
    expect((await seats(who.community, projectId)).social_worker).toBe('asked')

    at('2024-03-06T09:00:00')
    await aVisit(town, needId)
    expect((await seats(who.community, projectId)).social_worker).toBe('acted')
    // 别人代记的不算，组织自己记的才算。
    await aDelivery(town, needId, 'community')
    expect((await seats(who.community, projectId)).organisation).toBe('named')
    await aDelivery(town, needId)
    at('2024-03-10T09:00:00')
    expect((await seats(who.community, projectId)).organisation).toBe('acted')

    // 志愿活动关联上了还不算，时长确认入账才算。
    const activityId = await anActivity(town, { isConfirmed: false })
    await did(who.community, linkageContract, 'tieRecord', {
      ...(await ref(projectId)),
      ...{ kind: 'activities.activity', sourceId: activityId },
    })
    expect((await seats(who.community, projectId)).volunteers).toBe('named')
    await settleHours(town, activityId)
    expect((await seats(who.community, projectId)).volunteers).toBe('acted')

    // 资助签了协议还不算，付了款才算。
    await did(who.community, linkageContract, 'tieRecord', {
      ...(await ref(projectId)),
      ...{ kind: 'grants.grant', sourceId: grantId },
    })
    expect((await seats(who.community, projectId)).charity).toBe('named')
    at('2024-03-20T09:00:00')
    await paid(money, grantId, 1, 40_000, '2024-03-20')
    expect((await project(who.community, projectId)).acted).toBe(5)

    const early = await said(who.community, 'finishProject', {
      ...(await ref(projectId)),
      result: '三位老人吃上了热饭',
    })
    expect(early).toContain('还没有解决')
    await resolved(who, needId)
    await did(who.community, linkageContract, 'finishProject', {
      ...(await ref(projectId)),
      result: '三位老人每周三次有人送餐，社工每月随访一次。',
    })
    const closed = await project(who.community, projectId)
    expect(closed).toMatchObject({ state: 'finished', acted: 5, days: 19, isPublic: false })
    expect(closed.seats.map(({ acts }: { acts: { kind: string }[] }) => acts[0]?.kind)).toEqual([
      ...['needs.need', 'fieldwork.visit', 'incubation.service', 'activities.activity', 'grants.grant'],
    ])

    expect(await said(town.as(null), 'readDone', { projectId })).toContain('404')
    await confirmed(who, needId)
    const done = await did(town.as(null), linkageContract, 'readDone', { projectId })
    expect(done).toMatchObject({ title: '独居老人助餐', place: '南市街道新文化花园社区居委会', days: 19, needs: 1 })
    expect(done.parties.map(({ party }: { party: string }) => party)).toHaveLength(5)
    expect(JSON.stringify(done)).not.toMatch(/周大娘|王小明|社区居委会工作人员/)
  })

  test('a tie that was wrong is taken off, and takes its act with it', async () => {
    at('2024-03-10T09:00:00')
    const projectId = await aProject(who, [await aNeed(who, { title: '楼道灯不亮' })], { title: '楼道照明' })
    const sourceId = await anActivity(town, { isConfirmed: true })
    const tie = { kind: 'activities.activity', sourceId }
    await did(who.community, linkageContract, 'tieRecord', { ...(await ref(projectId)), ...tie })
    const { ties, acted } = await project(who.community, projectId)
    expect(acted).toBe(2)
    const again = { ...(await ref(projectId)), ...tie }
    expect(await said(who.community, 'tieRecord', again)).toContain('已经关联到别的项目')
    const untie = { tieId: ties[0].id, reason: '选错了活动' }
    await did(who.community, linkageContract, 'untieRecord', { ...(await ref(projectId)), ...untie })
    expect(await project(who.community, projectId)).toMatchObject({ acted: 1, ties: [] })
    await did(who.community, linkageContract, 'tieRecord', { ...(await ref(projectId)), ...tie })
    expect((await project(who.community, projectId)).acted).toBe(2)
  })
})

describe('a project that stands still', () => {
  test('says who is late, is reminded once a day, and moves when somebody moves', async () => {
    at('2024-03-11T09:00:00')
    const needId = await aNeed(who, { title: '孩子放学没人管', reportedOn: '2024-03-10' })
    const projectId = await aProject(who, [needId], { title: '四点半课堂', startsOn: '2024-03-11' })
    const ask = { party: 'social_worker', what: '请评估孩子和家庭的情况', dueOn: '2024-03-15' }
    const early = { ...(await ref(projectId)), party: 'social_worker' }
    expect(await said(who.community, 'remindSeat', early)).toContain('还没有邀请过')
    await did(who.community, linkageContract, 'askSeat', { ...(await ref(projectId)), ...ask })

    at('2024-03-26T09:00:00')
    const still = await project(who.community, projectId)
    expect(still).toMatchObject({ acted: 1, stillDays: 15, isStill: true })
    expect(still.standsStill.slice(0, 2)).toEqual(['已经15天没有任何一方的新行动', '社会工作者逾期11天没有行动'])
    const board = await did(who.office, linkageContract, 'readBoard', {})
    const onBoard = board.towns[0].places[0].projects.find(({ id }: { id: string }) => id === projectId)
    expect(onBoard).toMatchObject({ isStill: true, late: ['social_worker'], remindable: ['social_worker'] })
    expect(board.still).toBeGreaterThan(0)
    expect((await did(who.other, linkageContract, 'readBoard', {})).running).toBe(0)

    const remind = async () => said(who.community, 'remindSeat', { ...(await ref(projectId)), party: 'social_worker' })
    expect(await remind()).toContain('200')
    expect(await remind()).toContain('今天已经催过社会工作者')
    at('2024-03-27T09:00:00')
    await aVisit(town, needId, 'social_worker', '2024-03-27')
    expect(await remind()).toContain('已经有行动记录')
    expect(await project(who.community, projectId)).toMatchObject({ acted: 2, stillDays: 0, isStill: false })
  })

  test('a need is in one project at a time; a solved or unheard one in none', async () => {
    at('2024-03-11T09:00:00')
    const needId = await aNeed(who, { title: '坡道太陡' })
    const first = await aProject(who, [needId], { title: '无障碍坡道' })
    const form = {
      areaCode: XINWENHUA,
      title: '另一个项目',
      goal: '也做坡道',
      startsOn: '2024-03-11',
      endsOn: '2024-04-30',
    }
    expect(await said(who.community, 'startProject', { ...form, needIds: [needId] })).toContain(
      '已经在项目“无障碍坡道”里',
    )
    expect(await said(who.other, 'getProject', { projectId: first })).toContain('403')
    await did(who.community, linkageContract, 'stopProject', { ...(await ref(first)), reason: '改由区里统一改造' })
    const second = await did(who.community, linkageContract, 'startProject', { ...form, needIds: [needId] })
    expect((await project(who.community, second.projectId)).needs).toBe(1)
    expect(await said(who.community, 'changeProject', { ...form, projectId: first, version: 2 })).toContain(
      '已经办结或中止',
    )
  })
})
