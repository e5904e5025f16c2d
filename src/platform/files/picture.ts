import sharp from 'sharp'
import { filesErrors } from './errors.ts'
import type { KindName } from './kinds.ts'

const QUALITY = 90
let lastInLine: Promise<unknown> = Promise.resolve()

/**
 * Writes a picture anew at `to`: turned upright, with nothing but its pixels, so place, time and device of the camera
 * are gone, and so is anything hidden behind them. One at a time: a picture of 64 megapixels takes 200 MB.
 * Errors: a refusal when it is torn or has too many pixels.
 */
export function rewritePicture(from: string, to: string, kind: KindName, maxMegapixels: number): Promise<void> {
  const work = lastInLine.then(() => rewrite(from, to, kind, maxMegapixels))
  lastInLine = work.catch(() => undefined)
  return work
}

async function rewrite(from: string, to: string, kind: KindName, maxMegapixels: number): Promise<void> {
  const picture = sharp(from, { limitInputPixels: maxMegapixels * 1_000_000, failOn: 'error' }).autoOrient()
  const encoded =
    kind === 'png'
      ? picture.png()
      : kind === 'webp'
        ? picture.webp({ quality: QUALITY })
        : picture.jpeg({ quality: QUALITY })
  await encoded.toFile(to).catch((problem: NodeJS.ErrnoException) => {
    if (/no space left|ENOSPC/i.test(problem.message)) throw filesErrors.diskFull()
    throw /pixel limit/i.test(problem.message) ? filesErrors.hugePicture(maxMegapixels) : filesErrors.tornPicture()
  })
}
