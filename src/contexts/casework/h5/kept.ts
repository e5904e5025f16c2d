import { useEffect } from 'react'
import { ask } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import { caseworkContract } from '../contract.ts'
import { startSending } from './outbox.ts'

/** Whether there are cases to work on this phone: then the tab is there, and what waits is sent. Without network, as last known. */
export async function hasCases(accountId: string): Promise<boolean> {
  const has = await countedOrKept()
  if (has) startSending(accountId)
  return has
}

async function countedOrKept(): Promise<boolean> {
  try {
    const { open } = await ask(caseworkContract, 'countMine', {})
    offline.write('casework.has', open > 0)
    return open > 0
  } catch (error) {
    const known = offline.read<boolean>('casework.has')
    if (known === undefined) throw error
    return known
  }
}

type Asked<T> = { data: T | undefined; error: Error | null }

/** The list as the server last said it, also without network: masked names only, never what was told. */
export function useKeptList<T>({ data, error }: Asked<T>): { data: T | undefined; isOld: boolean } {
  useEffect(() => {
    if (data !== undefined) offline.write('casework.mine', data)
  }, [data])
  if (data !== undefined) return { data, isOld: error !== null }
  return error === null ? { data, isOld: false } : { data: offline.read<T>('casework.mine'), isOld: true }
}
