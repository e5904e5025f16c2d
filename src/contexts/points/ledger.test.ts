import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { addDays, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { pointsContract } from './contract.ts'
import { bringUpToDate } from './earn.ts'
import { giveBack, redeem } from './redeem.ts'
import { type Entry, replay } from './rules/ledger.ts'
import { enterExpiries, holdBooks, writeBooks } from './store/books.ts'
import { findRedemptions } from './store/redemptions.ts'

const town = aTown()
const COMMUNITY = '120101006018'
const TOWN = '120101006'
let made = 0

async function volunteer(tx: Tx) {
  const idNumber = idNumberOf(`12010119700202${100 + ++made}`)
  const personId = await addPerson(tx, { areaCode: COMMUNITY, name: '周平', idNumber }, town.now)
  const volunteerId = randomUUID()
  await sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
    values (${volunteerId}, ${personId}, ${COMMUNITY}, '2023-08-01', ${town.now})`.execute(tx)
  return { personId, volunteerId }
}
const record = async (tx: Tx, volunteerId: string, servedOn: string, minutes: number) =>
  sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at)
    values (${randomUUID()}, ${volunteerId}, ${COMMUNITY}, ${servedOn}, ${minutes}, ${randomUUID()}, ${town.now})`.execute(
    tx,
  )
const voidOne = async (tx: Tx, volunteerId: string) =>
  sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at, reverses_id, reason)
    select gen_random_uuid(), volunteer_id, area_code, served_on, -minutes, activity, ${town.now}, id, '登记有误' from volunteering.service_record r
    where volunteer_id = ${volunteerId} and reverses_id is null
      and not exists (select from volunteering.service_record x where x.reverses_id = r.id) order by id limit 1`.execute(
    tx,
  )

async function approvedRule(tx: Tx, validFrom: string) {
  const [id, by] = [randomUUID(), randomUUID()]
  await sql`insert into points.rule (id, area_code, valid_from, points_per_hour, daily_cap, validity_months, imported_earn, text, proposed_by, proposed_name, proposed_at)
    values (${id}, ${TOWN}, ${validFrom}, 10, 60, 2, true, '每小时10分', ${by}, '甲', ${town.now})`.execute(tx)
  await sql`insert into points.rule_decision (rule_id, area_code, valid_from, outcome, proposed_by, decided_by, decided_name, decided_at)
    values (${id}, ${TOWN}, ${validFrom}, 'approved', ${by}, ${randomUUID()}, '乙', ${town.now})`.execute(tx)
}

test('any thousand commands leave balance, lots, stock and lines in step, and played again they come to the same', async () => {
  const clerk = await town.person('townAdmin', paths.nanshi)
  const { body: item } = await town.as(clerk).ask(pointsContract, 'recordItem', {
    ...{ areaCode: TOWN, name: '毛巾', kind: 'goods', price: 7, source: 'merchant', stock: 60 },
  })
  await town.tx((tx) => approvedRule(tx, '2023-09-01'))
  const people = await town.tx(async (tx) => [await volunteer(tx), await volunteer(tx), await volunteer(tx)])
  let now = town.now
  const acts = {
    serve: async (tx: Tx, { volunteerId }: (typeof people)[number], amount: number) => {
      await record(tx, volunteerId, dateOf(now), amount * 20)
      await bringUpToDate(tx, [COMMUNITY], { now, today: dateOf(now) })
    },
    void: async (tx: Tx, { volunteerId }: (typeof people)[number]) => {
      await voidOne(tx, volunteerId)
      await bringUpToDate(tx, [COMMUNITY], { now, today: dateOf(now) })
    },
    redeem: async (tx: Tx, { personId }: (typeof people)[number], amount: number) => {
      const wish = { personId, itemId: item.itemId, quantity: 1 + (amount % 3), source: 'phone' as const }
      await redeem(callOf(tx), wish)
    },
    giveBack: async (tx: Tx, { personId }: (typeof people)[number], amount: number) => {
      const { rows } = await sql<{ id: string }>`
        select id from points.redemption where person_id = ${personId} and state = 'asked' order by id limit 1`.execute(
        tx,
      )
      const [one] = await findRedemptions(
        tx,
        rows.map(({ id }) => id),
      )
      const by = amount % 2 ? ('desk' as const) : ('volunteer' as const)
      if (one) await giveBack(callOf(tx), one, one.version, { state: 'cancelled', reason: '改主意了', by })
    },
    pass: async (tx: Tx, { personId }: (typeof people)[number], amount: number) => {
      now = new Date(now.getTime() + amount * 86_400_000)
      const books = await holdBooks(tx, [personId])
      for (const book of books.values()) enterExpiries(book, dateOf(now))
      await writeBooks(tx, books.values(), { now, today: dateOf(now) })
    },
  }
  const callOf = (tx: Tx) => ({ tx, now, today: dateOf(now), actor: clerk, tell: async () => {} })
  const names = ['serve', 'serve', 'serve', 'redeem', 'redeem', 'giveBack', 'void', 'pass'] as const
  const command = fc.record({
    act: fc.constantFrom(...names),
    who: fc.constantFrom(...people),
    amount: fc.integer({ min: 1, max: 12 }),
  })
  const refused = { points: 0, done: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1000, maxLength: 1000 }), async (commands) => {
      for (const { act, who, amount } of commands)
        await town
          .tx((tx) => acts[act](tx, who, amount))
          .then(() => (refused.done += 1))
          .catch((problem) => {
            if (!(problem instanceof Refusal)) throw problem
            refused.points += 1
          })
      expect(await town.broken()).toEqual([])
    }),
    { numRuns: 1, endOnFailure: true },
  )
  expect(refused.done).toBeGreaterThan(500)
  for (const { personId } of people) {
    const { rows: entries } = await town.tx((tx) =>
      sql<Entry>`select id, kind, points, expires_on, of_id from points.entry where person_id = ${personId} order by seq`.execute(
        tx,
      ),
    )
    const again = replay(entries)
    const { rows: accounts } = await town.tx((tx) =>
      sql`select balance, owed from points.account where person_id = ${personId}`.execute(tx),
    )
    const { rows: lots } = await town.tx((tx) =>
      sql`select id, expires_on, points, left_over as "left", expired from points.lot where person_id = ${personId} order by seq`.execute(
        tx,
      ),
    )
    expect(accounts).toEqual([{ balance: again.balance, owed: again.owed }])
    expect(lots).toEqual(again.lots)
  }
  expect(addDays(dateOf(town.now), 1) < dateOf(now)).toBe(true)
}, 120_000)
