import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Content, canonicalText } from './content.ts'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, shuffled(one)]),
  )
}

test('the same content is the same text, in whatever order its keys come; another content is another text', () => {
  fc.assert(
    fc.property(fc.object({ withNullPrototype: false }), fc.object({ withNullPrototype: false }), (one, other) => {
      const text = canonicalText(one as Content)
      expect(canonicalText(shuffled(one) as Content)).toBe(text)
      expect(canonicalText(JSON.parse(text))).toBe(text)
      if (JSON.stringify(shuffled(one)) !== JSON.stringify(shuffled(other)) && text === canonicalText(other as Content))
        expect(JSON.parse(text)).toEqual(JSON.parse(canonicalText(other as Content)))
    }),
  )
})

test('the order of figures is content', () => {
  const of = (parts: Content['parts']) => canonicalText({ parts } as unknown as Content)
  const [one, two] = [
    { title: '甲', text: '一' },
    { title: '乙', text: '二' },
  ]
  expect(of([one, two])).not.toBe(of([two, one]))
})
