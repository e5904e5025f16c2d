import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Contract } from '#platform/http/contract.ts'
import { ask } from './api.ts'

type Input<C extends Contract, N extends keyof C['endpoints']> = z.input<C['endpoints'][N]['input']>
type Output<C extends Contract, N extends keyof C['endpoints']> = z.output<C['endpoints'][N]['output']>

/** Reads a list by key, page after page. `nextOf`: what to add to the input for the page after this one; undefined at the end. */
export function useAskMore<C extends Contract, N extends keyof C['endpoints'] & string>(
  contract: C,
  name: N,
  input: Input<C, N>,
  nextOf: (page: Output<C, N>) => Partial<Input<C, N>> | undefined,
) {
  const list = useInfiniteQuery({
    queryKey: [contract.context, name, 'more', input],
    queryFn: ({ pageParam }) => ask(contract, name, { ...(input as object), ...(pageParam as object) } as Input<C, N>),
    initialPageParam: {} as Partial<Input<C, N>>,
    getNextPageParam: nextOf,
    placeholderData: (before) => before,
  })
  return {
    pages: list.data?.pages,
    isPending: list.isPending || list.isPlaceholderData,
    error: list.error,
    refetch: list.refetch,
    paging: {
      hasMore: list.hasNextPage,
      isLoadingMore: list.isFetchingNextPage,
      onMore: () => void list.fetchNextPage(),
    },
  }
}
