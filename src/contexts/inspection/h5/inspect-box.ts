import { useSyncExternalStore } from 'react'
import { ask, Refused } from '#ui/api.ts'
import { unsent } from '#ui/phone/offline.ts'
import { fileOf } from '#ui/phone/photo.ts'
import { inspectionContract } from '../contract.ts'
import { drop, isForLater, type Kept, nextOf, photoSent, put, type Queue, refused } from './inspect-queue.ts'

const AGAIN_MS = 15_000

/** What one inspector wrote down on this phone; `arrived` counts what the server took since the page was opened. */
type Box = { queue: Queue; isSending: boolean; trouble: string | undefined; arrived: number }
const EMPTY: Box = { queue: [], isSending: false, trouble: undefined, arrived: 0 }
let owner: string | undefined
let box: Box = EMPTY
const listeners = new Set<() => void>()
const nameOf = (accountId: string): string => `inspections.${accountId}`

/** False where the phone has no room: then nothing is changed, and the page says so. */
function change(some: Partial<Box>): boolean {
  if (some.queue && owner !== undefined && !keep(owner, some.queue)) return false
  box = { ...box, ...some }
  for (const listener of listeners) listener()
  return true
}

function keep(accountId: string, queue: Queue): boolean {
  if (queue.length > 0) return unsent.write(nameOf(accountId), queue)
  unsent.forget(nameOf(accountId))
  return true
}

/** Takes up what this inspector left on the phone; nobody else's is shown or sent. */
function open(accountId: string): void {
  if (owner === accountId) return
  owner = accountId
  box = { ...EMPTY, queue: unsent.read<Queue>(nameOf(accountId)) ?? [] }
}

async function sendPhotos({ told: { visitId }, areaCode, photos }: Kept): Promise<string[]> {
  const ids: string[] = []
  for (const { key, data, fileId } of photos) {
    const id = fileId ?? (await sendPhoto(areaCode, key, data))
    if (!fileId) change({ queue: photoSent(box.queue, visitId, key, id) })
    ids.push(id)
  }
  return ids
}
const sendPhoto = async (areaCode: string, key: string, data: string): Promise<string> =>
  (await ask(inspectionContract, 'keepVisitPhoto', { areaCode }, { key, file: await fileOf(data) })).fileId

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
  const { visitId, recordId, checks, ...told } = kept.told
  try {
    const fileIds = await sendPhotos(kept)
    const input = { ...told, visitId, recordId, checks: [...checks], fileIds }
    await ask(inspectionContract, 'recordVisit', input, { key: recordId })
    change({ queue: drop(box.queue, visitId), arrived: box.arrived + 1 })
  } catch (error) {
    if (!(error instanceof Refused) || isForLater(error.status)) throw error
    change({ queue: refused(box.queue, visitId, error.message) })
  }
}

/** No network is no trouble: the records wait. Everything else is said. */
function troubleOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.status === 0 ? undefined : error.message
  return '照片读不出来，请打开没有发出去的那一次，删掉这张照片再发。'
}

let timer: ReturnType<typeof setInterval> | undefined
/** From now on what waits is sent as soon as there is a network, whatever page is open. */
export function startSending(accountId: string): void {
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

/** What is on this phone, and how to put a record in. `putIn` says whether the phone could keep it. */
export function useInspectBox(accountId: string) {
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
