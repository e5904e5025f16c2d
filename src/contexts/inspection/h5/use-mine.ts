import { useEffect } from 'react'
import { addDays, dateOf, daysBetween } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import { inspectionContract } from '../contract.ts'

const KEPT = 'inspections.mine'
const useAskMine = () => useAsk(inspectionContract, 'myVisits', {})
type Mine = NonNullable<ReturnType<typeof useAskMine>['data']>
export type MyVisit = Mine['rows'][number]
export type Line = Mine['lines'][number]
/** `phone`: what day the phone said it was when the server told its own. */
type Copy = { mine: Mine; phone: string }

const phoneDay = (): string => dateOf(new Date())

/** My inspections and the check list; without network the phone's copy, with the server's day as the phone knows it. */
export function useMine() {
  const { data, error, isPending, refetch } = useAskMine()
  useEffect(() => {
    if (data) offline.write(KEPT, { mine: data, phone: phoneDay() } satisfies Copy)
  }, [data])
  const copy = data === undefined ? offline.read<Copy>(KEPT) : undefined
  const mine = data ?? copy?.mine
  const today = copy ? addDays(copy.mine.today, daysBetween(copy.phone, phoneDay())) : (data?.today ?? phoneDay())
  return { mine, today, isOld: error !== null && mine !== undefined, error, isPending, refetch }
}
