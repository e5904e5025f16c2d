import { useSyncExternalStore } from 'react'
import { ask, Refused } from '#ui/api.ts'
import { unsent } from '#ui/phone/offline.ts'
import { caseworkContract } from '../contract.ts'
import { add, type Kept, type Note, nextOf, recorded, refused } from './contact-queue.ts'

const AGAIN_MS = 15_000
type Box = { queue: Kept[]; isKept: boolean; isSending: boolean }
const EMPTY: Box = { queue: [], isKept: true, isSending: false }
const boxes = new Map<string, Box>()
const listeners = new Set<() => void>()
const nameOf = (accountId: string): string => `contact.${accountId}`

/** Once everything is recorded nothing of it is left on the phone. */
function change(accountId: string, some: Partial<Box>): void {
  const box = { ...boxOf(accountId), ...some }
  const name = nameOf(accountId)
  if (some.queue && some.queue.length > 0) box.isKept = unsent.write(name, some.queue)
  if (some.queue?.length === 0) unsent.forget(name)
  boxes.set(accountId, box)
  for (const listener of listeners) listener()
}

function boxOf(accountId: string): Box {
  const known = boxes.get(accountId)
  if (known) return known
  const box = { ...EMPTY, queue: unsent.read<Kept[]>(nameOf(accountId)) ?? [] }
  boxes.set(accountId, box)
  return box
}

async function send(accountId: string): Promise<void> {
  const box = boxOf(accountId)
  const note = nextOf(box.queue)
  if (!note || box.isSending) return
  change(accountId, { isSending: true })
  const { no: _, told: __, ...input } = note
  try {
    await ask(caseworkContract, 'recordContact', input, { key: note.key })
    change(accountId, { isSending: false, queue: recorded(boxOf(accountId).queue, note.key) })
  } catch (error) {
    const isAway = !(error instanceof Refused) || error.status === 0 || error.status >= 500
    const queue = boxOf(accountId).queue
    change(accountId, {
      isSending: false,
      ...(!isAway && { queue: refused(queue, note.key, (error as Error).message) }),
    })
    if (isAway) return
  }
  await send(accountId)
}

const sendAll = (): void => {
  for (const accountId of boxes.keys()) void send(accountId)
}
let timer: ReturnType<typeof setInterval> | undefined
/** From now on what waits is sent as soon as there is a network, whatever page is open. */
export function startSending(accountId: string): void {
  boxOf(accountId)
  if (timer === undefined) {
    timer = setInterval(sendAll, AGAIN_MS)
    window.addEventListener('online', sendAll)
  }
  sendAll()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What waits on this phone, and how to put a note in or drop one that was refused. */
export function useOutbox(accountId: string) {
  const box = useSyncExternalStore(subscribe, () => boxOf(accountId))
  return {
    ...box,
    put(note: Note) {
      change(accountId, { queue: add(boxOf(accountId).queue, note) })
      void send(accountId)
    },
    drop: (key: string) => change(accountId, { queue: recorded(boxOf(accountId).queue, key) }),
  }
}
