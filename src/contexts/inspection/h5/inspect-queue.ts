import type { KeptPhoto } from '#ui/phone/outbox.ts'
import type { Checked } from '../vocabulary.ts'

export type Position = { latitude: number; longitude: number; accuracyM: number }
/** What was found on the spot. `recordId` is made on the phone: by it the server knows a record sent twice. */
export type Told = {
  visitId: string
  version: number
  recordId: string
  visitedOn: string
  checks: readonly Checked[]
  met: string
  summary: string
  position: Position | null
}
export type Kept = {
  told: Told
  /** Where photos are stored under, and what the page calls it. */
  areaCode: string
  place: string
  photos: readonly KeptPhoto[]
  state: 'waiting' | 'refused'
  /** The server's sentence, where it refused. */
  said?: string
}
export type Queue = readonly Kept[]

/** Puts a record at the end; written anew after a refusal it takes the place of the old one and waits again. */
export function put(queue: Queue, kept: Kept): Queue {
  const { said: _, ...rest } = kept
  return [...drop(queue, kept.told.visitId), { ...rest, state: 'waiting' }]
}
export const drop = (queue: Queue, visitId: string): Queue => queue.filter(({ told }) => told.visitId !== visitId)
/** The oldest that waits: sent in the order they were made, one at a time. */
export const nextOf = (queue: Queue): Kept | undefined => queue.find(({ state }) => state === 'waiting')

const change = (queue: Queue, visitId: string, some: (one: Kept) => Partial<Kept>): Queue =>
  queue.map((one) => (one.told.visitId === visitId ? { ...one, ...some(one) } : one))

/** The server says why not: it stays with all that was written, to be put right or thrown away. */
export const refused = (queue: Queue, visitId: string, said: string): Queue =>
  change(queue, visitId, () => ({ state: 'refused', said }))
export const photoSent = (queue: Queue, visitId: string, key: string, fileId: string): Queue =>
  change(queue, visitId, ({ photos }) => ({
    photos: photos.map((photo) => (photo.key === key ? { ...photo, fileId } : photo)),
  }))
