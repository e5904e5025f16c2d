import type { KeptPhoto } from '#ui/phone/outbox.ts'
import type { Outcome } from '../vocabulary.ts'

/** What was written down at one door. `visitId` is made on the phone: by it the server knows a visit sent twice. */
export type Told = {
  areaCode: string
  visitId: string
  personId: string
  planId: string | null
  outcome: Outcome
  visitedOn: string
  found: string
  need: string
  urgency: 'normal' | 'urgent'
  action: string
  next: string
  nextOn: string | null
}
export type Kept = {
  told: Told
  personName: string
  photos: readonly KeptPhoto[]
  state: 'waiting' | 'sent' | 'refused'
  /** The server's sentence, where it refused. */
  said?: string
}
export type Queue = readonly Kept[]

/** Puts a visit at the end; written anew after a refusal it takes the place of the old one and waits again. */
export function put(queue: Queue, kept: Kept): Queue {
  const others = queue.filter(({ told }) => told.visitId !== kept.told.visitId)
  return [...others, { ...kept, state: 'waiting' }]
}

/** The oldest that waits: they are sent in the order they were made, one at a time. */
export const nextOf = (queue: Queue): Kept | undefined => queue.find(({ state }) => state === 'waiting')
export const countWaiting = (queue: Queue): number => queue.filter(({ state }) => state === 'waiting').length

const change = (queue: Queue, visitId: string, some: Partial<Kept>): Queue =>
  queue.map((one) => (one.told.visitId === visitId ? { ...one, ...some } : one))

/** The server has it: of what was said at the door nothing stays on the phone. */
export const sent = (queue: Queue, visitId: string): Queue =>
  queue.map((one) => {
    if (one.told.visitId !== visitId) return one
    const { said: _, ...rest } = one
    const empty = { found: '', need: '', action: '', next: '' }
    return { ...rest, told: { ...one.told, ...empty }, photos: [], state: 'sent' as const }
  })
/** The server says why not: it stays, to be put right or thrown away. */
export const refused = (queue: Queue, visitId: string, said: string): Queue =>
  change(queue, visitId, { state: 'refused', said })
export const photoSent = (queue: Queue, visitId: string, key: string, fileId: string): Queue =>
  queue.map((one) =>
    one.told.visitId === visitId
      ? { ...one, photos: one.photos.map((photo) => (photo.key === key ? { ...photo, fileId } : photo)) }
      : one,
  )
export const drop = (queue: Queue, visitId: string): Queue => queue.filter(({ told }) => told.visitId !== visitId)

/** What is kept: all that is not sent, and of what was sent only today's, to show that it arrived. */
export const worthKeeping = (queue: Queue, today: string): Queue =>
  queue.filter(({ state, told }) => state !== 'sent' || told.visitedOn === today)
