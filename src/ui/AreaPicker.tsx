import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useDeferredValue, useState } from 'react'

/** One area of the tree. `inWords`: the areas above it, e.g. 河东区 › 大王庄街道. */
export type AreaOption = { code: string; name: string; inWords?: string; hasBelow: boolean; canChoose?: boolean }

type AreaPickerProps = {
  /** The official code of the chosen area. */
  value?: string | undefined
  onChange?: (code: string | undefined) => void
  /** The areas right below one; without a code, the tops the person may see. */
  load: (above?: string) => Promise<readonly AreaOption[]>
  /** By name, alias or code; the server limits how many come. */
  search?: (text: string) => Promise<readonly AreaOption[]>
  /** How a value that nobody opened yet is called. */
  nameOf?: (code: string) => string | undefined
  id?: string
  placeholder?: string
  disabled?: boolean
  allowClear?: boolean
  'aria-label'?: string
}

type Node = {
  value: string
  title: string
  pId: string | null
  id: string
  isLeaf: boolean
  selectable: boolean
  disabled?: boolean
}

const nodeOf = (area: AreaOption, above: string | null): Node => ({
  id: area.code,
  pId: above,
  value: area.code,
  title: area.name,
  isLeaf: !area.hasBelow,
  selectable: area.canChoose ?? true,
})

const topOf = (area: AreaOption): Node => nodeOf(area, null)
const hitOf = (area: AreaOption): Node => ({
  ...nodeOf(area, null),
  isLeaf: true,
  title: [area.inWords, area.name].filter(Boolean).join(' › '),
})

/** Said as a line of the list, so that a screen reader hears it too. */
const NOTHING: Node = {
  ...{ id: '-', pId: null, value: '-', title: '没有找到，请换个名称或代码' },
  ...{ isLeaf: true, selectable: false, disabled: true },
}

/** What the drop-down holds: hits while something is typed, otherwise the levels opened so far. */
function useNodes(load: AreaPickerProps['load'], search: AreaPickerProps['search'], typed: string) {
  const [opened, setOpened] = useState<Node[]>([])
  const text = useDeferredValue(typed.trim())
  const tops = useQuery({ queryKey: ['area-picker', 'tops'], queryFn: () => load() })
  const found = useQuery({
    queryKey: ['area-picker', 'search', text],
    queryFn: () => search?.(text) ?? [],
    enabled: search !== undefined && text !== '',
  })
  const open = async (above: string) => {
    const below = await load(above)
    setOpened((now) => [...now.filter(({ pId }) => pId !== above), ...below.map((area) => nodeOf(area, above))])
  }
  if (search !== undefined && text !== '')
    return {
      nodes: found.data?.length === 0 ? [NOTHING] : (found.data ?? []).map(hitOf),
      isPending: found.isPending,
      open,
    }
  return { nodes: [...(tops.data ?? []).map(topOf), ...opened], isPending: tops.isPending, open }
}

/** Chooses an area: type to search, or open the tree, whose levels are read as they are opened. */
export function AreaPicker({
  value,
  onChange,
  load,
  search,
  nameOf,
  placeholder = '输入名称或代码查找',
  allowClear = true,
  ...rest
}: AreaPickerProps) {
  const [typed, setTyped] = useState('')
  const { nodes, isPending, open } = useNodes(load, search, typed)
  const isUnseen = value !== undefined && !nodes.some((node) => node.value === value)

  return (
    <TreeSelect<string, Node>
      {...rest}
      treeDataSimpleMode
      treeData={isUnseen ? [unseen(value, nameOf?.(value) ?? value), ...nodes] : nodes}
      {...(value && { value })}
      onChange={(code) => {
        setTyped('')
        onChange?.(code || undefined)
      }}
      allowClear={allowClear}
      placeholder={placeholder}
      popupMatchSelectWidth={320}
      showSearch={{ filterTreeNode: false, searchValue: typed, onSearch: setTyped }}
      loading={isPending}
      notFoundContent={isPending ? '正在读取…' : '没有可选的区划'}
      loadData={(node) => open(String(node.value))}
      style={{ minWidth: 200, width: '100%' }}
    />
  )
}

const unseen = (code: string, name: string): Node => ({
  id: code,
  pId: null,
  value: code,
  title: name,
  isLeaf: true,
  selectable: true,
})
