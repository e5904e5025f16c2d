import { useEffect, useState } from 'react'
import { keep, keptOf } from './kept.ts'

/** Server time minus the phone's, in milliseconds: measured whenever the server says its time, else as last measured. */
export function useClockOffset(serverNow: string, isOld: boolean): number {
  const [offset, setOffset] = useState(() => keptOf<number>('offset') ?? 0)
  useEffect(() => {
    if (isOld) return
    const measured = Date.parse(serverNow) - Date.now()
    setOffset(measured)
    keep('offset', measured)
  }, [serverNow, isOld])
  return offset
}
