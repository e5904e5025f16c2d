import { Select } from 'antd'
import { useState } from 'react'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { useAsk } from '#ui/api.ts'

type Props = {
  value?: string
  onChange?: (personId: string | undefined) => void
  id?: string
}

/** A volunteer found by whole name, telephone or ID number; who has left may still ask for what they did. */
export function VolunteerField({ value, onChange, id }: Props) {
  const [words, setWords] = useState('')
  const wanted = wantedOf(words)
  const isAsked = wanted !== undefined
  const found = useAsk(volunteeringContract, 'listVolunteers', { ...wanted, limit: 10 }, { enabled: isAsked })
  const rows = isAsked ? (found.data?.rows ?? []) : []
  return (
    <Select<string>
      {...(id && { id })}
      {...(value && { value })}
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="输入全名、手机号或身份证号"
      loading={found.isFetching}
      notFoundContent={isAsked && !found.isFetching ? '没有这名志愿者' : '请输入全名、手机号或身份证号'}
      onChange={(personId?: string) => onChange?.(personId)}
      options={rows.map((one) => ({
        value: one.personId,
        label: `${one.name} ${one.maskedPhone ?? one.maskedId ?? ''}（${one.townName} ${one.areaName}）`,
      }))}
    />
  )
}

function wantedOf(words: string): { idNumber?: string; phone?: string; name?: string } | undefined {
  const code = words.replace(/[\s-]/g, '')
  if (/^\d{15,17}[\dX]$/i.test(code)) return { idNumber: code.toUpperCase() }
  if (/^\d{7,12}$/.test(code)) return { phone: code }
  return /^[\p{Script=Han}·]{2,}$/u.test(code) ? { name: code } : undefined
}
