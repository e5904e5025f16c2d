import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answer,
  add,
  countWaiting,
  lastOf,
  type Mark,
  nextBatch,
  type Queue,
  settle,
  takeBack,
} from './roll-queue.ts'

let no = 0
const mark = (person: string, kind: 'in' | 'out' = 'in'): Mark => ({
  key: `key-${no++}`,
  shiftId: 'morning',
  who: { personId: person },
  name: person,
  kind,
  at: '2024-03-09T01:00:00Z',
  phoneClockOffset: 0,
  state: 'waiting',
})
const recorded = ({ key }: Mark): Answer => ({ key, outcome: 'recorded', told: '已记录' })

test('a button pressed twice makes one mark; after a refusal one may try again', () => {
  const once = add([], mark('王'))
  expect(add(once, mark('王'))).toEqual(once)
  const refused = settle(
    once,
    once.map(({ key }) => ({ key, outcome: 'refused', told: '没有报名' }) as const),
  )
  expect(add(refused, mark('王'))).toHaveLength(2)
  expect(lastOf(refused, { shiftId: 'morning', who: { personId: '王' } })?.told).toBe('没有报名')
})

test('a mark that went out is not taken back', () => {
  const queue = add([], mark('王'))
  const [first] = queue
  expect(takeBack(queue, first?.key ?? '')).toEqual([])
  const sent = settle(queue, queue.map(recorded))
  expect(takeBack(sent, first?.key ?? '')).toEqual(sent)
})

/** A phone at a door, and the server it may or may not reach. */
class Phone {
  queue: Queue = []
  pressed: string[] = []
  server = new Map<string, Mark>()

  press(person: string, kind: Mark['kind']): void {
    const one = mark(person, kind)
    const before = this.queue.length
    this.queue = add(this.queue, one)
    if (this.queue.length > before) this.pressed.push(one.key)
  }

  send(arrives: boolean, answerArrives: boolean): void {
    const batch = nextBatch(this.queue)
    if (!arrives) return
    for (const one of batch) if (!this.server.has(one.key)) this.server.set(one.key, one)
    if (answerArrives) this.queue = settle(this.queue, batch.map(recorded))
  }

  reload(): void {
    this.queue = JSON.parse(JSON.stringify(this.queue)) as Queue
  }
}

const doing = fc.oneof(
  fc.tuple(fc.constantFrom('甲', '乙', '丙'), fc.constantFrom('in' as const, 'out' as const)).map(
    ([person, kind]) =>
      (phone: Phone) =>
        phone.press(person, kind),
  ),
  fc.tuple(fc.boolean(), fc.boolean()).map(
    ([arrives, answered]) =>
      (phone: Phone) =>
        phone.send(arrives, answered),
  ),
  fc.constant((phone: Phone) => phone.reload()),
)

test('whatever the network does, every mark reaches the server once, in the order it was made', () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 60 }), (doings) => {
      const phone = new Phone()
      for (const does of doings) does(phone)
      while (countWaiting(phone.queue) > 0) phone.send(true, true)
      expect([...phone.server.keys()]).toEqual(phone.pressed)
    }),
  )
})
