import { expect, test } from 'vitest'
import { add, type Kept, type Note, nextOf, recorded, refused } from './contact-queue.ts'

const note = (key: string): Note => ({
  ...{ key, caseId: 'c', no: '1', heldOn: '2024-03-05', minutes: 30, way: 'visit' as const },
  secret: { place: '家中', aim: '探访', process: '谈话', observation: '', next: '再访' },
})

test('waits until it is recorded, once a key; what was refused stays with its words and is not sent again by itself', () => {
  let queue: Kept[] = add(add([], note('a')), note('b'))
  queue = add(queue, note('a'))
  expect(queue.map(({ key }) => key)).toEqual(['b', 'a'])
  queue = refused(queue, 'b', '日期不能晚于今天')
  expect(nextOf(queue)?.key).toBe('a')
  queue = recorded(queue, 'a')
  expect([queue.length, nextOf(queue), queue[0]?.secret.process]).toEqual([1, undefined, '谈话'])
  expect(nextOf(add(queue, note('b')))?.key).toBe('b')
})
