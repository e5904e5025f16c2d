import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { idCheckDigit } from '#kernel/identity.ts'
import { transact } from '#platform/db/database.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { directoryContract } from './contract.ts'
import { resolveName } from './public.ts'

const town = aTown()
const idOf = (first17: string) => first17 + idCheckDigit(first17)

describe('a name close to an official one', () => {
  test('waits for a person, who confirms it once', async () => {
    const asked = await town.tx((tx) =>
      resolveName(tx, { name: '新文化社区', parentCode: '120101006', source: '附件2' }, town.now),
    )
    expect(asked.areaCode).toBeNull()

    const city = town.as(await town.person('cityAdmin', paths.city))
    const { body: waiting } = await city.ask(directoryContract, 'listNameMatches', { status: 'pending' })
    expect(waiting).toMatchObject([{ writtenName: '新文化社区', candidateName: '新文化花园社区居委会' }])

    const decision = { nameMatchId: asked.nameMatchId, version: 1, areaCode: '120101006018', reason: '与街道电话核实' }
    expect((await city.ask(directoryContract, 'decideName', decision)).status).toBe(200)
    expect((await city.ask(directoryContract, 'decideName', decision)).body.code).toBe('access.stale')
    const again = await town.tx((tx) =>
      resolveName(tx, { name: '新文化社区', parentCode: '120101006', source: '附件2' }, town.now),
    )
    expect(again.areaCode).toBe('120101006018')
  })

  test('is never matched to a community of another town', async () => {
    const asked = await town.tx((tx) =>
      resolveName(tx, { name: '北高庄村', parentCode: '120119123', source: '附件2' }, town.now),
    )
    const city = town.as(await town.person('cityAdmin', paths.city))
    const { body } = await city.ask(directoryContract, 'decideName', {
      nameMatchId: asked.nameMatchId,
      version: 1,
      areaCode: '120101006018',
      reason: '选错了',
    })
    expect(body.message).toContain('不在东二营镇之下')
  })
})

describe('people', () => {
  test('are shown masked; the whole is shown for a reason, which is kept', async () => {
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const idNumber = idOf('12010119550102003')
    const form = { areaCode: '120101006018', name: '王秀英', idNumber, phone: '13820001234' }
    const { body: added } = await clerk.ask(directoryContract, 'recordPerson', form)
    const { body: shown } = await clerk.ask(directoryContract, 'getPerson', { personId: added.personId })
    expect(shown).toMatchObject({ name: '王**', maskedPhone: '138****1234' })
    expect(JSON.stringify(shown)).not.toContain(idNumber)

    const { body: open } = await clerk.ask(directoryContract, 'revealPerson', {
      personId: added.personId,
      version: 1,
      reason: '核对补贴发放',
    })
    expect(open).toMatchObject({ name: '王秀英', idNumber })
    const { rows } = await town.tx((tx) =>
      sql<{ input: unknown }>`select input from platform.audit where what = 'directory.revealPerson'`.execute(tx),
    )
    expect(rows).toMatchObject([{ input: { reason: '核对补贴发放' } }])
    const { rows: kept } = await town.tx((tx) =>
      sql`select * from directory.person where sealed is not null`.execute(tx),
    )
    expect(JSON.stringify(kept)).not.toContain(idNumber)
  })

  test('one ID number is one person', async () => {
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const form = { areaCode: '120101006018', name: '李建国', idNumber: idOf('12010119600304051') }
    expect((await clerk.ask(directoryContract, 'recordPerson', form)).status).toBe(200)
    expect((await clerk.ask(directoryContract, 'recordPerson', form)).body.code).toBe('directory.knownPerson')
    const wrong = { ...form, idNumber: `${form.idNumber.slice(0, 17)}${form.idNumber.endsWith('1') ? '2' : '1'}` }
    expect((await clerk.ask(directoryContract, 'recordPerson', wrong)).body.message).toContain('校验位')
  })

  test('are out of sight of another district, in the database too', async () => {
    const neighbour = town.as(await town.person('districtAdmin', paths.jizhou))
    expect((await neighbour.ask(directoryContract, 'listPeople', {})).body).toEqual({ rows: [], next: null })
    const count = (reach: string[]) =>
      transact(town.db, { reach }, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from directory.person`.execute(tx),
      )
    expect((await count([paths.jizhou])).rows).toEqual([{ n: 0 }])
    expect((await count([paths.heping])).rows[0]?.n).toBeGreaterThan(0)
  })
})

describe('population', () => {
  const form = { areaCode: '120101006018', asOf: '2023-06-30', residents: 3120, sourceKind: 'town_sealed' }

  test('is recorded by community, and becomes the base from a day on', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const { body } = await district.ask(directoryContract, 'recordPopulation', form)
    await district.ask(directoryContract, 'freezeBase', {
      returnId: body.returnId,
      validFrom: '2023-07-01',
      reason: '项目启动时盖章件',
    })
    const { body: list } = await district.ask(directoryContract, 'listPopulation', {})
    expect(list).toMatchObject({
      total: 1,
      rows: [{ residents: 3120, isBase: true, baseStands: true, baseFrom: '2023-07-01' }],
    })
  })

  test('points to a sealed paper of its own community, and to no other place’s', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const { body: kept } = await district.ask(directoryContract, 'uploadSealedReturn', { areaCode: '120101006018' })
    const asked = { ...form, asOf: '2023-09-30', fileId: kept.fileId }
    const elsewhere = await district.ask(directoryContract, 'recordPopulation', { ...asked, areaCode: '120101001001' })
    expect(elsewhere.body.code).toBe('directory.noSealedFile')
    const { body } = await district.ask(directoryContract, 'recordPopulation', asked)
    expect((await district.ask(directoryContract, 'openSealedReturn', { returnId: body.returnId })).status).toBe(200)
    const neighbour = town.as(await town.person('districtAdmin', paths.jizhou))
    expect((await neighbour.ask(directoryContract, 'openSealedReturn', { returnId: body.returnId })).status).toBe(403)
  })

  test('of another district, of a town, or of tomorrow is refused with a sentence', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    expect(
      (await district.ask(directoryContract, 'recordPopulation', { ...form, areaCode: '120119123212' })).status,
    ).toBe(403)
    expect(
      (await district.ask(directoryContract, 'recordPopulation', { ...form, areaCode: '120101006' })).body.message,
    ).toContain('社区一级')
    expect(
      (await district.ask(directoryContract, 'recordPopulation', { ...form, asOf: '2024-03-06' })).body.message,
    ).toContain('晚于今天')
  })

  test('a refused attempt is written to the audit', async () => {
    const { rows } = await town.tx((tx) =>
      sql<{
        reason: string
      }>`select reason from platform.audit where outcome = 'refused' and what = 'directory.recordPopulation'`.execute(
        tx,
      ),
    )
    expect(rows.map(({ reason }) => reason)).toContain('access.notYours')
  })
})
