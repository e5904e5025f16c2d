import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { ask, useAsk } from '#ui/api.ts'
import { directoryContract } from '../contract.ts'
import { whoOf } from './who.ts'

export type Who = NonNullable<ReturnType<typeof whoOf>>
export type Found = { value: string; label: string }
export type WhoFieldProps = {
  value?: string | null
  onChange?: (personId: string | null) => void
  id?: string
  'aria-label'?: string
  /** How somebody chosen before is called. */
  known?: string | undefined
  /** Told in full who was chosen, where the page shows their name further on. */
  onFound?: (found: Found) => void
}

/** How many are offered at once. */
export const MOST = 10

async function people(who: Who): Promise<Found[]> {
  const { rows } = await ask(directoryContract, 'listPeople', { ...who, limit: MOST })
  return rows.map(({ id, name, maskedId, areaName }) => ({
    value: id,
    label: [name, maskedId, areaName].filter(Boolean).join(' · '),
  }))
}

/** Anybody of the directory, registered as a volunteer or not: minors, residents, members of a group. */
export const PersonField = (props: WhoFieldProps) => (
  <WhoField
    {...props}
    among="people"
    find={people}
    placeholder="输入全名、手机号或身份证号"
    none="名录中没有此人，请先在“人员”中登记"
  />
)

type Among = { among: string; find: (who: Who) => Promise<Found[]>; placeholder: string; none: string }

/** Finds somebody by what is typed, with `find`, and keeps them as the person's id. `among` names the search in the cache. */
export function WhoField({
  value,
  onChange,
  onFound,
  known,
  among,
  find,
  placeholder,
  none,
  ...rest
}: WhoFieldProps & Among) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<Found>()
  const who = whoOf(words)
  const found = useQuery({
    queryKey: ['who-field', among, who],
    queryFn: () => (who ? find(who) : []),
    enabled: who !== undefined,
  })
  const options = (who && found.data) || []
  const kept = useKept(value, [...options, ...(chosen ? [chosen] : [])], known)
  const nobody = found.isFetching ? '正在查找…' : none
  return (
    <Select<string, Found>
      {...rest}
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder={placeholder}
      options={kept && !options.includes(kept) ? [kept, ...options] : options}
      loading={found.isFetching}
      notFoundContent={who ? nobody : '请输入全名、手机号或身份证号'}
      style={{ width: '100%' }}
      {...(value && { value })}
      onChange={(personId) => {
        const one = options.find((option) => option.value === personId)
        setChosen(one)
        if (one) onFound?.(one)
        onChange?.(personId ?? null)
      }}
    />
  )
}

/** Who is chosen, as an option. Of somebody chosen before a reload only the person is known, so the name is asked for. */
function useKept(value: string | null | undefined, listed: readonly Found[], known: string | undefined) {
  const one = listed.find((option) => option.value === value)
  const isUnnamed = Boolean(value) && !one && !known
  const { data } = useAsk(directoryContract, 'getPerson', { personId: value ?? '' }, { enabled: isUnnamed })
  if (!value) return undefined
  return one ?? { value, label: known ?? data?.name ?? '已选择的人' }
}
