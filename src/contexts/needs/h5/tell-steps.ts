import type { ForWhom, Line, Urgency } from '../vocabulary.ts'

export type Place = { code: string; name: string }

/** What was filled in so far; kept until the tab closes, since it may hold a name and a phone number. */
export type Filled = {
  forWhom?: ForWhom
  whom: string
  place?: Place
  address: string
  line?: Line
  words: string
  urgency: Urgency
  photoId: string | null
  photoName: string
  isNameless: boolean
  name: string
  phone: string
}

export const EMPTY: Filled = {
  ...{ whom: '', address: '', words: '', urgency: 'normal', photoId: null, photoName: '' },
  ...{ isNameless: false, name: '', phone: '' },
}

/** The kinds in words of everyday. */
export const KINDS = {
  elder: '老人的吃饭、照料、看病',
  relief: '生活困难、钱不够用',
  child: '孩子的事',
  disability: '残疾人的事',
  governance: '邻居、楼道、物业的事',
  environment: '卫生和环境',
  other: '别的事',
} as const satisfies Record<Line, string>

const MEGABYTE = 1024 * 1024
export const PHOTO_MEGABYTES = 20

/** Why a photo is not sent at all, before minutes are spent on sending it; undefined when it may be. */
export function photoFault({ size, type }: Pick<File, 'size' | 'type'>): string | undefined {
  if (size > PHOTO_MEGABYTES * MEGABYTE)
    return `这张照片有${Math.ceil(size / MEGABYTE)} MB，最多${PHOTO_MEGABYTES} MB。请换一张小一点的，或者不附照片。您写的话都还在。`
  if (size === 0) return '这张照片是空的，请换一张。您写的话都还在。'
  return type !== '' && !type.startsWith('image/') ? '这不是照片，请换一张。您写的话都还在。' : undefined
}

/** What keeps one from going on, in one sentence; undefined when nothing does. */
export function missingAt(step: StepName, filled: Filled): string | undefined {
  if (step === 'whom' && !filled.forWhom) return '请选一个'
  if (step === 'whom' && filled.forWhom === 'other' && filled.whom.trim().length < 2)
    return '请写明替谁说的，大概住在哪里'
  if (step === 'where' && !filled.place) return '请选出在哪个社区'
  return step === 'what' && filled.words.trim().length < 4 ? '请说说有什么难处，至少4个字' : undefined
}

export const STEPS = ['whom', 'where', 'what', 'kind', 'urgency', 'photo', 'call', 'check'] as const
export type StepName = (typeof STEPS)[number]

/** What is sent. */
export const inputOf = ({ place, photoName: _, forWhom = 'self', line, ...rest }: Filled) => ({
  ...rest,
  ...(line && { line }),
  forWhom,
  areaCode: place?.code ?? '',
  whom: forWhom === 'other' ? rest.whom : '',
  name: rest.isNameless ? '' : rest.name,
})
