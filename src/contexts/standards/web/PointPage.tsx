import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { VerdictTag } from '#ui/Light.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { type CriterionView, type FigureView, standardsContract } from '../contract.ts'
import { useDay } from './AsOf.tsx'
import { useFreshFigures } from './fresh.ts'
import { ProgressBar, ScheduleLight, showShare } from './lights.tsx'
import './board.css'

const EvidenceDrawer = lazy(async () => ({ default: (await import('./EvidenceDrawer.tsx')).EvidenceDrawer }))

type Criterion = z.output<typeof CriterionView>
type Figure = z.output<typeof FigureView>

/** One point: every criterion with its figures, what is missing, and the records behind each. */
export function PointPage() {
  const { pointId = '' } = useParams()
  const { day } = useDay()
  const { opened, open, close } = useOpened()
  const read = useAsk(standardsContract, 'readPoint', { pointId, ...(day && { asOf: day }) })
  useFreshFigures(day)
  if (read.error && !read.data) return <ErrorHint error={read.error} onRetry={read.refetch} />
  if (!read.data) return <Skeleton active paragraph={{ rows: 14 }} />
  const { point, schedule, standards, criteria, asOf } = read.data
  return (
    <>
      <PageHeader
        back={<Link to={`/board${day ? `?asOf=${day}` : ''}`}>返回挂图作战</Link>}
        title={
          <>
            {point.districtName} {point.townName}
            {point.kind === 'joint' && <span className="tag-joint">市区联合 第{point.seq}号</span>}
          </>
        }
        description={`截至${asOf} · 辐射${point.communities}个社区${point.unnamed > 0 ? `（${point.unnamed}个名称待确认）` : ''}`}
        actions={
          <span className="progress-head">
            <ScheduleLight light={point.light} />
            <ProgressBar progress={point.progress} schedule={schedule} light={point.light} />
            <span className="figure">
              {showShare(point.progress)} <small className="muted">应达{showShare(schedule)}</small>
            </span>
          </span>
        }
      />
      {standards.map(({ number, clause, title }) => (
        <div key={number} id={`standard-${number}`}>
          <Section
            title={
              <>
                {title} <small className="muted">{clause}</small>
              </>
            }
          >
            <div className="board-scroll">
              <CriteriaTable
                criteria={criteria.filter(({ standard }) => standard === number)}
                onOpen={open}
                title={title}
              />
            </div>
          </Section>
        </div>
      ))}
      {opened && (
        <Suspense>
          <EvidenceDrawer pointId={pointId} {...opened} {...(day && { asOf: day })} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

type Opened = { criterion: string; communityId: string | null }

/** Which figure is open stands in the address, so that it can be sent to somebody. */
function useOpened() {
  const [search, setSearch] = useSearchParams()
  const [criterion, communityId] = (search.get('figure') ?? '').split('~')
  const set = (value: string | undefined) =>
    setSearch(
      (now) => {
        if (value) now.set('figure', value)
        else now.delete('figure')
        return now
      },
      { preventScrollReset: true },
    )
  return {
    opened: criterion ? ({ criterion, communityId: communityId || null } satisfies Opened) : undefined,
    open: (one: Opened) => set(`${one.criterion}~${one.communityId ?? ''}`),
    close: () => set(undefined),
  }
}

function CriteriaTable({
  criteria,
  onOpen,
  title,
}: {
  criteria: readonly Criterion[]
  onOpen: (one: Opened) => void
  title: string
}) {
  return (
    <table className="criteria">
      <caption className="only-read">{title}</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col" className="figure-cell">
            权重
          </th>
          <th scope="col">下限</th>
          <th scope="col">实际</th>
          <th scope="col">还差什么</th>
        </tr>
      </thead>
      {criteria.map((criterion) => (
        <tbody key={criterion.code}>
          {criterion.figures.map((figure, index) => (
            <tr key={figure.communityId ?? 'point'}>
              {index === 0 && (
                <>
                  <th scope="rowgroup" rowSpan={criterion.figures.length}>
                    <ScheduleLight light={criterion.light} quiet /> {criterion.title}
                    {!criterion.mandatory && <small className="muted">（鼓励）</small>}
                  </th>
                  <td rowSpan={criterion.figures.length} className="figure-cell">
                    {criterion.weight}
                  </td>
                  <td rowSpan={criterion.figures.length}>
                    {criterion.level === 'community' ? `每个社区${figure.floor}` : figure.floor}
                  </td>
                </>
              )}
              <FigureCells criterion={criterion} figure={figure} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function FigureCells({
  criterion,
  figure,
  onOpen,
}: {
  criterion: Criterion
  figure: Figure
  onOpen: (one: Opened) => void
}) {
  const { communityId, place, shown, verdict, missing } = figure
  return (
    <>
      <td>
        <button
          type="button"
          className="figure-button"
          onClick={() => onOpen({ criterion: criterion.code, communityId })}
        >
          {communityId && <span className="muted">{place}</span>}
          <VerdictTag verdict={verdict} quiet />
          <span className="figure">{shown}</span>
        </button>
      </td>
      <td className={verdict === 'no-data' ? 'muted' : undefined}>{verdict === 'met' ? '已达标' : missing}</td>
    </>
  )
}
