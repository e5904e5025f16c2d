import { programmeContract } from '#contexts/programme/contract.ts'
import { useAsk } from '#ui/api.ts'

type Item = { code: string; label: string }
const tableOf = (items: readonly Item[] = []) => ({
  options: items.map(({ code, label }) => ({ value: code, label })),
  /** The label of a code; the code itself until the tables are read. */
  label: (code: string): string => items.find((one) => one.code === code)?.label ?? code,
})

/** The programme's code tables as choices and as words. */
export function useCodes() {
  const { data } = useAsk(programmeContract, 'listCodes', {})
  return {
    categories: tableOf(data?.serviceCategories.items),
    audiences: tableOf(data?.serviceAudiences.items),
    tags: tableOf(data?.projectTags.items),
  }
}

export const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

/** The key of a table of words that a text of the address names; undefined for anything else. */
export const keyOf = <T extends string>(words: Record<T, string>, text = ''): T | undefined =>
  Object.hasOwn(words, text) ? (text as T) : undefined

export const placeOf = ({ townName, areaName }: { townName: string | null; areaName: string }): string =>
  [townName, areaName].filter(Boolean).join(' ')

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
/** The conditions that were set; the others are left out rather than sent empty. */
export const given = <T extends object>(conditions: T): Given<T> =>
  Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined)) as Given<T>
