import { useEffect } from 'react'
import { useAsk } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import { fieldworkContract } from '../contract.ts'
import { dayHere, keepDay } from './day.ts'

const KEPT = 'field.mine'
const useAskMine = () => useAsk(fieldworkContract, 'myVisits', {})
type Mine = NonNullable<ReturnType<typeof useAskMine>['data']>
export type FieldVisit = Mine['rows'][number]

/** My visits; without network the phone's copy. It holds addresses of one day: on another day it is thrown away. */
export function useMine() {
  const { data, error, isPending, refetch } = useAskMine()
  useEffect(() => {
    if (!data) return
    offline.write(KEPT, data)
    keepDay(data.today)
  }, [data])
  const copy = data === undefined ? copyOf(dayHere()) : undefined
  return { mine: data ?? copy, isOld: error !== null && (data ?? copy) !== undefined, error, isPending, refetch }
}

function copyOf(today: string): Mine | undefined {
  const kept = offline.read<Mine>(KEPT)
  if (!kept) return undefined
  if (kept.today === today) return kept
  return { ...kept, rows: kept.rows.map((row) => ({ ...row, address: '' })) }
}
