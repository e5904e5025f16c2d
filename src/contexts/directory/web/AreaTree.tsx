import { useQueries, useQueryClient } from '@tanstack/react-query'
import { Tree } from 'antd'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { ask } from '#ui/api.ts'
import { type Area, directoryContract } from '../contract.ts'

type Node = { key: string; title: string; isLeaf: boolean; children?: Node[] }
type Root = { code: string; name: string }

const below = (parentCode: string) => ({
  queryKey: ['directory', 'listAreas', { parentCode }],
  queryFn: () => ask(directoryContract, 'listAreas', { parentCode }),
})

/** The city, its districts and their towns; what is below a town stands in the table beside. */
export function AreaTree({
  root,
  trail,
  onChoose,
}: {
  root: Root
  trail: readonly Root[]
  onChoose: (code: string) => void
}) {
  const cache = useQueryClient()
  const chosen = trail.at(-1)?.code ?? root.code
  const opened = trail.map(({ code }) => code).join()
  const [expanded, setExpanded] = useState<string[]>([])
  useEffect(() => setExpanded((now) => [...new Set([...now, ...opened.split(',')])]), [opened])

  const levels = useQueries({ queries: expanded.map(below) })
  const children = new Map(expanded.map((code, index) => [code, levels[index]?.data]))
  const nodesBelow = (code: string): Node[] | undefined => children.get(code)?.map(nodeOf)
  const nodeOf = ({ code, name, level }: z.infer<typeof Area>): Node => {
    const inside = level === 'town' ? undefined : nodesBelow(code)
    return { key: code, title: name, isLeaf: level === 'town', ...(inside && { children: inside }) }
  }
  const tops = nodesBelow(root.code)
  return (
    <nav className="area-tree" aria-label="区划树">
      <Tree
        blockNode
        treeData={[{ key: root.code, title: root.name, isLeaf: false, ...(tops && { children: tops }) }]}
        expandedKeys={expanded}
        onExpand={(keys) => setExpanded(keys.map(String))}
        loadData={async ({ key }) => {
          await cache.ensureQueryData(below(String(key)))
        }}
        selectedKeys={[chosen]}
        onSelect={(_, { node }) => onChoose(String(node.key))}
      />
    </nav>
  )
}
