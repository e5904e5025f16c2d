import { useSearchParams } from 'react-router'
import type { Sort } from './DataTable.tsx'

/** The filters of a list, kept in the address: going back, reloading and sending the link all keep them. */
export function useFilters<K extends string>(names: readonly K[]) {
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = search.get(name)
      return value ? [[name, value]] : []
    }),
  ) as Partial<Record<K, string>>
  /** Another filter starts at the first page again. */
  const setFilter = (name: K, value: string | undefined) =>
    setSearch((now) => changed(name === 'page' ? now : changed(now, 'page', undefined), name, value), { replace: true })
  const clear = () =>
    setSearch((now) => [...names, 'page'].reduce((left, name) => changed(left, name, undefined), now), {
      replace: true,
    })
  return { filters, setFilter, clear, isFiltered: Object.keys(filters).length > 0 }
}

const SIZES = [20, 50, 100]

/** The page of a list by number, and how long one is, in the address. */
export function usePaging() {
  const [search, setSearch] = useSearchParams()
  const page = Math.max(1, Math.trunc(Number(search.get('page'))) || 1)
  const pageSize = SIZES.find((size) => size === Number(search.get('size'))) ?? 20
  const onPage = (to: number, size: number) =>
    setSearch(
      (now) =>
        changed(changed(now, 'page', to > 1 ? String(to) : undefined), 'size', size === 20 ? undefined : String(size)),
      { replace: true },
    )
  return { page, pageSize, onPage }
}

/** The order of a list in the address: `sort=validTo`, downwards `sort=-validTo`. Unknown keys are none. */
export function useSort<K extends string>(keys: readonly K[]) {
  const [search, setSearch] = useSearchParams()
  const text = search.get('sort') ?? ''
  const key = keys.find((one) => one === text.replace(/^-/, ''))
  const sort = key && { key, down: text.startsWith('-') }
  const onSort = (to: Sort | undefined) =>
    setSearch((now) => changed(now, 'sort', to && `${to.down ? '-' : ''}${to.key}`), { replace: true })
  return { sort, order: sort ? { sort: sort.key, down: sort.down } : {}, onSort }
}

function changed(search: URLSearchParams, name: string, value: string | undefined): URLSearchParams {
  if (value) search.set(name, value)
  else search.delete(name)
  return search
}
