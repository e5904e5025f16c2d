import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drop, type Kept, nextOf, photoSent, put, type Queue, refused } from './inspect-queue.ts'

const kept = (visitId: string): Kept => ({
  told: {
    ...{ visitId, version: 1, recordId: `r${visitId}`, visitedOn: '2024-03-05', checks: [] },
    ...{ met: '', summary: '齐全', position: null },
  },
  ...{ areaCode: '120101006', place: '社工站', photos: [{ key: 'k', data: 'data:,' }], state: 'waiting' },
})
const idsOf = (queue: Queue): string[] => queue.map(({ told }) => told.visitId)

test('records go in their order; a refused one holds up nobody and keeps all that was written', () => {
  let queue: Queue = []
  for (const id of ['a', 'b']) queue = put(queue, kept(id))
  queue = photoSent(queue, 'a', 'k', 'f')
  queue = refused(queue, 'a', '检查表没有填完')
  expect(nextOf(queue)?.told.visitId).toBe('b')
  expect(queue[0]).toMatchObject({ said: '检查表没有填完', photos: [{ fileId: 'f' }], told: { summary: '齐全' } })
  const [first] = queue
  queue = put(queue, first as Kept)
  expect(idsOf(queue)).toEqual(['b', 'a'])
  expect(queue[1]).not.toHaveProperty('said')
})

test('whatever is put in stays, once, until it is taken out', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (ids) => {
      const queue = ids.reduce<Queue>((all, id) => put(all, kept(id)), [])
      expect(new Set(idsOf(queue))).toEqual(new Set(ids))
      expect(queue.length).toBe(new Set(ids).size)
      expect(ids.reduce(drop, queue)).toEqual([])
    }),
  )
})
