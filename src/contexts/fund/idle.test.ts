import { expect, test } from 'vitest'
import { officeContract } from '#contexts/office/contract.ts'
import { fundScene } from '../../../tests/kit/fund.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { fundContract as contract } from './contract.ts'
import { watchIdle } from './jobs/watch-idle.ts'

const town = aTown()
const scene = fundScene(town)
const { as } = scene

test('a fund that paid nothing for a year warns its town and its charity once, and again after half a year more', async () => {
  const { fundId } = await scene.aFund()
  const inbox = async (hand: 'town' | 'manager') => {
    const { body } = await as(hand).ask(officeContract, 'listMessages', { limit: 50 })
    return body.messages
      .filter(({ title }: { title: string }) => title.includes('没有支出'))
      .map(({ title }: { title: string }) => title)
  }
  const night = async (day: string) => {
    town.now = new Date(`${day}T00:15:00+08:00`)
    await town.tx((tx) => watchIdle.run({}, { tx, now: town.now, today: day } as never))
  }
  const start = town.now
  await night('2025-03-04')
  expect(await inbox('town')).toEqual([])
  await night('2025-03-05')
  await night('2025-03-06')
  expect(await inbox('town')).toEqual(['南市街道社区基金已满12个月没有支出'])
  expect(await inbox('manager')).toHaveLength(1)
  const { body } = await as('town').ask(contract, 'getFund', { fundId })
  expect(body.warnings).toContain('自2024年3月5日起没有支出，已满12个月：请与管委会商定用款计划（平台默认期限）')
  await night('2025-09-05')
  expect((await inbox('manager')).toSorted()).toEqual([
    '南市街道社区基金已满12个月没有支出',
    '南市街道社区基金已满18个月没有支出',
  ])
  town.now = start
})
