import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { standardsContract } from '../contract.ts'
import { useDay } from './AsOf.tsx'
import { Criteria, type Opened } from './Criteria.tsx'
import { useFreshFigures } from './fresh.ts'
import { ProgressBar, ScheduleLight, showShare } from './lights.tsx'
import './point.css'

const EvidenceDrawer = lazy(async () => ({ default: (await import('./EvidenceDrawer.tsx')).EvidenceDrawer }))

/** One point: every criterion with its figures, what is missing, and the records behind each. */
export function PointPage() {
  const { pointId = '' } = useParams()
  const { day } = useDay()
  const { opened, open, close } = useOpened()
  const read = useAsk(standardsContract, 'readPoint', { pointId, ...(day && { asOf: day }) })
  useFreshFigures(day)
  if (read.error && !read.data) return <ErrorHint heading="创建点" error={read.error} onRetry={read.refetch} />
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
        description={`截至${showDate(asOf)} · 辐射${point.communities}个社区${point.unnamed > 0 ? `（${point.unnamed}个名称待确认）` : ''}`}
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
            <Criteria criteria={criteria.filter(({ standard }) => standard === number)} onOpen={open} title={title} />
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
