import { beforeAll, expect, test } from 'vitest'
import {
  aGrantTown,
  applicationForm,
  callForm,
  done,
  type GrantTown,
  said,
  versionOf,
} from '../../../tests/kit/grants.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aGrantTown(town)
  town.now = new Date('2024-03-05T09:00:00+08:00')
})
const ref = async (grantId: string) => ({ grantId, version: await versionOf(who.town, grantId) })

test('a member sees only their own score until the vote is open, and who is related is told to stand back', async () => {
  const { callId } = await done(who.town, 'publishCall', callForm())
  const [first, second, third, related] = who.members
  if (!first || !second || !third || !related) throw new Error('no members')
  const form = applicationForm(callId, { relatedPersonIds: [related.personId] })
  const { grantId } = await done(who.community, 'recordApplication', form)
  await done(who.station, 'checkApplication', { ...(await ref(grantId)), outcome: 'passed' })
  const [waiting] = (await done(related, 'listToScore', {})).rows
  expect([waiting.isRelated, waiting.lines.length, waiting.criteria.length]).toEqual([true, 2, 2])
  for (const [member, mark] of [
    [first, 80],
    [second, 81],
    [third, 82],
  ] as const)
    await done(member, 'scoreGrant', { ...(await ref(grantId)), marks: [mark, 90], comment: `意见${mark}` })
  const before = await done(first, 'listToScore', {})
  expect([before.rows, before.scored[0].marks, before.scored[0].standing]).toEqual([[], [80, 90], null])
  expect(JSON.stringify(before)).not.toContain('意见81')
  expect((await done(who.town, 'getGrant', { grantId })).scoring).toEqual({ count: 3, least: 3 })
  await done(who.town, 'openVote', await ref(grantId))
  const after = await done(first, 'listToScore', {})
  expect(after.scored[0].standing).toEqual({ count: 3, meanHundredths: 8_460, spreadHundredths: 120 })
})

test('a worker of a community is shown the calls of its town while they are open to it, and no others', async () => {
  const { callId } = await done(who.town, 'publishCall', callForm({ title: '本街镇的征集' }))
  const titles = async () =>
    (await done(who.community, 'listCalls', {})).rows.map(({ id }: { id: string }) => id).includes(callId)
  expect(await titles()).toBe(true)
  expect((await done(who.community, 'listCalls', {})).total).toBeGreaterThan(0)
  town.now = new Date('2024-04-01T09:00:00+08:00')
  expect(await titles()).toBe(false)
  expect((await done(who.town, 'listCalls', {})).rows.some(({ id }: { id: string }) => id === callId)).toBe(true)
  town.now = new Date('2024-03-05T09:00:00+08:00')
})

test('what was sent back to the desk can be withdrawn there; what came from a phone only by its writer', async () => {
  const { callId } = await done(who.town, 'publishCall', callForm({ title: '撤回的征集' }))
  const { grantId } = await done(who.community, 'recordApplication', applicationForm(callId))
  await done(who.station, 'checkApplication', { ...(await ref(grantId)), outcome: 'returned', note: '请补上场地' })
  const returned = await done(who.community, 'getGrant', { grantId })
  expect(returned.may).toEqual(['reviseApplication', 'withdrawApplication'])
  const reason = '申请人来电不再申请'
  await done(who.community, 'withdrawApplication', { ...(await ref(grantId)), reason })
  const grant = await done(who.community, 'getGrant', { grantId })
  expect([grant.state, grant.may]).toEqual(['withdrawn', []])
  expect(await said(who.community, 'withdrawApplication', { ...(await ref(grantId)), reason })).toContain('已撤回')
})
