import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { AGREEMENT, FUND_TOWN, fundScene } from '../../../tests/kit/fund.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { fundContract as contract } from './contract.ts'

const town = aTown()
const scene = fundScene(town)
const { as, must, step, versionOf } = scene
const said = (text: string) => ({ status: 409, body: { message: expect.stringContaining(text) } })

describe('a fund', () => {
  test('is prepared by the town and set to work by the charity, step by step, each with its papers', async () => {
    const charityId = await scene.aCharity()
    const wrong = { ...AGREEMENT, areaCode: FUND_TOWN, charityId }
    expect(await as('town').ask(contract, 'prepareFund', { ...wrong, name: '南市街道社区基金' })).toMatchObject(
      said('慈善组织全称'),
    )
    expect(await as('town').ask(contract, 'prepareFund', { ...wrong, managementFeeBp: 1500 })).toMatchObject(
      said('上限10%'),
    )
    const { fundId } = await must('town', 'prepareFund', { ...wrong, surplus: '' })
    expect(await as('town').ask(contract, 'prepareFund', wrong)).toMatchObject(said('一街镇同时只设一只'))

    const draft = async () => as('town').ask(contract, 'draftAgreement', { fundId, version: await versionOf(fundId) })
    expect(await draft()).toMatchObject(said('还缺文件：设立申请表、基金协议'))
    await scene.papers(fundId, ['application', 'agreement'])
    expect(await draft()).toMatchObject(said('协议还缺：剩余财产的处理'))
    await must('town', 'editAgreement', { ...AGREEMENT, fundId, version: await versionOf(fundId) })
    expect((await draft()).status).toBe(200)
    const late = await as('town').ask(contract, 'editAgreement', {
      ...AGREEMENT,
      fundId,
      version: await versionOf(fundId),
    })
    expect(late).toMatchObject(said('协议不能再改'))
    const own = await as('town').ask(contract, 'moveFund', { fundId, version: 1, step: 'approve' })
    expect(own.status).toBe(403)

    await scene.papers(fundId, ['board_minutes', 'announcement', 'rules', 'committee_list'])
    for (const name of ['approve', 'sign', 'announce']) await step(fundId, name)
    const operate = async () =>
      as('manager').ask(contract, 'moveFund', { fundId, version: await versionOf(fundId), step: 'operate' })
    expect(await operate()).toMatchObject(said('没有在任的委员'))
    for (const name of ['赵', '钱', '孙', '李']) await scene.seated(fundId, name)
    expect(await operate()).toMatchObject(said('不足5人'))
    await scene.seated(fundId, '周')
    expect(await operate()).toMatchObject(said('还没有监督员'))
    await scene.seated(fundId, '吴', 'monitor')
    await scene.seated(fundId, '郑')
    expect(await operate()).toMatchObject(said('须为单数'))
    await scene.seated(fundId, '王')
    expect((await operate()).status).toBe(200)

    const { body } = await as('town').ask(contract, 'getFund', { fundId })
    expect(body).toMatchObject({ state: 'operating', signedOn: '2024-03-05', members: 7, monitors: 1 })
    expect(body.warnings).toEqual(['没有经批准、包含今天的年度计划〔三（一）可持续〕'])
    const road = await town.tx((tx) =>
      sql<{
        line: string
      }>`select from_state || ' → ' || to_state as line from fund.step where fund_id = ${fundId} order by taken_at, id`.execute(
        tx,
      ),
    )
    expect(road.rows.map(({ line }) => line).sort()).toEqual([
      'agreement_drafted → host_board_approved',
      'announced → operating',
      'host_board_approved → signed',
      'planned → agreement_drafted',
      'signed → announced',
    ])
    expect(
      await as('manager').ask(contract, 'moveFund', { fundId, version: await versionOf(fundId), step: 'terminate' }),
    ).toMatchObject(said('终止决议'))
  })
})
