import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api.ts'
import { directoryContract } from '../contract.ts'

type OrganisationFieldProps = { id?: string; value?: string | null; onChange?: (id: string | null) => void }

/** An organisation of the directory, found by words of its name. */
export function OrganisationField({ id, value, onChange }: OrganisationFieldProps) {
  const [words, setWords] = useState('')
  const found = useAsk(directoryContract, 'listOrganisations', { words, limit: 10 }, { enabled: words.length > 1 })
  return (
    <Select
      {...(id && { id })}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      placeholder="输入名称中的几个字"
      notFoundContent={words.length > 1 ? '名录中没有，请先登记组织' : null}
      options={(found.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))}
      {...(value && { value })}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
    />
  )
}
