import { beforeAll, describe, expect, test } from 'vitest'
import {
  aLinkageTown,
  aNeed,
  aProject,
  did,
  type LinkageTown,
  NANSHI,
  project,
  said,
  XINWENHUA,
} from '../../../tests/kit/linkage.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { linkageContract } from './contract.ts'

const town = aTown()
let who: LinkageTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aLinkageTown(town)
})
const at = (moment: string) => {
  town.now = new Date(`${moment}+08:00`)
}

const people = ['community', 'social_worker', 'organisation', 'volunteers'] as const
const meetingForm = (more: object = {}) => ({
  ...{ level: 'town', areaCode: NANSHI, title: '三月联席会议', heldOn: '2024-03-12', startsAt: '14:30' },
  ...{ place: '街道三楼会议室', chair: '街道党工委副书记' },
  attendees: people.map((party, index) => ({ party, unitName: `单位${index + 1}`, name: `代表${index + 1}` })),
  topics: ['电动车充电'],
  ...more,
})
const meeting = (meetingId: string) => did(who.office, linkageContract, 'getMeeting', { meetingId })
const ref = async (meetingId: string) => ({ meetingId, version: (await meeting(meetingId)).version })

describe('a joint meeting', () => {
  test('decides nothing without a quorum; what it decides is somebody’s task by a day, and stands in the minutes', async () => {
    at('2024-03-05T09:00:00')
    const needId = await aNeed(who)
    const { meetingId } = await did(who.office, linkageContract, 'planMeeting', meetingForm({ needIds: [needId] }))
    const planned = await meeting(meetingId)
    expect(planned.agenda.map(({ topic }: { topic: string }) => topic)).toEqual(['独居老人吃饭难', '电动车充电'])
    const ids = planned.attendees.map(({ id }: { id: string }) => id)
    const signed = async (list: string[]) => ({ ...(await ref(meetingId)), attendeeIds: list })
    expect(await said(who.office, 'signIn', await signed(ids))).toContain('当天起才能签到')

    at('2024-03-12T15:00:00')
    await did(who.office, linkageContract, 'signIn', await signed(ids.slice(0, 2)))
    const hands = await did(who.community, linkageContract, 'listHands', {
      areaCode: XINWENHUA,
      party: 'social_worker',
    })
    const task = {
      ...{ title: '评估三位老人并联系送餐', ownerParty: 'social_worker', ownerUnit: '南市街道社工站' },
      ...{ ownerAccount: who.workerActor.accountId, dueOn: '2024-03-20' },
    }
    expect(hands.rows.map(({ accountId }: { accountId: string }) => accountId)).toContain(task.ownerAccount)
    const [first, second] = planned.agenda
    const passing = {
      ...{
        itemId: first.id,
        discussion: '大家都同意先评估再送餐',
        resolution: '由社工站评估，互助社送餐',
        outcome: 'passed',
      },
      ...{ votesFor: 2, task },
    }
    const decide = async (more: object = {}) =>
      said(who.office, 'decideItem', { ...(await ref(meetingId)), ...passing, ...more })
    // 四人应到、两人到会：一半不是过半。
    expect(await decide()).toContain('到会2人，应到4人，须到3人')
    await did(who.office, linkageContract, 'signIn', await signed(ids.slice(0, 3)))
    expect(await decide({ votesFor: 1, votesAgainst: 2 })).toContain('没有超过到会人数的一半')
    expect(await decide({ votesFor: 3, votesAgainst: 1 })).toContain('多于到会的3人')
    expect(await decide({ task: null })).toContain('须交给一个人办')
    expect(await decide({ task: { ...task, ownerAccount: who.communityActor.accountId } })).toContain(
      '没有找到这个负责人',
    )
    expect(await decide()).toContain('200')
    expect(await decide()).toContain('已经议决')
    // 议过之后签到只增不减。
    await did(who.office, linkageContract, 'signIn', await signed([]))
    expect((await meeting(meetingId)).present).toBe(3)

    expect(await said(who.office, 'closeMeeting', await ref(meetingId))).toContain('还有1个议题')
    const later = { itemId: second.id, discussion: '等物业报价', outcome: 'deferred' }
    await did(who.office, linkageContract, 'decideItem', { ...(await ref(meetingId)), ...later })
    await did(who.office, linkageContract, 'closeMeeting', { ...(await ref(meetingId)), minutes: '下次会议定在六月。' })
    expect(await meeting(meetingId)).toMatchObject({ state: 'held', passed: 1, hasQuorum: true, leastPresent: 3 })
    const paper = await who.office.ask(linkageContract, 'printMinutes', { meetingId })
    const word = await who.office.ask(linkageContract, 'editMinutes', { meetingId })
    expect([word.status, word.body.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect(paper.status).toBe(200)
    expect(Buffer.from(paper.body).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await said(who.office, 'signIn', await signed(ids))).toContain('已召开，不能再修改')

    // 上过会的需求，社区这一方有了商议的行动。
    const projectId = await aProject(who, [needId])
    const seat = (await project(who.community, projectId)).seats[0]
    expect(seat.acts.map(({ kind }: { kind: string }) => kind)).toEqual(['needs.need', 'linkage.meeting'])
  })

  test('is held where its level sits; the rhythm names the town that has not met for a quarter', async () => {
    at('2024-03-20T09:00:00')
    expect(await said(who.office, 'planMeeting', meetingForm({ areaCode: XINWENHUA }))).toContain('须在相应一级的区划')
    const { overdue, everyDays } = await did(who.office, linkageContract, 'meetingRhythm', {})
    expect(everyDays).toBe(92)
    expect(overdue).toEqual([])
    at('2024-06-20T09:00:00')
    const june = await did(who.office, linkageContract, 'meetingRhythm', {})
    expect(june.overdue).toMatchObject(june.towns > 0 ? [{ lastHeldOn: '2024-03-12', daysOver: 8 }] : [])
  })
})

describe('a task', () => {
  test('is its owner’s on the phone, is nagged when late, and is done with a word', async () => {
    at('2024-03-21T08:40:00')
    const mine = await did(who.worker, linkageContract, 'myTasks', {})
    expect(mine.rows).toHaveLength(1)
    const [task] = mine.rows
    expect(task).toMatchObject({ title: '评估三位老人并联系送餐', daysLate: 1, mayDo: true })
    const run = async () => {
      const { remindTasks } = await import('./jobs/remind-tasks.ts')
      if (remindTasks.long) throw new Error('a short job')
      await town.tx((tx) => remindTasks.run({}, { tx, now: town.now, today: '2024-03-21' }) as Promise<void>)
    }
    await run()
    await run()
    const { steps } = await did(who.office, linkageContract, 'getTask', { taskId: task.id })
    expect(steps.map(({ kind }: { kind: string }) => kind)).toEqual(['made', 'reminded'])

    const ref = { taskId: task.id, version: task.version }
    expect(await said(who.community, 'finishMyTask', { ...ref, note: '替别人做的' })).toContain('404')
    await did(who.worker, linkageContract, 'noteMyTask', { ...ref, note: '已入户两户' })
    expect(await said(who.worker, 'finishMyTask', { ...ref, note: '评估完三户，已联系送餐' })).toContain('刚被他人修改')
    await did(who.worker, linkageContract, 'finishMyTask', { ...ref, version: 2, note: '评估完三户，已联系送餐' })
    const [done] = (await did(who.office, linkageContract, 'listTasks', { state: 'done' })).rows
    expect(done).toMatchObject({ doneOn: '2024-03-21', lastNote: '评估完三户，已联系送餐' })
    expect(await said(who.office, 'cancelTask', { taskId: task.id, version: 3, reason: '不用再办' })).toContain(
      '已经完成或取消',
    )
  })
})
