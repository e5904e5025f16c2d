import { useState } from 'react'
import { directoryContract } from '#contexts/directory/contract.ts'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import type { Place } from './tell-steps.ts'

type Props = { value: Place | undefined; home: Place | null; onChange: (place: Place | undefined) => void }

/** The community it is about: one's own by one press, another by a part of its name. */
export function PlaceField({ value, home, onChange }: Props) {
  if (!value) return <Search home={home} onChange={onChange} />
  return (
    <>
      <Say tone="done">{value.name}</Say>
      <Button kind="plain" onClick={() => onChange(undefined)}>
        换一个社区
      </Button>
    </>
  )
}

function Search({ home, onChange }: Omit<Props, 'value'>) {
  const [words, setWords] = useState('')
  const wanted = words.trim()
  const input = { words: wanted, level: 'community' as const, limit: 8 }
  const found = useAsk(directoryContract, 'searchAreas', input, { enabled: wanted.length >= 2 })
  const options = (found.data ?? []).map(({ code, name, parentName, districtName }) => ({
    value: code,
    label: name,
    detail: [districtName, parentName].filter(Boolean).join(' '),
  }))
  return (
    <>
      {home && (
        <Button kind="plain" onClick={() => onChange(home)}>
          就在我住的{home.name}
        </Button>
      )}
      <TextInput
        label={home ? '或者写别的社区' : '在哪个社区'}
        hint="写社区名称里的两个字以上，例如：庆有西里"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.error && <Say tone="error">{found.error.message}</Say>}
      {wanted.length >= 2 && found.data?.length === 0 && <Say tone="note">没有找到，请换几个字试试。</Say>}
      {wanted.length >= 2 && options.length > 0 && (
        <Choice
          label="是下面哪一个"
          name="place"
          options={options}
          value={undefined}
          onChange={(code) => onChange({ code, name: options.find((one) => one.value === code)?.label ?? '' })}
        />
      )}
    </>
  )
}
