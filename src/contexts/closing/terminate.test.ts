import { beforeAll, expect, test } from 'vitest'
import { remindRectifications } from '#contexts/closing/jobs/remind.ts'
import { programmeContract } from '#contexts/programme/contract.ts'
import {
  aClosingTown,
  anIssue,
  anOccasion,
  answered,
  type ClosingTown,
  done,
  rechecked,
  said,
  TOWN,
} from '../../../tests/kit/closing.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: ClosingTown
beforeAll(async () => {
  town.now = new Date('2024-06-20T09:00:00+08:00')
  await loadTianjin(town)
  who = await aClosingTown(town)
})

test('two fails, and the second hand ends the point; it stands in its history, and nothing is asked of it any more', async () => {
  const occasionId = await anOccasion(
    town,
    { pointId: who.pointId, stage: 'final' },
    { grade: '不合格', totalCenti: 5_000 },
  )
  const form = { areaCode: TOWN, occasionId, issues: [anIssue('档案不全'), anIssue('账目不清')] }
  const { rectificationId } = await done(who.city, 'demandRectification', form)
  const remind = (today: string) =>
    town.tx((tx) => remindRectifications.run({} as never, { tx, now: town.now, today } as never))
  for (const today of ['2024-06-29', '2024-06-30', '2024-06-30', '2024-07-02', '2024-07-06']) await remind(today)
  const told = (await done(who.town, 'getRectification', { rectificationId })).steps
  expect(told.filter(({ act }: { act: string }) => act === 'remind').map(({ note }: { note: string }) => note)).toEqual(
    ['整改2024年7月5日到期，还有5天', '整改已逾期1天，请提交整改报告'],
  )
  await answered(who, rectificationId)
  await rechecked(who, rectificationId, 'failed')
  const half = await done(who.leader, 'getRectification', { rectificationId })
  expect(half).toMatchObject({ state: 'open', round: 2, dueOn: '2024-07-05' })
  const reason = '两次整改均未完成'
  const early = { rectificationId, version: half.version, reason }
  expect(await said(who.leader, 'terminatePoint', early)).toContain('两次复查未通过')
  await answered(who, rectificationId)
  await rechecked(who, rectificationId, 'failed')
  const { version } = await done(who.leader, 'getRectification', { rectificationId })
  expect(await said(who.city, 'terminatePoint', { rectificationId, version, reason })).toContain('403')
  await done(who.leader, 'terminatePoint', { rectificationId, version, reason })
  const { body } = await who.city.ask(programmeContract, 'getPoint', { pointId: who.pointId })
  expect([body.status, body.isRectifying, body.history.at(-1).reason]).toEqual([
    'terminated',
    false,
    '整改两次复查未通过：两次整改均未完成',
  ])
  expect(await said(who.town, 'draftClosing', { areaCode: TOWN, pointId: who.pointId })).toContain('不在创建中')
  expect(await said(who.city, 'demandRectification', form)).toContain('不在创建中')
})
