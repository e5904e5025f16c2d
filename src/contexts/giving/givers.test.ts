import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { aConfirmedGift, aFund, aGiver, type Hands, handsOf, NANSHI } from '../../../tests/kit/giving.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { givingContract } from './contract.ts'
import { giftsOfPerson } from './public.ts'

const town = aTown()
let hands: Hands
beforeAll(async () => {
  await loadTianjin(town)
  await aFund(town)
  hands = await handsOf(town)
})

describe('givers', () => {
  test('are masked for those who read, whole only for a reason, and sealed in the database', async () => {
    const idNumber = idNumberOf('12010119800101123')
    const giverId = await aGiver(hands.cashier, { name: '欧阳海生', idNumber, phone: '13812345678', consent: 'none' })
    const reader = town.as(await town.person('townAdmin', paths.nanshi))
    const seen = (await reader.ask(givingContract, 'getGiver', { giverId })).body
    expect(seen).toMatchObject({ maskedName: '不公开', maskedId: null, maskedPhone: null, shownName: '爱心人士' })
    const shown = (await hands.cashier.ask(givingContract, 'getGiver', { giverId })).body
    expect(shown).toMatchObject({ maskedName: '欧阳**', maskedPhone: '138****5678' })
    const reveal = { giverId, version: 1, reason: '核对票据抬头' }
    expect((await reader.ask(givingContract, 'revealGiver', reveal)).status).toBe(403)
    expect((await hands.cashier.ask(givingContract, 'revealGiver', reveal)).body).toMatchObject({
      name: '欧阳海生',
      idNumber,
    })
    const { rows } = await town.tx((tx) =>
      sql`select 1 from giving.giver g where g::text like '%欧阳海%' or g::text like ${`%${idNumber}%`}`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  test('of one number are one; found by whole name, number or telephone', async () => {
    const idNumber = idNumberOf('12010119750505246')
    const giverId = await aGiver(hands.cashier, { name: '刘桂兰', idNumber })
    const twice = { areaCode: NANSHI, kind: 'person', name: '刘桂兰', idNumber }
    expect((await hands.cashier.ask(givingContract, 'recordGiver', twice)).body.code).toBe('giving.giverThere')
    const find = async (words: string) =>
      (await hands.cashier.ask(givingContract, 'searchGivers', { areaCode: NANSHI, words })).body
    expect((await find('刘桂兰')).map(({ id }: { id: string }) => id)).toEqual([giverId])
    expect((await find(idNumber)).map(({ id }: { id: string }) => id)).toEqual([giverId])
    expect(await find('刘桂')).toEqual([])
  })

  test('who stand on the register find their gifts; the anonymous are asked nothing and stay so', async () => {
    const idNumber = idNumberOf('12010119660606121')
    const facts = { name: '孙立民', idNumber, areaCode: '120101006018' }
    const personId = await town.tx((tx) => addPerson(tx, facts, town.now))
    const giverId = await aGiver(hands.cashier, { name: '孙立民', idNumber })
    const { giftId } = await aConfirmedGift(hands, 'YH0040', { giverId, areaCode: '120101006018' })
    const found = await town.tx((tx) => giftsOfPerson(tx, personId))
    expect(found).toMatchObject([{ id: giftId, earmarkCode: '120101006018', fen: 50_000 }])
    const anonymous = await aGiver(hands.cashier, { kind: 'anonymous', name: '' })
    const change = { giverId: anonymous, version: 1, kind: 'person', name: '某人' }
    expect((await hands.cashier.ask(givingContract, 'changeGiver', change)).body.message).toContain('不愿留名')
  })

  test('change with the form; what is left empty stays', async () => {
    const giverId = await aGiver(hands.cashier, { name: '周文静', phone: '13912345678' })
    const change = { giverId, version: 1, kind: 'person', consent: 'full', sourceClass: 'host' }
    expect((await hands.cashier.ask(givingContract, 'changeGiver', change)).status).toBe(200)
    const now = (await hands.cashier.ask(givingContract, 'getGiver', { giverId })).body
    expect(now).toMatchObject({ shownName: '周文静', maskedPhone: '139****5678', isCounted: false, version: 2 })
    expect((await hands.cashier.ask(givingContract, 'changeGiver', change)).body.code).toBe('access.stale')
  })
})

test('a community sees the gifts given to it, and nobody else’s', async () => {
  const { giftId } = await aConfirmedGift(hands, 'YH0050', { areaCode: '120101006018', fen: 321 })
  const worker = town.as(await town.person('communityWorker', paths.xinwenhua))
  const { body } = await worker.ask(givingContract, 'listGifts', { pageSize: 100 })
  expect(body.rows.every(({ areaName }: { areaName: string }) => areaName.includes('新文化花园'))).toBe(true)
  expect(body.rows.map(({ id }: { id: string }) => id)).toContain(giftId)
  const stranger = town.as(await town.person('townAdmin', paths.quanyechang))
  expect((await stranger.ask(givingContract, 'listGifts', {})).body.total).toBe(0)
  expect((await stranger.ask(givingContract, 'getGift', { giftId })).status).toBe(404)
})
