import { useEffect } from 'react'
import { Refused } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import type { Session } from '#ui/session.ts'
import { useMe } from '../account.ts'

const ME = 'me'
/** Whoever works at a door or on a doorstep, where there may be no network. */
const OUTDOORS = ['activities.activity.lead', 'fieldwork.visit.record', 'casework.case.work'] as const
type Kept = Omit<Session, 'permissions'> & { permissions: string[]; mustChangePassword: boolean }

/**
 * Who is signed in. The phone of a leader, a visitor or a social worker remembers it, so that their pages open where there is no
 * network; the server asks anew at every call.
 */
export function useWho() {
  const me = useMe()
  useEffect(() => {
    if (me.data && OUTDOORS.some((one) => me.data.permissions.has(one)))
      offline.write(ME, { ...me.data, permissions: [...me.data.permissions] })
  }, [me.data])
  const isAway = me.error instanceof Refused && (me.error.status === 0 || me.error.status >= 502)
  return { data: me.data ?? (isAway ? remembered() : undefined), error: me.error, refetch: me.refetch }
}

let memory: ReturnType<typeof read>
/** Read once, so that it is the same object at every render. */
function remembered() {
  memory ??= read()
  return memory
}

function read() {
  const kept = offline.read<Kept>(ME)
  return kept && { ...kept, permissions: new Set(kept.permissions) }
}
