import { useSyncExternalStore } from 'react'

const query = (text: string) => {
  const media = window.matchMedia(text)
  return {
    subscribe: (tell: () => void) => {
      media.addEventListener('change', tell)
      return () => media.removeEventListener('change', tell)
    },
    now: () => media.matches,
  }
}
const phone = query('(max-width: 600px)')
const narrow = query('(max-width: 900px)')

/** Under 600 px: tables become cards. */
export const useIsPhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.now)
/** Under 900 px: the menu becomes a drawer. */
export const useIsNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.now)
