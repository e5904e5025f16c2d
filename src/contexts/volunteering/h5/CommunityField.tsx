import { useState } from 'react'
import { directoryContract } from '#contexts/directory/contract.ts'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'

export type Community = { code: string; name: string }
type Props = { value: Community | undefined; onChange: (community: Community | undefined) => void }

/** Finds the community one lives in by a part of its name. */
export function CommunityField({ value, onChange }: Props) {
  const [words, setWords] = useState('')
  const wanted = words.trim()
  const found = useAsk(
    directoryContract,
    'searchAreas',
    { words: wanted, level: 'community', limit: 8 },
    { enabled: wanted.length >= 2 && !value },
  )
  if (value)
    return (
      <>
        <Say tone="done">{value.name}</Say>
        <Button kind="plain" onClick={() => onChange(undefined)}>
          换一个社区
        </Button>
      </>
    )
  const options = (found.data ?? []).map(({ code, name, parentName, districtName }) => ({
    value: code,
    label: name,
    detail: [districtName, parentName].filter(Boolean).join(' '),
  }))
  return (
    <>
      <TextInput
        label="住在哪个社区"
        hint="写社区名称里的两个字以上，例如：庆有西里"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.error && <Say tone="error">{found.error.message}</Say>}
      {wanted.length >= 2 && found.data?.length === 0 && <Say tone="note">没有找到，请换几个字试试。</Say>}
      {options.length > 0 && wanted.length >= 2 && (
        <Choice
          label="是下面哪一个"
          name="community"
          options={options}
          value={undefined}
          onChange={(code) => onChange({ code, name: options.find((one) => one.value === code)?.label ?? '' })}
        />
      )}
    </>
  )
}
