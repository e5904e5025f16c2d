import { Skeleton } from 'antd'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { caseworkContract } from '../contract.ts'
import { CASE_STATES, LINES } from '../vocabulary.ts'
import './casework.css'

type Line = { name: string; count: number | null }

/** Counts for town, district and city: nobody in them, and nothing below five. */
export function CountsPage() {
  const { data, error, refetch } = useAsk(caseworkContract, 'countCases', {})
  if (error && !data) return <ErrorHint heading="个案统计" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  const lines = data.byLine.map(({ line, count }) => ({ name: LINES[line], count }))
  const states = data.byState.map(({ state, count }) => ({ name: CASE_STATES[state], count }))
  const groups = data.byGroup.map(({ group, count }) => ({ name: TARGET_GROUPS[group], count }))
  return (
    <>
      <PageHeader
        title="个案统计"
        description={`${data.name}共${shown(data.total)}个。少于5个的写作“<5”；由合计能推算出来的，相邻一项也写作“<5或不显示”。不列任何人。`}
      />
      <div className="casework-counts">
        <Counts title="按服务领域" rows={lines} />
        <Counts title="按状态" rows={states} />
        <Counts title="按服务对象类别（一人可属几类）" rows={groups} />
        <Counts title="按下一级区划" rows={data.byPlace} />
      </div>
    </>
  )
}

const shown = (count: number | null): string => (count === null ? '<5' : String(count))
const inList = (count: number | null): string => (count === null ? '<5或不显示' : String(count))

const Counts = ({ title, rows }: { title: string; rows: readonly Line[] }) => (
  <Section title={title}>
    {rows.length === 0 && <p className="muted">没有个案。</p>}
    <ul className="casework-list">
      {rows.map(({ name, count }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="figure">{inList(count)}</span>
        </li>
      ))}
    </ul>
  </Section>
)
