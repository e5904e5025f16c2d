import { useSearchParams } from 'react-router'

/** The filters of a list, kept in the address: going back, reloading and sending the link all keep them. */
export function useFilters<K extends string>(names: readonly K[]) {
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = search.get(name)
      return value ? [[name, value]] : []
    }),
  ) as Partial<Record<K, string>>
  const setFilter = (name: K, value: string | undefined) =>
    setSearch(
      (now) => {
        if (value) now.set(name, value)
        else now.delete(name)
        return now
      },
      { replace: true },
    )
  const clear = () => setSearch({}, { replace: true })
  return { filters, setFilter, clear, isFiltered: Object.keys(filters).length > 0 }
}
