import { expect, test } from 'vitest'
import { GENRES, type Genre, isUpward } from '../vocabulary.ts'
import { hasGaps, TEMPLATES } from './templates.ts'

test('every genre begins with gaps to fill in, and what goes upward is in the document format', () => {
  for (const genre of Object.keys(GENRES) as Genre[]) {
    expect(hasGaps(TEMPLATES[genre]), genre).toBe(true)
    expect(TEMPLATES[genre].title).toContain(genre)
    if (isUpward(genre)) expect(TEMPLATES[genre].layout).toBe('document')
  }
  expect(hasGaps({ title: '关于结项的通知', addressee: '', body: [{ kind: 'paragraph', text: '请遵照办理。' }] })).toBe(
    false,
  )
})
