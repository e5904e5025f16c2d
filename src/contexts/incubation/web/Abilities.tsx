import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { showLevel } from '../rules/ability.ts'
import { Assess } from './NurtureForms.tsx'
import type { Organisation } from './parts.tsx'

type Assessment = Organisation['assessments'][number]

const Radar = lazy(async () => ({ default: (await import('./Radar.tsx')).Radar }))
const nameOf = ({ year, quarter }: Assessment): string => `${year}年第${quarter}季度`

/** The ability grid: the latest quarter against the first, and every quarter in a table. */
export function Abilities({ one }: { one: Organisation }) {
  const [open, setOpen] = useState(false)
  const [now] = one.assessments
  const first = one.assessments.at(-1)
  if (one.stage === 'none' && !now) return null
  return (
    <Section
      title="能力评估"
      extra={one.may.includes('assessOrganisation') && <Button onClick={() => setOpen(true)}>评估本季度</Button>}
    >
      {now ? (
        <div className="incubation-columns">
          <WhenSeen>
            <Radar
              now={now}
              nowName={nameOf(now)}
              {...(first && first !== now && { before: first, beforeName: nameOf(first) })}
            />
          </WhenSeen>
          <DataTable label="各季度的能力评估" columns={COLUMNS} rows={one.assessments} rowKey={({ id }) => id} />
        </div>
      ) : (
        <p className="muted">还没有评估。签订培育方案时记下起始能力，以后每季度一次。</p>
      )}
      {open && <Assess one={one} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** Loads its content when it comes into sight. */
function WhenSeen({ children }: { children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (!box.current) return undefined
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: '200px' })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} style={{ minHeight: 300 }}>
      {isSeen && <Suspense fallback={<Skeleton active title={false} />}>{children}</Suspense>}
    </div>
  )
}

const COLUMNS: Column<Assessment>[] = [
  { key: 'quarter', title: '季度', date: true, render: nameOf },
  { key: 'governance', title: '治理', figure: true, render: ({ governance }) => governance },
  { key: 'backbone', title: '骨干', figure: true, render: ({ backbone }) => backbone },
  { key: 'projects', title: '项目', figure: true, render: ({ projects }) => projects },
  { key: 'funding', title: '筹资', figure: true, render: ({ funding }) => funding },
  { key: 'disclosure', title: '公开', figure: true, render: ({ disclosure }) => disclosure },
  { key: 'level', title: '等级', figure: true, render: ({ level }) => showLevel(level) },
]
