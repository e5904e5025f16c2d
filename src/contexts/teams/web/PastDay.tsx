import type { ComponentProps } from 'react'
import { DatePick } from '#ui/DatePick.tsx'
import { useSession } from '#ui/session.ts'

/** A day not later than today. */
export function PastDay(props: Omit<ComponentProps<typeof DatePick>, 'max'>) {
  const { today } = useSession()
  return <DatePick {...props} max={today} />
}
