/** What a phone's camera makes is at most this; more is a film or a scan, and a phone would choke on it. */
export const MOST_BYTES = 40 * 1024 * 1024
const LONG_SIDE = 1280
const SMALL_ENOUGH = 260 * 1024
const QUALITIES = [0.75, 0.6, 0.45]

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** Why a file is not taken as a photo; undefined when it may be. */
export function faultOfPhoto({ size, type }: { size: number; type: string }): string | undefined {
  if (type !== '' && !type.startsWith('image/')) return '这不是照片，请拍一张或从相册里选。写好的文字都还在。'
  if (size > MOST_BYTES)
    return `这张照片有${megabytes(size)}MB，超过了${megabytes(MOST_BYTES)}MB，手机处理不了，请换一张或直接拍照。写好的文字都还在。`
  return undefined
}

/** The size a picture is drawn at: its long side at most 1,280. */
export function sizeFor(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Draws a photo small on the phone, so that it can wait there and goes through a weak network. Errors: no picture in it. */
export async function shrink(file: File): Promise<string> {
  const picture = await createImageBitmap(file)
  const { width, height } = sizeFor(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const tries = QUALITIES.map((quality) => canvas.toDataURL('image/jpeg', quality))
  return tries.find((data) => data.length <= SMALL_ENOUGH) ?? tries.at(-1) ?? ''
}

/** The kept text as a file again, to be sent. */
export async function fileOf(data: string): Promise<File> {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (letter) => letter.charCodeAt(0))
  return new File([bytes], '现场照片.jpg', { type: 'image/jpeg' })
}
