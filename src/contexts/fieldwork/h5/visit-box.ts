import { useSyncExternalStore } from 'react'
import { ask, Refused } from '#ui/api.ts'
import { unsent } from '#ui/phone/offline.ts'
import { fileOf } from '#ui/phone/photo.ts'
import { fieldworkContract } from '../contract.ts'
import { dayHere } from './day.ts'
import {
  drop,
  isForLater,
  type Kept,
  nextOf,
  photoSent,
  put,
  type Queue,
  refused,
  sent,
  worthKeeping,
} from './visit-queue.ts'

const AGAIN_MS = 15_000

/** The visits written down on this phone by one worker. */
type Box = { queue: Queue; isSending: boolean; trouble: string | undefined }
const EMPTY: Box = { queue: [], isSending: false, trouble: undefined }
let owner: string | undefined
let box: Box = EMPTY
const listeners = new Set<() => void>()
const nameOf = (accountId: string): string => `visits.${accountId}`

/** False where the phone has no room: then nothing is changed, and the page says so. */
function change(some: Partial<Box>): boolean {
  const queue = some.queue && worthKeeping(some.queue, dayHere())
  if (queue && owner !== undefined && !keep(owner, queue)) return false
  box = { ...box, ...some, ...(queue && { queue }) }
  for (const listener of listeners) listener()
  return true
}

function keep(accountId: string, queue: Queue): boolean {
  if (queue.length > 0) return unsent.write(nameOf(accountId), queue)
  unsent.forget(nameOf(accountId))
  return true
}

/** Takes up what this worker left on the phone; nobody else's is shown or sent. */
function open(accountId: string): void {
  if (owner === accountId) return
  owner = accountId
  box = { ...EMPTY, queue: worthKeeping(unsent.read<Queue>(nameOf(accountId)) ?? [], dayHere()) }
}

async function sendPhotos({ told, photos }: Kept): Promise<string[]> {
  const ids: string[] = []
  for (const { key, data, fileId } of photos) {
    const id = fileId ?? (await sendPhoto(told.areaCode, key, data))
    if (!fileId) change({ queue: photoSent(box.queue, told.visitId, key, id) })
    ids.push(id)
  }
  return ids
}
const sendPhoto = async (areaCode: string, key: string, data: string): Promise<string> =>
  (await ask(fieldworkContract, 'keepVisitPhoto', { areaCode }, { key, file: await fileOf(data) })).fileId

/** Sends what waits, the oldest first, one at a time; stops at the first that no network took. */
async function send(): Promise<void> {
  const sender = owner
  if (box.isSending) return
  change({ isSending: true })
  try {
    for (let next = nextOf(box.queue); next && owner === sender; next = nextOf(box.queue)) await sendOne(next)
    change({ trouble: undefined })
  } catch (error) {
    change({ trouble: troubleOf(error) })
  } finally {
    change({ isSending: false })
  }
}

async function sendOne(kept: Kept): Promise<void> {
  const { visitId } = kept.told
  try {
    const fileIds = await sendPhotos(kept)
    await ask(fieldworkContract, 'recordVisit', { ...kept.told, fileIds }, { key: visitId })
    change({ queue: sent(box.queue, visitId) })
  } catch (error) {
    if (!(error instanceof Refused) || isForLater(error.status)) throw error
    change({ queue: refused(box.queue, visitId, error.message) })
  }
}

/** No network is no trouble: the visits wait. Everything else is said. */
function troubleOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.status === 0 ? undefined : error.message
  return '照片读不出来，请在“没有发出去的”里打开，删掉这张照片再发。'
}

let timer: ReturnType<typeof setInterval> | undefined
/** From now on what waits is sent as soon as there is a network, whatever page is open. */
export function startSendingVisits(accountId: string): void {
  open(accountId)
  if (timer === undefined) {
    timer = setInterval(() => void send(), AGAIN_MS)
    window.addEventListener('online', () => void send())
  }
  void send()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is on this phone, and how to put a visit in. `putIn` says whether the phone could keep it. */
export function useVisitBox(accountId: string) {
  open(accountId)
  const now = useSyncExternalStore(subscribe, () => box)
  return {
    ...now,
    putIn(kept: Kept): boolean {
      const isKept = change({ queue: put(box.queue, kept) })
      if (isKept) void send()
      return isKept
    },
    throwAway: (visitId: string) => change({ queue: drop(box.queue, visitId) }),
    sendNow: () => void send(),
  }
}
