import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { ask } from '#ui/api.ts'

type Props = {
  value?: string | null
  onChange?: (personId: string | null) => void
  id?: string
  known?: string | undefined
}

/** A registered volunteer, found by whole name, telephone or ID number; shown masked. */
export function VolunteerField({ value, onChange, id, known }: Props) {
  const [words, setWords] = useState('')
  const wanted = wantedOf(words)
  const found = useQuery({
    queryKey: ['teams', 'volunteer-field', wanted],
    queryFn: () => ask(volunteeringContract, 'listVolunteers', { ...wanted, state: 'registered', limit: 10 }),
    enabled: wanted !== undefined,
  })
  const options = (found.data?.rows ?? []).map(({ personId, name, townName, areaName, maskedPhone }) => ({
    value: personId,
    label: `${name} ${maskedPhone ?? ''}（${townName} ${areaName}）`,
  }))
  const kept = value && known && !options.some((one) => one.value === value) ? [{ value, label: known }] : []
  return (
    <Select
      {...(id && { id })}
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="输入志愿者全名、手机号或身份证号"
      options={[...kept, ...options]}
      loading={found.isFetching}
      notFoundContent={
        wanted ? (found.isFetching ? '正在查找…' : '没有这名注册志愿者') : '请输入全名、手机号或身份证号'
      }
      {...(value && { value })}
      onChange={(personId?: string) => onChange?.(personId ?? null)}
    />
  )
}

function wantedOf(words: string): { idNumber?: string; phone?: string; name?: string } | undefined {
  const code = words.replace(/[\s-]/g, '')
  if (/^\d{15,17}[\dX]$/i.test(code)) return { idNumber: code.toUpperCase() }
  if (/^\d{7,12}$/.test(code)) return { phone: code }
  return /^[\p{Script=Han}·]{2,}$/u.test(code) ? { name: code } : undefined
}
