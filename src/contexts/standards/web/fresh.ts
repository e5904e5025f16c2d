import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useAsk } from '#ui/api.ts'
import { standardsContract } from '../contract.ts'

const EVERY_MS = 1_200

/** Reads the page afresh as soon as something was measured again: a change shows within two seconds, nobody reloads. */
export function useFreshFigures(day: string | undefined): void {
  const cache = useQueryClient()
  const { data } = useAsk(standardsContract, 'boardStamp', day ? { asOf: day } : {}, { refetchInterval: EVERY_MS })
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (data && seen.current !== undefined && seen.current !== data.stamp)
      cache.invalidateQueries({
        predicate: ({ queryKey: [context, name] }) => context === standardsContract.context && name !== 'boardStamp',
      })
    seen.current = data?.stamp
  }, [data, cache])
}
