import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countWaiting,
  drop,
  type Kept,
  nextOf,
  photoSent,
  put,
  type Queue,
  refused,
  sent,
  worthKeeping,
} from './visit-queue.ts'

const kept = (visitId: string, visitedOn = '2024-03-05'): Kept => ({
  told: {
    ...{ areaCode: '120101006018', visitId, personId: 'p', planId: null, outcome: 'met', visitedOn },
    ...{ found: '精神好', need: '', urgency: 'normal', action: '', next: '', nextOn: null },
  },
  ...{ personName: '张桂兰', photos: [{ key: 'k', data: 'data:image/jpeg;base64,AA' }], state: 'waiting' },
})
const idsOf = (queue: Queue): string[] => queue.map(({ told }) => told.visitId)

test('visits go in the order they were made, each once; a refusal holds up nobody behind it', () => {
  let queue: Queue = []
  for (const id of ['a', 'b', 'c']) queue = put(queue, kept(id))
  expect(nextOf(queue)?.told.visitId).toBe('a')
  queue = refused(queue, 'a', '名录中没有此人')
  queue = sent(queue, 'b')
  expect(nextOf(queue)?.told.visitId).toBe('c')
  expect(countWaiting(queue)).toBe(1)
  queue = put(queue, kept('a'))
  expect(idsOf(queue)).toEqual(['b', 'c', 'a'])
  expect(idsOf(drop(queue, 'c'))).toEqual(['b', 'a'])
})

test('what the server has is gone from the phone, photos too; a photo that arrived is not sent again', () => {
  const one = photoSent(put([], kept('a')), 'a', 'k', 'f')
  expect(one[0]?.photos).toEqual([{ key: 'k', data: 'data:image/jpeg;base64,AA', fileId: 'f' }])
  expect(JSON.stringify(sent(one, 'a'))).not.toMatch(/精神好|base64/)
  expect(worthKeeping(sent(one, 'a'), '2024-03-06')).toEqual([])
  expect(worthKeeping(one, '2024-03-06')).toHaveLength(1)
})

type Luck = 'ok' | 'lost' | 'answer-lost'
type World = { queue: Queue; server: readonly string[] }

/** One try to send over a network that may lose the request or its answer. */
function tryOnce({ queue, server }: World, luck: Luck): World {
  const id = nextOf(queue)?.told.visitId
  if (id === undefined || luck === 'lost') return { queue, server }
  return {
    queue: luck === 'ok' ? sent(queue, id) : queue,
    server: server.includes(id) ? server : [...server, id],
  }
}

test('whatever the network loses, in the end each visit is on the server once and in order', () => {
  const fates = fc.array(fc.constantFrom<Luck>('ok', 'lost', 'answer-lost'))
  fc.assert(
    fc.property(fates, fc.integer({ min: 1, max: 5 }), (fate, count) => {
      const ids = Array.from({ length: count }, (_, at) => `v${at}`)
      const start: World = { queue: ids.reduce<Queue>((queue, id) => put(queue, kept(id)), []), server: [] }
      const { queue, server } = [...fate, ...ids.map((): Luck => 'ok')].reduce(tryOnce, start)
      expect(countWaiting(queue)).toBe(0)
      expect(server).toEqual(ids)
    }),
  )
})
