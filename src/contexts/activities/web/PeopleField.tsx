import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { directoryContract } from '#contexts/directory/contract.ts'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { ask, useAsk } from '#ui/api.ts'
import { whoOf } from './who.ts'

type Who = NonNullable<ReturnType<typeof whoOf>>
type Found = { value: string; label: string }
type Props = {
  value?: string | null
  onChange?: (personId: string | null) => void
  id?: string
  'aria-label'?: string
  /** How somebody chosen before is called. */
  known?: string | undefined
  /** Told in full who was chosen, where the page shows their name further on. */
  onFound?: (found: Found) => void
}

const MOST = 10

async function volunteers(who: Who): Promise<Found[]> {
  const { rows } = await ask(volunteeringContract, 'listVolunteers', { ...who, state: 'registered', limit: MOST })
  return rows.map(({ personId, name, townName, areaName, maskedPhone }) => ({
    value: personId,
    label: `${name} ${maskedPhone ?? ''}（${townName} ${areaName}）`,
  }))
}

async function people(who: Who): Promise<Found[]> {
  const { rows } = await ask(directoryContract, 'listPeople', { ...who, limit: MOST })
  return rows.map(({ id, name, maskedId, areaName }) => ({
    value: id,
    label: [name, maskedId, areaName].filter(Boolean).join(' · '),
  }))
}

/** A registered volunteer, found by whole name, telephone or ID number. */
export const VolunteerField = (props: Props) => (
  <WhoField
    {...props}
    among="volunteers"
    find={volunteers}
    placeholder="输入志愿者全名、手机号或身份证号"
    none="没有这名注册志愿者，请核对全名"
  />
)

/** Anybody of the directory, registered as a volunteer or not: minors, residents, members of a group. */
export const PersonField = (props: Props) => (
  <WhoField
    {...props}
    among="people"
    find={people}
    placeholder="输入全名、手机号或身份证号"
    none="名录中没有此人，请先在“人员”中登记"
  />
)

type Among = { among: string; find: (who: Who) => Promise<Found[]>; placeholder: string; none: string }

function WhoField({ value, onChange, onFound, known, among, find, placeholder, none, ...rest }: Props & Among) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<Found>()
  const who = whoOf(words)
  const found = useQuery({
    queryKey: ['activities', 'who', among, who],
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
