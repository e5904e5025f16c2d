import { beforeAll, describe, expect, test } from 'vitest'
import {
  aFiled,
  aForm,
  anIncubationTown,
  done,
  type IncubationTown,
  refused,
  XINWENHUA,
} from '../../../tests/kit/incubation.ts'
import { aClassedNeed, aNeedTown, done as needDone, seen } from '../../../tests/kit/needs.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { directoryContract } from '../directory/contract.ts'
import { addPerson } from '../directory/public.ts'
import { incubationContract } from './contract.ts'
import { organisationLedBy } from './public.ts'

const town = aTown()
let who: IncubationTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await anIncubationTown(town)
})

const MARKS = { governance: 2, backbone: 2, projects: 2, funding: 1, disclosure: 2 }

describe('a community organisation from five neighbours to standing alone', () => {
  test('is drafted, sent back, checked, filed by another hand, works, is nurtured, rises, graduates and is visited', async () => {
    const form = { ...aForm(null, { hasPartyClause: false }), areaCode: XINWENHUA }
    const { organisationId } = await done(who.community, 'recordOrganisation', form)
    const ref = () => who.ref(organisationId)
    expect(await refused(who.community, 'submitOrganisation', await ref())).toContain('坚持党的领导')
    await done(who.community, 'editOrganisation', { ...(await ref()), ...aForm(null) })
    expect(await refused(who.community, 'submitOrganisation', await ref())).toContain('负责人')
    await done(who.community, 'nameHead', { ...(await ref()), personId: who.headId, isParty: true })
    expect(await refused(who.community, 'submitOrganisation', await ref())).toContain(
      '章程、社区社会组织备案表、成员名单',
    )
    for (const item of ['charter', 'filing_form', 'members'])
      await done(who.community, 'putDocument', { ...(await ref()), item })
    await done(who.community, 'submitOrganisation', await ref())

    const early = { ...(await ref()), filingNo: '南市备〔2024〕9号', filedOn: '2024-03-04' }
    expect(await refused(who.town, 'fileOrganisation', early)).toContain('待社区初审')
    expect(await refused(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'returned' })).toContain(
      '写明要改什么',
    )
    await done(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'returned', note: '成员名单少两人' })
    await done(who.community, 'submitOrganisation', await ref())
    await done(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'passed' })
    const filing = { filingNo: '南市备〔2024〕9号', filedOn: '2024-03-04' }
    await done(who.town, 'fileOrganisation', { ...(await ref()), ...filing })
    const filed = await done(who.town, 'getOrganisation', { organisationId })
    expect(filed).toMatchObject({ state: 'filed', validUntil: '2027-03-04', headName: '周**' })
    const listed = await who.town.ask(directoryContract, 'listOrganisations', { words: '银龄互助社' })
    expect(listed.body.rows).toMatchObject([{ standing: 'filed', standingNo: '南市备〔2024〕9号' }])

    const served = { servedOn: '2024-03-05', kind: 'activity', title: '探望独居老人', people: 12 }
    const { serviceId } = await done(who.head, 'recordMyService', { ...(await ref()), ...served })
    expect((await done(who.town, 'getOrganisation', { organisationId })).state).toBe('active')
    const plan = {
      ...{ signedOn: '2024-03-05', untilDate: '2025-03-05', goals: '建立制度，每月开展一次为老服务' },
      ...{ mentor: '南市街道社会组织联合会', supports: ['training', 'place'], marks: MARKS },
    }
    expect(
      await refused(who.station, 'assessOrganisation', { ...(await ref()), assessedOn: '2024-03-05', marks: MARKS }),
    ).toContain('培育方案')
    await done(who.station, 'admitOrganisation', { ...(await ref()), ...plan })
    const training = { kind: 'training', onDate: '2024-03-05', title: '章程与财务', minutes: 120, people: 6 }
    await done(who.station, 'addSupport', { ...(await ref()), ...training })
    town.now = new Date('2024-06-20T09:00:00+08:00')
    const better = { governance: 3, backbone: 3, projects: 3, funding: 3, disclosure: 3 }
    await done(who.station, 'assessOrganisation', { ...(await ref()), assessedOn: '2024-06-19', marks: better })
    await done(who.community, 'rateOrganisation', {
      ...(await ref()),
      ...{ rater: 'residents', ratedOn: '2024-06-19', asked: 30, satisfied: 28 },
    })
    await done(who.head, 'reportMine', {
      ...(await ref()),
      reportedOn: '2024-06-20',
      content: '上半年探望独居老人12次',
    })
    await done(who.station, 'graduateOrganisation', { ...(await ref()), note: '能独立开展活动' })
    await done(who.station, 'trackOrganisation', { ...(await ref()), note: '活动照常，账目公开' })

    const one = await done(who.town, 'getOrganisation', { organisationId })
    const table = one.steps.map(
      ({ label, note, byName, at }: Record<string, string>) =>
        `${at?.slice(0, 10)} ${label} ${byName?.replace(/\d+$/, '')} ${note}`,
    )
    process.stdout.write(`${table.join('\n')}\n`)
    expect(one.steps.map(({ act }: { act: string }) => act)).toEqual([
      ...['begin', 'submit', 'send-back', 'submit', 'check', 'file', 'begin-work'],
      ...['admit', 'nurture', 'graduate', 'track'],
    ])
    expect(one).toMatchObject({ stage: 'tracked', levelStart: 18, levelNow: 30, services12: 1 })
    expect(one.assessments).toHaveLength(2)
    await done(who.community, 'voidService', { serviceId, reason: '日期记错，重新登记' })
    expect((await done(who.town, 'getOrganisation', { organisationId })).services12).toBe(0)
    expect(await town.tx((tx) => organisationLedBy(tx, who.headId, '2024-06-20'))).toHaveLength(1)
  })

  test('the hand that checked never files, and nobody but its head records for it', async () => {
    const form = { ...aForm(who.headId, { name: '南市街道新文化花园社区书画社' }), areaCode: XINWENHUA }
    const { organisationId } = await done(who.town, 'recordOrganisation', form)
    const ref = () => who.ref(organisationId)
    for (const item of ['charter', 'filing_form', 'members'])
      await done(who.town, 'putDocument', { ...(await ref()), item })
    await done(who.town, 'submitOrganisation', await ref())
    await done(who.town, 'checkOrganisation', { ...(await ref()), outcome: 'passed' })
    const filing = { ...(await ref()), filingNo: '南市备〔2024〕10号', filedOn: '2024-06-20' }
    expect(await refused(who.town, 'fileOrganisation', filing)).toContain('不能为同一人')
    const stranger = town.as(await town.person('organisationLead', '12.120101', { personId: crypto.randomUUID() }))
    const served = { servedOn: '2024-06-20', kind: 'activity', title: '写春联', people: 3 }
    expect(await refused(stranger, 'recordMyService', { ...(await ref()), ...served })).toContain('岗位不能')
    expect(await refused(who.head, 'recordMyService', { ...(await ref()), ...served })).toContain('不能开展活动')
  })
})

test('an organisation of the roster becomes one that is cultivated in one step, and ends in both places', async () => {
  const roster = {
    ...{ areaCode: XINWENHUA, name: '新文化花园助餐服务队', kind: 'community_social_org', standing: 'filed' },
    ...{ standingNo: '南市备〔2022〕1号', standingOn: '2022-05-01', headName: '王芳' },
  }
  const district = town.as(await town.person('districtAdmin', '12.120101'))
  await district.ask(directoryContract, 'recordOrganisation', roster)
  await town.work()
  const { body } = await who.town.ask(incubationContract, 'listOrganisations', {
    words: '助餐',
  })
  const [{ id: organisationId, source, state, stage, version }] = body.rows
  expect({ source, state, stage }).toEqual({ source: 'roster', state: 'filed', stage: 'none' })
  const plan = {
    ...{ organisationId, version, signedOn: '2024-06-19', untilDate: '2025-06-18', mentor: '街道社工站' },
    ...{ goals: '规范助餐服务，公开账目', supports: ['mentoring'], marks: MARKS },
  }
  await done(who.station, 'admitOrganisation', plan)
  const ref = () => who.ref(organisationId)
  const end = { kind: 'own_wish', reason: '成员年迈，一致同意', endedOn: '2024-06-20' }
  await done(who.town, 'deregisterOrganisation', { ...(await ref()), ...end })
  const listed = await who.town.ask(directoryContract, 'listOrganisations', { words: '助餐', state: 'ended' })
  expect(listed.body.rows).toMatchObject([{ endedOn: '2024-06-20' }])
  expect(await refused(who.station, 'leaveIncubation', { ...(await ref()), reason: '组织已经注销' })).toContain(
    '已注销',
  )
})

test('grades belong to registered bodies of two years; a body of the wrong kind or too small is refused', async () => {
  const firm = { ...aForm(who.headId, { name: '南市街道为老服务有限公司' }), areaCode: XINWENHUA }
  expect(await refused(who.community, 'recordOrganisation', firm)).toContain('营利性组织')
  const small = { ...aForm(who.headId, { name: '南市街道合唱协会', tier: 'A' }), areaCode: XINWENHUA }
  expect(await refused(who.community, 'recordOrganisation', small)).toContain('第十条')
  const guided = { ...aForm(who.headId, { name: '新文化花园晨练小队', tier: 'C' }), areaCode: XINWENHUA }
  const { organisationId } = await done(who.community, 'recordOrganisation', guided)
  const ref = () => who.ref(organisationId)
  await done(who.community, 'putDocument', { ...(await ref()), item: 'information' })
  await done(who.community, 'submitOrganisation', await ref())
  expect(await refused(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'passed' })).toContain('C类')
  await done(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'guided' })
  const grade = { grade: 3, body: '和平区民政局', fromDate: '2024-06-01' }
  expect(await refused(who.town, 'recordGrade', { ...(await ref()), ...grade })).toContain('依法登记')
})

test('a need given to the head is served on the phone, and the need knows; one given to nobody is not offered', async () => {
  const needTown = await aNeedTown(town)
  const needId = await aClassedNeed(needTown, '楼上张奶奶独居，想有人常来看看', { line: 'elder', route: 'society' })
  const unknown = await aClassedNeed(needTown, '小区门口路灯不亮，晚上看不清')
  const owner = { party: 'organisation', unit: '银龄互助社', personId: who.headId }
  const version = async () => (await seen(needTown, needId)).version
  await needDone(needTown.town, 'assignNeed', { needId, version: await version(), ...owner })

  const organisationId = await aFiled(who, '2024-06-20', { name: '南市街道新文化花园社区结对探望队' })
  const mine = await done(who.head, 'myOrganisation', { organisationId })
  expect(mine.needs.map(({ id }: { id: string }) => id)).toEqual([needId])
  const visit = { servedOn: '2024-06-20', kind: 'delivery', title: '上门看望张奶奶', people: 1 }
  const wrong = { organisationId, version: mine.version, ...visit, needId: unknown }
  expect(await refused(who.head, 'recordMyService', wrong)).toContain('没有找到这条需求')
  await done(who.head, 'recordMyService', { organisationId, version: mine.version, ...visit, needId })
  const { steps } = await seen(needTown, needId)
  expect(steps.at(-1)).toMatchObject({ party: 'organisation', kind: 'delivery' })
})

test('a resident sets one going at home on the phone; the papers are the community’s, and a name is taken once', async () => {
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name: '吴建国' }, town.now))
  const resident = town.as(await town.person('resident', '12.120101', { personId }))
  const { headPersonId: _, ...form } = aForm(null, { name: '南市街道新文化花园社区棋友会' })
  const away = { ...form, areaCode: '120101001001' }
  expect(await refused(resident, 'saveMine', away)).toContain('自己居住的社区')
  const { organisationId, version } = await done(resident, 'saveMine', { ...form, areaCode: XINWENHUA })
  expect(
    await refused(who.community, 'recordOrganisation', { ...aForm(null, { name: form.name }), areaCode: XINWENHUA }),
  ).toContain('同名的组织只登记一次')
  await done(resident, 'saveMine', { ...form, areaCode: XINWENHUA, organisationId, version, members: 21 })
  expect(await refused(who.head, 'myOrganisation', { organisationId })).toContain('没有找到')
  const ref = () => who.ref(organisationId)
  for (const item of ['charter', 'filing_form', 'members'])
    await done(who.community, 'putDocument', { ...(await ref()), item })
  await done(who.community, 'submitOrganisation', await ref())
  expect(await refused(resident, 'saveMine', { ...form, areaCode: XINWENHUA, ...(await ref()) })).toContain(
    '待社区初审',
  )
  await done(resident, 'withdrawMine', await ref())
})
