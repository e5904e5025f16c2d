import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '#ui/api.ts'
import { activitiesContract } from '../../contract.ts'
import { keep, keptOf } from './kept.ts'
import { minutesAhead, offsetOf, type Tickets, ticketAt } from './tickets.ts'

const AHEAD_MINUTES = 240
const AGAIN_MS = 10 * 60_000
const TICK_MS = 500

type Fetched = Tickets & { shift: { startsAt: string; endsAt: string } | null }

async function fetchTickets(activityId: string): Promise<Fetched> {
  const askedAt = Date.now()
  const { now, tickets, shift } = await ask(activitiesContract, 'listTickets', { activityId, minutes: AHEAD_MINUTES })
  const fetched = { tickets, offset: offsetOf(now, askedAt, Date.now()), shift }
  keep(`tickets.${activityId}`, fetched)
  return fetched
}

/** The code of this moment, out of hours of codes in hand: it goes on changing when the network goes away. */
export function useTickets(activityId: string) {
  const asked = useQuery({
    queryKey: ['tickets', activityId],
    queryFn: () => fetchTickets(activityId),
    refetchInterval: AGAIN_MS,
  })
  const now = useNow(TICK_MS)
  const fetched = asked.data ?? (asked.error ? keptOf<Fetched>(`tickets.${activityId}`) : undefined)
  return {
    asked,
    shift: fetched?.shift ?? null,
    current: fetched && ticketAt(fetched, now),
    ahead: fetched ? minutesAhead(fetched, now) : 0,
    isOld: asked.error !== null,
  }
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** Keeps the screen lit while the code is shown, where the phone can. */
export function useLitScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let isGone = false
    const light = async () => {
      if (document.hidden || !('wakeLock' in navigator)) return
      // A phone low on power refuses; the code is shown all the same.
      lock = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (isGone) void lock?.release()
    }
    void light()
    document.addEventListener('visibilitychange', light)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', light)
      void lock?.release()
    }
  }, [])
}
