import type { ComponentType } from 'react'

/** A page of the phone shell: anybody's (`'nothing'`), or of somebody signed in. What may be done on it the server settles. */
export type PhonePage = {
  /** Below /m, e.g. '/m/hours'. */
  path: string
  title: string
  needs: 'nothing' | 'sign-in'
  /** Among the places at the foot of the screen, in this order; with `when`, only to somebody signed in for whom it answers true. */
  tab?: {
    label: string
    order: number
    icon: 'find' | 'mine' | 'hours' | 'me' | 'lead' | 'visit'
    when?: (accountId: string) => Promise<boolean>
  }
  load: () => Promise<ComponentType>
}
