import { expect, test } from 'vitest'
import { EMPTY, inputOf, missingAt, photoFault } from './tell-steps.ts'

const MB = 1024 * 1024

test('a photo of 60 MB is refused before it is sent, with a sentence; one of 20 MB goes', () => {
  expect(photoFault({ size: 60 * MB, type: 'image/jpeg' })).toBe(
    '这张照片有60 MB，最多20 MB。请换一张小一点的，或者不附照片。您写的话都还在。',
  )
  expect(photoFault({ size: 20 * MB, type: 'image/jpeg' })).toBeUndefined()
  expect(photoFault({ size: 0, type: 'image/jpeg' })).toContain('空的')
  expect(photoFault({ size: 10, type: 'video/mp4' })).toContain('不是照片')
})

test('one goes on when the page is answered, and a name is not sent by who gives none', () => {
  expect(missingAt('whom', EMPTY)).toBe('请选一个')
  expect(missingAt('whom', { ...EMPTY, forWhom: 'other' })).toContain('替谁')
  expect(missingAt('whom', { ...EMPTY, forWhom: 'self' })).toBeUndefined()
  expect(missingAt('what', { ...EMPTY, words: '灯坏了吧' })).toBeUndefined()
  expect(inputOf({ ...EMPTY, isNameless: true, name: '张秀英', whom: '李奶奶' })).toMatchObject({ name: '', whom: '' })
})
