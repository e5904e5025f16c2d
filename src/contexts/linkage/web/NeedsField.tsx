import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api.ts'
import { linkageContract } from '../contract.ts'

type Props = {
  value?: string[]
  onChange?: (ids: string[]) => void
  id?: string
  areaCode?: string | undefined
  /** Only those that are in no project yet. */
  freeOnly?: boolean
}

/** Chooses needs that are verified and not solved. */
export function NeedsField({ value = [], areaCode, freeOnly = false, ...props }: Props) {
  const [text, setText] = useState('')
  const found = useAsk(linkageContract, 'listNeeds', {
    ...{ freeOnly, pageSize: 50 },
    ...(areaCode && { areaCode }),
    ...(text && { text }),
  })
  return (
    <Select
      {...props}
      mode="multiple"
      value={value}
      filterOption={false}
      onSearch={setText}
      loading={found.isFetching}
      placeholder="选择已核实、还没有解决的需求"
      notFoundContent="没有这样的需求"
      options={(found.data?.rows ?? []).map(({ id, title, areaName, reportedOn }) => ({
        value: id,
        label: `${title}（${areaName}，${reportedOn}提出）`,
      }))}
    />
  )
}
