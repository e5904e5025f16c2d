import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { directoryContract } from '#contexts/directory/contract.ts'
import { useAsk } from '#ui/api.ts'

type PersonFieldProps = {
  value?: string
  onChange?: (personId: string | undefined) => void
  id?: string
}

const wantedOf = (words: string) => (/^\d{17}[\dX]$/i.test(words) ? { idNumber: words.toUpperCase() } : { name: words })

/** Chooses somebody of the directory by whole name or ID number; shown masked, with the community to tell two apart. */
export function PersonField({ value, onChange, id }: PersonFieldProps) {
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const found = useAsk(
    directoryContract,
    'listPeople',
    { ...wantedOf(words), limit: 20 },
    { enabled: words.length >= 2 },
  )
  const people = words.length >= 2 ? (found.data?.rows ?? []) : []
  return (
    <Select<string>
      {...(id && { id })}
      {...(value && { value })}
      onChange={(personId) => onChange?.(personId)}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="输入全名或身份证号查找"
      loading={found.isFetching}
      notFoundContent={words.length >= 2 && !found.isFetching ? '名录中没有此人，请先在“人员”中登记' : '请输入全名'}
      options={people.map((one) => ({
        value: one.id,
        label: [one.name, one.maskedId, one.areaName].filter(Boolean).join(' · '),
      }))}
    />
  )
}
