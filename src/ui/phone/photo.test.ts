import { expect, test } from 'vitest'
import { faultOfPhoto, fileOf, sizeFor } from './photo.ts'

const MB = 1024 * 1024

test('60 MB is refused with a sentence, and so is what is no photo', () => {
  expect(faultOfPhoto({ size: 60 * MB, type: 'image/jpeg' })).toBe(
    '这张照片有60MB，超过了40MB，手机处理不了，请换一张或直接拍照。写好的文字都还在。',
  )
  expect(faultOfPhoto({ size: MB, type: 'application/pdf' })).toContain('不是照片')
  expect(faultOfPhoto({ size: 12 * MB, type: 'image/heic' })).toBeUndefined()
})

test('a photo is drawn with its long side at 1,280, a small one as it is', () => {
  expect(sizeFor(4032, 3024)).toEqual({ width: 1280, height: 960 })
  expect(sizeFor(600, 800)).toEqual({ width: 600, height: 800 })
})

test('what was kept as text is the same bytes when it is sent', async () => {
  const file = await fileOf(`data:image/jpeg;base64,${Buffer.from([255, 216, 255, 0]).toString('base64')}`)
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([255, 216, 255, 0])
})
