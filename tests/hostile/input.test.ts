import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { administrationContract } from '#contexts/administration/contract.ts'
import { directoryContract } from '#contexts/directory/contract.ts'
import { programmeContract } from '#contexts/programme/contract.ts'
import { standardsContract } from '#contexts/standards/contract.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Contract } from '#platform/http/contract.ts'
import { aTown } from '../kit/town.ts'

const town = aTown()
const officer = () => town.person('districtAdmin', '12.120101')
const ask = <C extends Contract>(actor: Actor, contract: C, name: keyof C['endpoints'] & string, input: object) =>
  town.as(actor).ask(contract, name, { ...input })
describe('an input nobody could have typed is refused with a sentence, never a fault of the server', () => {
  test('half a character and NUL, in a text, in a name of a field, in what is not even asked for', async () => {
    const actor = await officer()
    for (const input of [{ words: 'x\udc00y' }, { words: 'a\0b' }, { extra: ['\ud800'] }, { 'k\0': 1 }])
      expect(await ask(actor, programmeContract, 'listPoints', input)).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('控制字符') },
      })
  })

  test('nesting without end', async () => {
    const actor = await officer()
    const payload = `{"kind":"directory.population","filter":{"areaCode":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
    const headers = { 'x-account': actor.accountId, 'idempotency-key': 'deep', 'content-type': 'application/json' }
    const answer = await town.app.inject({ method: 'POST', url: '/api/office/start-export', payload, headers })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'input.tooDeep'])
  })

  test('a mark of a page that is none, a version beyond any, a day of the year 0', async () => {
    const actor = await officer()
    const system = await town.person('systemAdministrator', '12')
    for (const name of ['listPeople', 'listPopulation', 'listOrganisations'] as const)
      expect(await ask(actor, directoryContract, name, { after: "' or '1'='1" })).toMatchObject({ status: 400 })
    const account = await ask(system, administrationContract, 'createAccount', {
      ...{ username: 'wang-min', displayName: '王敏', areaCode: '120101', password: 'Linjiang.2024-03' },
    })
    const { accountId } = account.body as { accountId: string }
    expect(
      await ask(system, administrationContract, 'enableAccount', { accountId, version: 2_147_483_648 }),
    ).toMatchObject({ status: 400 })
    expect(await ask(actor, standardsContract, 'boardStamp', { asOf: '0000-01-01' })).toMatchObject({ status: 400 })
  })
})

test('a refused attempt is witnessed, whatever it carries', async () => {
  const actor = await officer()
  const refused = await ask(actor, programmeContract, 'fileNomination', {
    pointId: 'x\0',
    version: 1,
    reason: '\ud800',
  })
  expect(refused.status).toBe(400)
  const { rows } = await town.tx((tx) =>
    sql<{ what: string; outcome: string }>`select what, outcome from platform.audit
      where account_id = ${actor.accountId}::uuid`.execute(tx),
  )
  expect(rows).toEqual([{ what: 'programme.fileNomination', outcome: 'refused' }])
})
