import { useSyncExternalStore } from 'react'
import { ask, newKey, Refused } from '#ui/api.ts'
import { unsent } from '#ui/phone/offline.ts'
import { activitiesContract } from '../../contract.ts'
import { add, countWaiting, type Mark, nextBatch, type Queue, settle, takeBack } from './roll-queue.ts'

const AGAIN_MS = 15_000
const KEPT_LATEST = 1000

/** The marks of one activity by one leader on this phone. `isKept` is false where the phone refuses to store them. */
export type Box = { queue: Queue; isSending: boolean; isKept: boolean; trouble: string | undefined }
type Place = { accountId: string; activityId: string; areaCode: string }
type Kept = { areaCode: string; queue: Queue }

const EMPTY: Box = { queue: [], isSending: false, isKept: true, trouble: undefined }
const boxes = new Map<string, Box & { place: Place }>()
const listeners = new Set<() => void>()
const nameOf = ({ accountId, activityId }: Place): string => `roll.${accountId}.${activityId}`

function change(name: string, some: Partial<Box>): void {
  const box = boxes.get(name)
  if (!box) return
  const queue = (some.queue ?? box.queue).slice(-KEPT_LATEST)
  const isKept = some.queue ? keepOnPhone(name, box.place, queue) : box.isKept
  boxes.set(name, { ...box, ...some, queue, isKept })
  for (const listener of listeners) listener()
}

/** Once everything is recorded nothing is left on the phone; what was refused stays to be read. */
function keepOnPhone(name: string, { areaCode }: Place, queue: Queue): boolean {
  if (queue.some(({ state }) => state !== 'recorded')) return unsent.write(name, { areaCode, queue } satisfies Kept)
  unsent.forget(name)
  return true
}

/** Takes up what an earlier visit left on this phone. */
function open(place: Place): string {
  const name = nameOf(place)
  if (!boxes.has(name)) boxes.set(name, { ...EMPTY, queue: unsent.read<Kept>(name)?.queue ?? [], place })
  return name
}

async function send(name: string): Promise<void> {
  const box = boxes.get(name)
  if (!box || box.isSending) return
  const batch = nextBatch(box.queue)
  if (batch.length === 0) return
  change(name, { isSending: true })
  const { activityId, areaCode } = box.place
  const marks = batch.map(({ key, shiftId, who, kind, at, phoneClockOffset }) => ({
    ...{ key, shiftId, kind, at, phoneClockOffset },
    ...who,
  }))
  try {
    const { answers } = await ask(activitiesContract, 'rollCall', { areaCode, activityId, marks }, { key: newKey() })
    change(name, { queue: settle(boxes.get(name)?.queue ?? [], answers), trouble: undefined, isSending: false })
  } catch (error) {
    change(name, { isSending: false, trouble: troubleOf(error) })
    return
  }
  if (countWaiting(boxes.get(name)?.queue ?? []) > 0) await send(name)
}

/** No network is no trouble: the marks wait. Everything else is said. */
const troubleOf = (error: unknown): string | undefined =>
  error instanceof Refused && error.status !== 0 ? error.message : undefined

const sendAll = (): void => {
  for (const name of boxes.keys()) void send(name)
}

let timer: ReturnType<typeof setInterval> | undefined
/** From now on what waits is sent as soon as there is a network, whatever page is open. */
export function startSending(accountId: string): void {
  for (const name of unsent.names(`roll.${accountId}.`)) {
    const kept = unsent.read<Kept>(name)
    const activityId = name.split('.')[2]
    if (kept && activityId) open({ accountId, activityId, areaCode: kept.areaCode })
  }
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

/** The box of an activity, and how to put a mark in or take one back. */
export function useBox(place: Place) {
  const name = nameOf(place)
  const box = useSyncExternalStore(subscribe, () => boxes.get(name) ?? EMPTY)
  return {
    ...box,
    put(mark: Mark) {
      open(place)
      change(name, { queue: add(boxes.get(name)?.queue ?? [], mark) })
      void send(name)
    },
    takeBack: (key: string) => change(name, { queue: takeBack(boxes.get(name)?.queue ?? [], key) }),
    sendNow: () => void send(name),
  }
}
