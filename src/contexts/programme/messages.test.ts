import { beforeAll, expect, test } from 'vitest'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { programmeContract as contract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))

const messagesOf = (accountId: string) =>
  town.tx((tx) =>
    tx
      .selectFrom('platform.message')
      .select(['title', 'link'])
      .where('accountId', '=', accountId)
      .orderBy('createdAt')
      .execute(),
  )

test('whoever acts next finds a message, and the one who asked hears how it went', async () => {
  const hexi = '12.120103'
  const officer = await town.person('districtAdmin', hexi)
  const leader = await town.person('districtLeader', hexi)
  const neighbour = await town.person('districtLeader', '12.120104')
  const city = await town.person('cityAdmin', '12')
  const { body: towns } = await town.as(officer).ask(contract, 'townsToNominate')
  const free = towns.find(({ communities }: { communities: unknown[] }) => communities.length > 2)
  const communities = free.communities
    .slice(0, 2)
    .map(({ code }: { code: string }) => ({ areaCode: code, role: 'pilot' }))
  const { body: drafted } = await town
    .as(officer)
    .ask(contract, 'draftNomination', { townCode: free.townCode, communities, submit: true })
  const link = `/nominations/${drafted.pointId}`

  const title = `河西区${free.townName}的申报：街镇已申报，请办理`
  expect(await messagesOf(leader.accountId)).toEqual([{ title, link }])
  expect(await messagesOf(neighbour.accountId)).toEqual([])
  expect(await messagesOf(officer.accountId)).toEqual([])

  const { body: approved } = await town
    .as(leader)
    .ask(contract, 'approveNomination', { pointId: drafted.pointId, version: drafted.version })
  expect(await messagesOf(city.accountId)).toMatchObject([{ link }])
  await town
    .as(city)
    .ask(contract, 'fileNomination', { pointId: drafted.pointId, version: approved.version, through: 'active' })
  expect((await messagesOf(officer.accountId)).at(-1)?.title).toContain('创建中')
  const unread = await town.tx((tx) =>
    tx.selectFrom('platform.message').select('accountId').where('readAt', 'is', null).execute(),
  )
  expect(unread).toEqual([{ accountId: officer.accountId }])
})
