import { useSyncExternalStore } from 'react'
import { Refused } from '#ui/api.ts'
import { unsent } from './offline.ts'

const AGAIN_MS = 15_000

/** A photo as the phone keeps it: shrunk, as text. `fileId`: once the server has it. */
export type KeptPhoto = { key: string; data: string; fileId?: string }

/** What one kind of record needs to wait on a phone and be sent in order, once. `K`: one record with what it is made of. */
export type Outgoing<K> = {
  /** Under which it is kept on the phone, apart for each account. */
  name: string
  /** The oldest that waits. */
  nextOf(queue: readonly K[]): K | undefined
  put(queue: readonly K[], kept: K): readonly K[]
  drop(queue: readonly K[], id: string): readonly K[]
  /** The server has it. */
  sent(queue: readonly K[], kept: K): readonly K[]
  /** The server says why not. */
  refused(queue: readonly K[], kept: K, said: string): readonly K[]
  /** What of a queue is worth keeping today; all where left out. */
  worthKeeping?(queue: readonly K[]): readonly K[]
  /** Sends one; `change` writes down what of it the server took already, such as a photo. */
  send(kept: K, change: (step: (queue: readonly K[]) => readonly K[]) => void): Promise<void>
  /** Said where something on the phone itself can't be read. */
  broken: string
}

/** What to do about an answer that is not a yes: no network, a busy server or an ended session are waited for. */
export const isForLater = (status: number): boolean =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500

/** `arrived` counts what the server took since the page was opened. */
type Box<K> = { queue: readonly K[]; isSending: boolean; trouble: string | undefined; arrived: number }

/**
 * Records written down on a phone, one account's at a time: they outlive a reload and a sign-out, are sent as soon as there is
 * a network, the oldest first, one at a time, and stop at the first that no network took.
 */
export function makeOutbox<K>(outgoing: Outgoing<K>) {
  const worthKeeping = outgoing.worthKeeping ?? ((queue) => queue)
  const nameOf = (accountId: string): string => `${outgoing.name}.${accountId}`
  const empty: Box<K> = { queue: [], isSending: false, trouble: undefined, arrived: 0 }
  const listeners = new Set<() => void>()
  let owner: string | undefined
  let box = empty
  let timer: ReturnType<typeof setInterval> | undefined

  /** False where the phone has no room: then nothing is changed, and the page says so. */
  function change(some: Partial<Box<K>>): boolean {
    const queue = some.queue && worthKeeping(some.queue)
    if (queue && owner !== undefined && !keep(owner, queue)) return false
    box = { ...box, ...some, ...(queue && { queue }) }
    for (const listener of listeners) listener()
    return true
  }

  function keep(accountId: string, queue: readonly K[]): boolean {
    if (queue.length > 0) return unsent.write(nameOf(accountId), queue)
    unsent.forget(nameOf(accountId))
    return true
  }

  /** Takes up what this account left on the phone; nobody else's is shown or sent. */
  function open(accountId: string): void {
    if (owner === accountId) return
    owner = accountId
    box = { ...empty, queue: worthKeeping(unsent.read<readonly K[]>(nameOf(accountId)) ?? []) }
  }

  async function sendAll(): Promise<void> {
    const sender = owner
    if (box.isSending) return
    change({ isSending: true })
    try {
      for (let next = outgoing.nextOf(box.queue); next && owner === sender; next = outgoing.nextOf(box.queue))
        await sendOne(next)
      change({ trouble: undefined })
    } catch (error) {
      change({ trouble: troubleOf(error) })
    } finally {
      change({ isSending: false })
    }
  }

  async function sendOne(kept: K): Promise<void> {
    try {
      await outgoing.send(kept, (step) => change({ queue: step(box.queue) }))
      change({ queue: outgoing.sent(box.queue, kept), arrived: box.arrived + 1 })
    } catch (error) {
      if (!(error instanceof Refused) || isForLater(error.status)) throw error
      change({ queue: outgoing.refused(box.queue, kept, error.message) })
    }
  }

  /** No network is no trouble: the records wait. Everything else is said. */
  function troubleOf(error: unknown): string | undefined {
    if (error instanceof Refused) return error.status === 0 ? undefined : error.message
    return outgoing.broken
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    /** From now on what waits is sent as soon as there is a network, whatever page is open. */
    start(accountId: string): void {
      open(accountId)
      if (timer === undefined) {
        timer = setInterval(() => void sendAll(), AGAIN_MS)
        window.addEventListener('online', () => void sendAll())
      }
      void sendAll()
    },
    /** What is on this phone, and how to put a record in. `putIn` says whether the phone could keep it. */
    useBox(accountId: string) {
      open(accountId)
      const now = useSyncExternalStore(subscribe, () => box)
      return {
        ...now,
        putIn(kept: K): boolean {
          const isKept = change({ queue: outgoing.put(box.queue, kept) })
          if (isKept) void sendAll()
          return isKept
        },
        throwAway: (id: string) => change({ queue: outgoing.drop(box.queue, id) }),
        sendNow: () => void sendAll(),
      }
    },
  }
}
