import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { programmeContract as contract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))

test('a task is parted, worked on, handed in and checked by another', async () => {
  const clerk = await town.person('townAdmin', paths.nanshi)
  const station = town.as(clerk)
  const { body } = await station.ask(contract, 'listTasks', { limit: 200 })
  expect(body.total).toBe(24)
  const task = body.rows.find(({ criterion }: { criterion: string }) => criterion === 'S4.1')
  const form = { taskId: task.id, version: task.version, title: '摸清现有社区社会组织', dueOn: '2024-03-01' }
  expect((await station.ask(contract, 'addSubTask', { ...form, dueOn: '2024-07-01' })).body.message).toContain(
    '2024-06-30',
  )
  const { body: sub } = await station.ask(contract, 'addSubTask', form)
  const { body: late } = await station.ask(contract, 'listTasks', { lateOnly: true })
  expect(late.rows).toMatchObject([{ id: sub.subTaskId, parentId: task.id, isLate: true }])

  await station.ask(contract, 'changeTask', { taskId: task.id, version: 1, verb: 'start' })
  const early = await station.ask(contract, 'changeTask', { taskId: task.id, version: 2, verb: 'submit' })
  expect(early.body.message).toContain('摸清现有社区社会组织')
  await station.ask(contract, 'changeTask', { taskId: sub.subTaskId, version: 1, verb: 'start' })
  await station.ask(contract, 'changeTask', { taskId: sub.subTaskId, version: 2, verb: 'submit' })

  const district = town.as(await town.person('districtAdmin', paths.heping))
  const noWord = await district.ask(contract, 'checkTask', { taskId: sub.subTaskId, version: 3, verb: 'return' })
  expect(noWord.body.code).toBe('programme.reasonMissing')
  await district.ask(contract, 'checkTask', { taskId: sub.subTaskId, version: 3, verb: 'verify' })
  await station.ask(contract, 'changeTask', { taskId: task.id, version: 2, verb: 'submit' })
  const checker = await town.person('districtAdmin', paths.heping)
  Object.assign(clerk, { posts: [...clerk.posts, ...checker.posts] })
  const own = await station.ask(contract, 'checkTask', { taskId: task.id, version: 3, verb: 'verify' })
  expect([own.status, own.body.code]).toEqual([403, 'access.sameHand'])
  expect((await district.ask(contract, 'checkTask', { taskId: task.id, version: 3, verb: 'verify' })).body.status).toBe(
    'verified',
  )
  const jizhou = town.as(await town.person('districtAdmin', paths.jizhou))
  expect((await jizhou.ask(contract, 'checkTask', { taskId: task.id, version: 4, verb: 'finish' })).status).toBe(403)
})
