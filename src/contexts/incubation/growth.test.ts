import { beforeAll, expect, test } from 'vitest'
import { aGrantTown, anAgreedGrant } from '../../../tests/kit/grants.ts'
import { aFiled, anIncubationTown, done, type IncubationTown, refused } from '../../../tests/kit/incubation.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { directoryContract } from '../directory/contract.ts'

const town = aTown()
let who: IncubationTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await anIncubationTown(town)
})

const PLAN = {
  ...{ signedOn: '2024-03-05', untilDate: '2025-03-04', goals: '建立制度，每月开展一次服务', mentor: '街道社工站' },
  ...{ supports: ['grant'], marks: { governance: 1, backbone: 1, projects: 1, funding: 1, disclosure: 1 } },
}

test('a mini-grant is a grant of the fund, and stands for one organisation only', async () => {
  const first = await aFiled(who, '2024-03-04', { name: '南市街道新文化花园社区助浴队' })
  const second = await aFiled(who, '2024-03-04', { name: '南市街道新文化花园社区巡护队' })
  const grant = { kind: 'grant', onDate: '2024-03-05', title: '助浴椅和防滑垫' }
  expect(await refused(who.station, 'addSupport', { ...(await who.ref(first)), ...grant })).toContain('培育方案')
  for (const organisationId of [first, second])
    await done(who.station, 'admitOrganisation', { ...(await who.ref(organisationId)), ...PLAN })
  expect(await refused(who.station, 'addSupport', { ...(await who.ref(first)), ...grant })).toContain('须对应一项')

  const grantId = await anAgreedGrant(town, await aGrantTown(town))
  const { rows } = await done(who.station, 'listGrantsToTie', { organisationId: first })
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([grantId])
  await done(who.station, 'addSupport', { ...(await who.ref(first)), ...grant, grantId })
  const again = { ...(await who.ref(second)), ...grant, grantId }
  expect(await refused(who.station, 'addSupport', again)).toContain('已对应到别的组织')
  const one = await done(who.town, 'getOrganisation', { organisationId: first })
  expect(one).toMatchObject({ stage: 'nurtured', supports: [{ kind: 'grant', grantedFen: 60_000 }] })
})

test('a registered body is graded after two years, warned half a year before the end, barred after a fall', async () => {
  town.now = new Date('2024-03-25T09:00:00+08:00')
  const organisationId = await aFiled(who, '2020-05-06', { name: '南市街道新文化花园社区为老服务中心' })
  const ref = () => who.ref(organisationId)
  const certificate = { registeredNo: '津和民证字第12号', registeredOn: '2021-01-10' }
  await done(who.town, 'registerOrganisation', { ...(await ref()), ...certificate })
  const { body } = await who.town.ask(directoryContract, 'listOrganisations', { words: '为老服务中心' })
  expect(body.rows).toMatchObject([{ standing: 'registered', standingNo: '津和民证字第12号' }])

  const grade = { grade: 3, body: '和平区民政局', fromDate: '2023-01-09' }
  expect(await refused(who.town, 'recordGrade', { ...(await ref()), ...grade })).toContain('2023年1月10日')
  await done(who.town, 'recordGrade', { ...(await ref()), ...grade, fromDate: '2023-01-10' })
  expect(await refused(who.town, 'recordGrade', { ...(await ref()), ...grade, fromDate: '2024-01-10' })).toContain(
    '2028年1月9日',
  )
  const warned = async (at: string) => {
    town.now = new Date(`${at}T09:00:00+08:00`)
    const one = await done(who.town, 'getOrganisation', { organisationId })
    return one.warnings.map(({ kind }: { kind: string }) => kind)
  }
  expect(await warned('2027-07-08')).toEqual(['idle', 'report'])
  expect(await warned('2027-07-09')).toEqual(['idle', 'report', 'grade'])
  const { grades } = await done(who.town, 'getOrganisation', { organisationId })
  const fall = { gradeId: grades[0].id, kind: 'lowered', endedOn: '2027-07-01', reason: '评估后复查不合格' }
  await done(who.town, 'endGrade', { ...(await ref()), ...fall })
  expect(await refused(who.town, 'recordGrade', { ...(await ref()), ...grade, fromDate: '2027-07-09' })).toContain(
    '2029年7月1日',
  )
})

test('a body that is stopped does nothing until it is let go on, and one that is quiet is listed and not ended', async () => {
  town.now = new Date('2027-07-09T09:00:00+08:00')
  const organisationId = await aFiled(who, '2026-05-06', { name: '南市街道新文化花园社区棋艺社' })
  const ref = () => who.ref(organisationId)
  const quiet = await done(who.town, 'countOrganisations', {})
  expect(quiet.idle).toBe(4)
  const served = { servedOn: '2027-07-09', kind: 'activity', title: '社区棋赛', people: 20 }
  await done(who.town, 'rectifyOrganisation', { ...(await ref()), reason: '账目没有公开', due: '2027-08-09' })
  await done(who.town, 'suspendOrganisation', { ...(await ref()), reason: '到期没有整改' })
  expect(await refused(who.community, 'recordService', { ...(await ref()), ...served })).toContain('已暂停')
  await done(who.town, 'resumeOrganisation', { ...(await ref()), reason: '账目已经公开' })
  await done(who.community, 'recordService', { ...(await ref()), ...served })
  expect((await done(who.town, 'countOrganisations', {})).idle).toBe(3)
  await done(who.town, 'renewFiling', { ...(await ref()), validUntil: '2030-07-08' })
  const one = await done(who.town, 'getOrganisation', { organisationId })
  expect(one).toMatchObject({ state: 'active', validUntil: '2030-07-08', filedOn: '2026-05-06' })
})
