import { describe, expect, test } from 'vitest'
import { officeContract } from '#contexts/office/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { teamsScene, XINWENHUA } from '../../../tests/kit/teams.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { teamsContract } from './contract.ts'

const town = aTown()
const { hands, someone, phoneOf } = teamsScene(town)

describe('a volunteer service station', () => {
  test('is one a community; each item is checked by somebody on a day, and the earlier checks stay', async () => {
    const { body } = await hands.worker.ask(teamsContract, 'recordStation', {
      areaCode: XINWENHUA,
      name: '新文化站点',
      openedOn: '2023-10-01',
    })
    const again = { areaCode: XINWENHUA, name: '二号站', openedOn: '2023-10-01' }
    expect((await hands.worker.ask(teamsContract, 'recordStation', again)).body.code).toBe('teams.stationKnown')
    const check = (version: number, checkedOn: string, ...items: object[]) =>
      hands.worker.ask(teamsContract, 'checkStation', { ...body, version, checkedOn, items })
    const items = ['place', 'team', 'project', 'equipment', 'rules', 'sign'].map((item) => ({ item, isMet: true }))
    await check(1, '2024-03-01', ...items, { item: 'needs', isMet: true })
    await check(2, '2024-03-04', { item: 'sign', isMet: false, note: '标识掉落' })
    expect((await check(3, '2024-03-04', items[0] ?? {}, items[0] ?? {})).body.message).toContain('有场所')
    const { body: shown } = await hands.clerk.ask(teamsContract, 'getStation', body)
    expect(shown).toMatchObject({ standardsMet: 5, functionsMet: 1, checkedOn: '2024-03-04' })
    expect(shown.history).toHaveLength(8)
    expect((await hands.clerk.ask(teamsContract, 'countAll', {})).body).toMatchObject({
      stations: 1,
      stationsComplete: 0,
    })
    await check(3, '2024-03-05', { item: 'sign', isMet: true })
    expect((await hands.clerk.ask(teamsContract, 'listStations', { complete: 'yes' })).body.total).toBe(1)
  })
})

describe('training, awards and ratings (order 67, 8–10)', () => {
  test('are kept with those they are about, shown to them, and voided with a reason', async () => {
    const [who, other] = [await someone('何勤'), await someone('吕勉')]
    const training = {
      areaCode: XINWENHUA,
      name: '急救',
      content: '心肺复苏',
      minutes: 120,
      host: '红十字会',
      heldOn: '2024-02-01',
    }
    const tooLong = { ...training, attendees: [{ personId: who, minutes: 180 }] }
    expect((await hands.worker.ask(teamsContract, 'recordTraining', tooLong)).body.code).toBe(
      'teams.longerThanTraining',
    )
    const { body } = await hands.worker.ask(teamsContract, 'recordTraining', {
      ...training,
      attendees: [{ personId: who, minutes: 120 }],
    })
    const more = { trainingId: body.trainingId, version: 1, attendees: [{ personId: who, minutes: 60 }] }
    expect((await hands.worker.ask(teamsContract, 'addAttendees', more)).body.code).toBe('teams.attendedTwice')
    await hands.worker.ask(teamsContract, 'addAttendees', { ...more, attendees: [{ personId: other, minutes: 60 }] })
    const { body: list } = await hands.clerk.ask(teamsContract, 'listAttendances', body)
    const attended = list.rows.map(({ name, minutes }: { name: string; minutes: number }) => `${name} ${minutes}`)
    expect(attended.sort()).toEqual(['何* 120', '吕* 60'].sort())

    const award = {
      areaCode: XINWENHUA,
      personId: who,
      name: '优秀志愿者',
      awardedOn: '2023-12-05',
      awardingBody: '南市街道',
    }
    const { body: awarded } = await hands.worker.ask(teamsContract, 'recordAward', award)
    const rating = {
      areaCode: XINWENHUA,
      personId: who,
      activity: '学雷锋日',
      fromDate: '2024-03-05',
      toDate: '2024-03-05',
      quality: 5,
    }
    expect((await hands.worker.ask(teamsContract, 'recordRating', { ...rating, quality: 6 })).body.message).toContain(
      '1至5分',
    )
    await hands.worker.ask(teamsContract, 'recordRating', rating)
    const self = town.as(await town.person('communityWorker', paths.xinwenhua, { personId: who }))
    expect((await self.ask(teamsContract, 'recordRating', rating)).body.code).toBe('teams.notOneself')

    const mine = await phoneOf(who)
    expect((await mine.ask(teamsContract, 'myMerits')).body).toMatchObject({
      trainings: [{ name: '急救', minutes: 120 }],
      awards: [{ name: '优秀志愿者', awardingBody: '南市街道' }],
      ratings: [{ activity: '学雷锋日', quality: 5 }],
    })
    const voiding = { awardId: awarded.awardId, version: 1, reason: '登记错了人' }
    expect((await hands.worker.ask(teamsContract, 'voidAward', voiding)).status).toBe(200)
    expect((await hands.worker.ask(teamsContract, 'voidAward', voiding)).body.code).toBe('teams.alreadyVoided')
    expect((await mine.ask(teamsContract, 'myMerits')).body.awards).toEqual([])
    expect((await (await phoneOf(other)).ask(teamsContract, 'myMerits')).body).toMatchObject({
      trainings: [{ minutes: 60 }],
      ratings: [],
    })
  })
})

describe('proof (order 67, 8 and 9)', () => {
  const paper = async (areaCode: string, by: typeof hands.worker) =>
    (await by.ask(officeContract, 'uploadFile', { areaCode, purpose: 'document' })).body.fileId

  test('hangs on the plan, the check, the award and the training, for those who may read there', async () => {
    const who = await someone('许可')
    const fileId = await paper(XINWENHUA, hands.worker)
    const plan = { areaCode: XINWENHUA, year: 2025, goals: '每月都有活动', fileId }
    const { body: planned } = await hands.worker.ask(teamsContract, 'draftPlan', plan)
    expect((await hands.clerk.ask(teamsContract, 'getPlan', planned)).body).toMatchObject({ fileId })
    const award = { areaCode: XINWENHUA, personId: who, name: '好人', awardedOn: '2024-01-05', awardingBody: '街道' }
    await hands.worker.ask(teamsContract, 'recordAward', { ...award, fileId })
    expect((await hands.clerk.ask(teamsContract, 'listAwards', { personId: who })).body.rows).toMatchObject([
      { fileId },
    ])
    const training = { areaCode: XINWENHUA, name: '礼仪', content: '待人接物', minutes: 60, host: '街道' }
    const { body } = await hands.worker.ask(teamsContract, 'recordTraining', { ...training, heldOn: '2024-01-06' })
    const sheet = { ...body, version: 1, fileId }
    expect((await hands.worker.ask(teamsContract, 'attachTrainingSheet', sheet)).body).toEqual({ version: 2 })
    expect((await hands.worker.ask(teamsContract, 'attachTrainingSheet', sheet)).body.code).toBe('access.stale')
    const { body: list } = await hands.clerk.ask(teamsContract, 'listTrainings', {})
    expect(list.rows.find(({ name }: { name: string }) => name === '礼仪')).toMatchObject({ fileId, teamName: null })
    expect((await hands.clerk.ask(officeContract, 'downloadFile', { fileId })).status).toBe(200)
    const next = town.as(await town.person('communityWorker', paths.quanyechang))
    expect((await next.ask(officeContract, 'downloadFile', { fileId })).status).toBe(403)
    const there = await someone('邻里', { areaCode: '120101001001' })
    const borrowed = { ...award, areaCode: '120101001001', personId: there, fileId }
    expect((await next.ask(teamsContract, 'recordAward', borrowed)).body.code).toBe('teams.noFile')
  })
})
