import { useSyncExternalStore } from 'react'
import { kept } from '../storage.ts'

const KEY = 'phone.elder'
const listeners = new Set<() => void>()
let isOn = kept.read(KEY) === 'on'

/** The style sheet looks at the root: 18 pt and more, targets of 60 px, one column, wider lines. */
const show = (): void => {
  document.documentElement.dataset.elder = isOn ? 'on' : 'off'
}
show()

/** Switches 长辈版 and remembers it on this phone. */
export function setElder(on: boolean): void {
  isOn = on
  kept.write(KEY, on ? 'on' : 'off')
  show()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether 长辈版 is on. */
export const useElder = (): boolean => useSyncExternalStore(subscribe, () => isOn)
