import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type RoleName, roles } from '#main/roles.ts'
import type { Role } from '#platform/access/actor.ts'
import { type Sight, transact } from '#platform/db/database.ts'
import {
  aCase,
  aClient,
  aHand,
  aStation,
  type CaseFile,
  done,
  type Hand,
  MARK,
  SECRETS,
  type Station,
} from '../../../tests/kit/casework.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { validInput } from '../../../tests/kit/valid-input.ts'
import { caseworkContract } from './contract.ts'

/**
 * Nobody but its worker, lead and supervisor reads a line of a case. Made from the contract: every endpoint × every role ×
 * {own town, a community of it, the town beside, the district, the city, another district}, each with a person of their own; an
 * endpoint added tomorrow is in it without a line here.
 */
const town = aTown()
const POST = '12.120101.120101006'
const PLACES = [POST, `${POST}.120101006018`, '12.120101.120101001', '12.120101', '12', '12.120119']
const endpoints = Object.entries(caseworkContract.endpoints)
const isOwn = ({ about }: { about: unknown }): boolean => typeof about === 'object' && about !== null && 'own' in about

let hands: Station
let file: CaseFile
/** What may stand in no answer to anybody else. */
let secrets: string[]
const rowsNow = () =>
  town.tx(async (tx) => {
    const { rows } = await sql<{ text: string }>`select c::text || array_agg(p.id order by p.seq)::text as text
      from casework.case c join casework.paper p on p.case_id = c.id group by c.*, c.id order by c.id`.execute(tx)
    return rows
  })

beforeAll(async () => {
  town.now = new Date('2024-03-05T09:00:00+08:00')
  await loadTianjin(town)
  hands = await aStation(town)
  const client = await aClient(town)
  file = await (await aCase(hands, client)).untilService()
  await file.does('evaluateCase', { secret: SECRETS.evaluation })
  const { no } = await file.view()
  secrets = [MARK, file.caseId, no, client]
})

/** Whatever this person asks, nothing of the case is in the answer, and what is about the case alone is refused. */
async function asksEverything(somebody: Hand, where: string): Promise<void> {
  for (const [name, spec] of endpoints) {
    const input = validInput(spec, { caseId: file.caseId, version: 9 })
    const { status, body } = await somebody.ask(caseworkContract, name as never, input)
    const text = JSON.stringify(body)
    const said = `${name} at ${where}: ${status} ${text.slice(0, 200)}`
    expect(
      secrets.filter((one) => text.includes(one)),
      said,
    ).toEqual([])
    if (isOwn(spec)) expect([403, 404], said).toContain(status)
    else if ('caseId' in input) expect([403, 404, 409], said).toContain(status)
  }
}

describe.each(Object.keys(roles) as RoleName[])('%s', (role) => {
  test('reads and changes nothing of a case that is not theirs', async () => {
    const before = await rowsNow()
    const isOverPlaces = (roles[role] as Role).over === 'area'
    for (const path of isOverPlaces ? PLACES : [POST]) await asksEverything(await aHand(town, role, path), path)
    expect(await rowsNow()).toEqual(before)
  })
})

describe('the tables', () => {
  const sights: [string, () => Sight][] = [
    [
      'a colleague of the same station',
      () => ({ reach: [POST], personId: hands.second.personId, accountId: hands.second.accountId }),
    ],
    [
      'a supervisor of other cases',
      () => ({ reach: [], personId: hands.supervisor.personId, accountId: hands.supervisor.accountId }),
    ],
    [
      'an officer of the city who sees every row of other tables',
      () => ({ reach: 'all', personId: null, accountId: hands.second.accountId }),
    ],
    ['the town without a person', () => ({ reach: [POST], accountId: hands.second.accountId })],
    ['nobody', () => ({ reach: [] })],
  ]
  const tables = async () => {
    const { rows } = await town.tx((tx) =>
      sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = 'casework' and table_type = 'BASE TABLE' and table_name not in ('numbering', 'report', 'report_step')`.execute(
        tx,
      ),
    )
    return rows.map(({ name }) => name)
  }
  const counted = (sight: Sight, name: string) =>
    transact(town.db, sight, async (tx) => {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.table(`casework.${name}`)}`.execute(tx)
      return rows[0]?.n
    })

  test.each(sights)('show no row to %s, whatever is asked', async (_, sight) => {
    expect(await tables()).toEqual(expect.arrayContaining(['case', 'paper', 'contact', 'reading']))
    for (const name of await tables()) expect([name, await counted(sight(), name)]).toEqual([name, 0])
    expect(await counted(sight(), 'pub_served')).toBe(sight().reach === 'all' ? 1 : 0)
  })

  test('show them to the three hands, and who read it to the lead alone', async () => {
    const { worker, lead } = hands
    const own = (one: typeof worker): Sight => ({ reach: [POST], personId: one.personId, accountId: one.accountId })
    for (const name of ['case', 'paper', 'contact']) expect(await counted(own(worker), name)).toBeGreaterThan(0)
    expect(await counted(own(worker), 'reading')).toBe(0)
    expect(await counted(own(lead), 'reading')).toBeGreaterThan(0)
  })

  test('take no line from a colleague, nor a paper from a supervisor but advice', async () => {
    const { second, supervisor, lead } = hands
    const write = (who: typeof second, kind: string) =>
      transact(town.db, { reach: [POST], personId: who.personId, accountId: who.accountId }, (tx) =>
        sql`insert into casework.paper (id, case_id, seq, kind, state, sealed, by_person_id, by_name, at)
          values (gen_random_uuid(), ${file.caseId}, 99, ${kind}, 'in_service', '', ${who.personId}, 'x', now())`.execute(
          tx,
        ),
      )
    await expect(write(second, 'plan')).rejects.toThrow(/row-level security/)
    await done(lead, 'assignSupervisor', { ...(await file.ref()), supervisorAccountId: supervisor.accountId })
    await expect(write(supervisor, 'plan')).rejects.toThrow(/row-level security/)
    const change = transact(
      town.db,
      { reach: [POST], personId: supervisor.personId, accountId: supervisor.accountId },
      (tx) => sql`update casework.case set risk = 'low' where id = ${file.caseId}`.execute(tx),
    )
    expect((await change).numAffectedRows).toBe(0n)
  })
})

test('what everybody may count names nobody', async () => {
  const { rows } = await transact(town.db, { reach: [POST], accountId: hands.second.accountId }, (tx) =>
    sql<object>`select * from casework.pub_case`.execute(tx),
  )
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
    ['areaCode', 'closedOn', 'groups', 'id', 'line', 'needId', 'openedOn', 'state', 'stationId', 'townCode'].toSorted(),
  )
})
