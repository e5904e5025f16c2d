import { Input } from 'antd'
import { useEffect, useState } from 'react'

type SearchInputProps = {
  /** What is searched for now; emptied from outside, the field empties too. */
  value: string | undefined
  /** Trimmed; undefined when nothing is left. */
  onSearch: (text: string | undefined) => void
  placeholder: string
  'aria-label': string
  width?: number
}

/** Searches on Enter or the button, and after clearing. */
export function SearchInput({ value = '', onSearch, width = 200, ...rest }: SearchInputProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <Input.Search
      {...rest}
      allowClear
      style={{ width }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim() || undefined)}
    />
  )
}
