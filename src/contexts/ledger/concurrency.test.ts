import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from '../../../tests/kit/funds.ts'
import { reconcileAll } from '../../../tests/kit/ledger.ts'
import { anyStep, type Command, Machine, poolKeys, type Step } from '../../../tests/kit/ledger-commands.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { closeMonth } from './posting/close.ts'
import { giveBack, openPool, poolsOf, receive, recover, reverseEntry, spend, transfer } from './public.ts'
import { findPosted } from './store/entries.ts'
import { decideMonth, proposeMonth } from './store/months.ts'

const town = aTown()
const COMMUNITIES = ['120101006018', '120101001001'] as const
const by = () => ({ accountId: randomUUID(), personId: null, name: '会计', now: town.now })
const said = () => ({ memo: '测试', source: { kind: 'test', id: randomUUID() }, by: by() })

async function aFund(tx: Tx, fen: number): Promise<{ fundId: string; poolId: string }> {
  const fundId = await fundAt(tx, '120101006')
  const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
  if (fen > 0) await receive(tx, { fundId, poolId, kind: 'gift', fen, happenedOn: '2024-03-01', ...said() })
  return { fundId, poolId }
}
const pay = (fundId: string, fen: number) =>
  town.tx((tx) =>
    spend(tx, { fundId, kind: 'grant', use: 'U1', earmarkCode: null, fen, happenedOn: '2024-03-02', ...said() }),
  )

test('fifty payouts of 1 at once on a balance of 10 pay exactly 10', async () => {
  const { fundId } = await town.tx((tx) => aFund(tx, 10))
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => pay(fundId, 1)))
  const paid = results.filter(({ status }) => status === 'fulfilled')
  const codes = new Set(results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))
  expect([paid.length, [...codes]]).toEqual([10, ['ledger.poolShort']])
  expect(await town.tx((tx) => poolsOf(tx, fundId))).toMatchObject([{ cash: 0 }])
})

test('sixteen at once, receiving and paying, never make a pool negative nor leave a number out', async () => {
  const { fundId, poolId } = await town.tx((tx) => aFund(tx, 100))
  const write = async (hand: number): Promise<number> => {
    let sum = 0
    for (let turn = 0; turn < 12; turn += 1) {
      const fen = 1 + ((hand * 7 + turn * 13) % 40)
      if (turn % 3 === hand % 3) {
        await town.tx((tx) => receive(tx, { fundId, poolId, kind: 'gift', fen, happenedOn: '2024-03-01', ...said() }))
        sum += fen
      } else {
        const paid = await pay(fundId, fen).catch((problem) => {
          if (problem.code !== 'ledger.poolShort') throw problem
        })
        if (paid) sum -= fen
      }
    }
    return sum
  }
  const sums = await Promise.all(Array.from({ length: 16 }, (_, hand) => write(hand)))
  const left = 100 + sums.reduce((a, b) => a + b, 0)
  expect(await town.tx((tx) => poolsOf(tx, fundId))).toMatchObject([{ cash: left }])
  expect(left).toBeGreaterThanOrEqual(0)
})

test('one source is posted once, also when sixteen bring it at once', async () => {
  const { fundId, poolId } = await town.tx((tx) => aFund(tx, 0))
  const gift = { fundId, poolId, kind: 'gift', fen: 5, happenedOn: '2024-03-01', ...said() } as const
  const results = await Promise.allSettled(Array.from({ length: 16 }, () => town.tx((tx) => receive(tx, gift))))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('any 350 commands on PostgreSQL come out as the pure rules say, to the fen', async () => {
  town.now = new Date('2030-06-01T09:00:00+08:00')
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 350, maxLength: 350 }), async (steps) => {
      const { fundId, machine } = await town.tx(async (tx) => {
        const { fundId } = await aFund(tx, 0)
        for (const key of poolKeys(COMMUNITIES)) await openPool(tx, { fundId, ...key })
        return { fundId, machine: new Machine(await poolsOf(tx, fundId)) }
      })
      let posted = 0
      for (const step of steps) if (await doneAlike(fundId, machine, step)) posted += 1
      expect(posted).toBeGreaterThan(100)
      expect(await town.tx((tx) => poolsOf(tx, fundId))).toEqual([...machine.book.pools.values()])
    }),
    { numRuns: 1, endOnFailure: true },
  )
}, 120_000)

/** One step on both sides: refused by both, or posted by both alike. True when it was posted. */
async function doneAlike(fundId: string, machine: Machine, step: Step): Promise<boolean> {
  const command = machine.commandOf(step)
  if (!command) return false
  const plan = machine.planOf(command)
  if (command.do === 'close') machine.close(command.month)
  const done = await town.tx((tx) => carryOut(tx, fundId, command)).catch((problem) => String(problem.code))
  const draft = plan && 'draft' in plan ? plan.draft : undefined
  expect([command, typeof done === 'object']).toEqual([command, draft !== undefined])
  if (typeof done === 'string' || !draft) return false
  const { id, lotIds, isReversed, ...rest } = done
  machine.post(draft, id, [...lotIds])
  const { lots, ...expected } = draft
  expect({ ...rest, draws: inOrder(rest.draws) }).toMatchObject({ ...expected, draws: inOrder(expected.draws) })
  return true
}

const inOrder = <T extends { lotId: string }>(draws: readonly T[]): T[] =>
  draws.toSorted((a, b) => a.lotId.localeCompare(b.lotId))

/** The command through the front door; a red-letter entry is of the machine's day. */
async function carryOut(tx: Tx, fundId: string, command: Command) {
  const { entryId } = await given(tx, fundId, command)
  if (entryId === null) return 'nothing to carry'
  const found = await findPosted(tx, entryId)
  if (!found) throw new Error('nothing was posted')
  return found
}

function given(tx: Tx, fundId: string, command: Command): Promise<{ entryId: string | null }> {
  const { day: happenedOn, ...rest } = command
  const ask = { fundId, happenedOn, ...said() }
  switch (rest.do) {
    case 'receive':
      return receive(tx, { ...rest, ...ask })
    case 'spend':
      return spend(tx, { ...rest, ...ask })
    case 'giveBack':
      return giveBack(tx, { ...rest, ...ask })
    case 'recover':
      return recover(tx, { ...rest, ...ask })
    case 'transfer':
      return transfer(tx, { ...rest, ...ask })
    case 'close':
      return closed(tx, fundId, rest.month)
    case 'reverse':
      return reverseEntry(tx, {
        ...rest,
        reason: '测试',
        by: { ...by(), now: new Date(`${happenedOn}T10:00:00+08:00`) },
      })
  }
}

/** The host agrees, one hand asks, another approves; as the actions do it. */
async function closed(tx: Tx, fundId: string, month: string): Promise<{ entryId: string | null }> {
  await reconcileAll(tx, fundId, addDays(addMonths(month, 1), -1), town.now)
  const [one, other] = [by(), by()]
  const monthId = await proposeMonth(tx, fundId, month, { by: one.accountId, byName: one.name, now: town.now })
  if (!monthId) throw new Error('closed already')
  const carried = await closeMonth(tx, { fundId, month, monthId, by: other })
  const entryId = carried?.entryId ?? null
  const hand = { by: other.accountId, byName: other.name, now: town.now }
  await decideMonth(tx, { id: monthId, version: 1 }, { state: 'closed', carryEntryId: entryId }, hand)
  return { entryId }
}
