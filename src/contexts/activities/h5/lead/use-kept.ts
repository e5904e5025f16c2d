import { useEffect } from 'react'
import { keep, keptOf } from './kept.ts'

type Asked<T> = { data: T | undefined; error: Error | null }

/** What the server last said, also where there is no network now. `isOld`: it is the phone's copy. */
export function useKept<T>(name: string, { data, error }: Asked<T>): { data: T | undefined; isOld: boolean } {
  useEffect(() => {
    if (data !== undefined) keep(name, data)
  }, [name, data])
  if (data !== undefined) return { data, isOld: error !== null }
  return error === null ? { data, isOld: false } : { data: keptOf<T>(name), isOld: true }
}
