import { Link, useSearchParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable, type Sort } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { standardsContract } from '../contract.ts'
import { AsOf, useDay } from './AsOf.tsx'
import type { Board } from './BoardPage.tsx'
import { useFreshFigures } from './fresh.ts'
import { ProgressBar, ScheduleLight, showShare } from './lights.tsx'
import './board.css'

type District = Board['districts'][number]

/** Each district's places, points and mean progress, side by side; nothing is ranked but what one sorts. */
export function DistrictsPage() {
  const { day } = useDay()
  const board = useAsk(standardsContract, 'readBoard', day ? { asOf: day } : {})
  useFreshFigures(day)
  const { sort, setSort } = useSort()
  const { data } = board
  return (
    <>
      <PageHeader
        title="各区进度"
        description="进度为该区各创建点的平均，灯与当天应达进度相比。"
        actions={
          data && (
            <AsOf asOf={data.asOf} min={data.programme.startsOn} today={data.today} milestones={data.milestones} />
          )
        }
      />
      <DataTable<District>
        label="各区进度"
        columns={columns(data?.schedule ?? 0)}
        rows={data && sorted(data.districts, sort)}
        rowKey={({ code }) => code}
        isPending={board.isPending}
        error={board.error}
        onRetry={board.refetch}
        {...(sort && { sort })}
        onSort={setSort}
      />
    </>
  )
}

function columns(schedule: number): Column<District>[] {
  return [
    { key: 'name', title: '区', render: ({ code, name }) => <Link to={`/board?district=${code}`}>{name}</Link> },
    {
      key: 'quotaTowns',
      title: '街镇名额',
      figure: true,
      sortable: true,
      render: (one) => <Figure value={one.quotaTowns} />,
    },
    { key: 'points', title: '创建点', figure: true, sortable: true, render: (one) => <Figure value={one.points} /> },
    {
      key: 'pending',
      title: '申报在办',
      figure: true,
      sortable: true,
      render: (one) => <Figure value={one.pending} />,
    },
    {
      key: 'quotaCommunities',
      title: '社区名额',
      figure: true,
      sortable: true,
      render: (one) => <Figure value={one.quotaCommunities} />,
    },
    {
      key: 'communities',
      title: '辐射社区',
      figure: true,
      sortable: true,
      render: (one) => <Figure value={one.communities} />,
    },
    {
      key: 'progress',
      title: '平均进度',
      sortable: true,
      render: ({ progress, light }) =>
        progress === null ? (
          <span className="muted">尚无创建点</span>
        ) : (
          <span className="progress-cell">
            <ProgressBar progress={progress} schedule={schedule} light={light} />
            <span className="figure">{showShare(progress)}</span>
          </span>
        ),
    },
    { key: 'light', title: '与应达进度相比', render: ({ light }) => <ScheduleLight light={light} /> },
  ]
}

function useSort(): { sort: Sort | undefined; setSort: (sort: Sort | undefined) => void } {
  const [search, setSearch] = useSearchParams()
  const key = search.get('sort')
  return {
    sort: key ? { key, down: search.get('down') === '1' } : undefined,
    setSort: (sort) =>
      setSearch((now) => {
        now.delete('sort')
        now.delete('down')
        if (sort) now.set('sort', sort.key)
        if (sort?.down) now.set('down', '1')
        return now
      }),
  }
}

/** Sixteen rows: sorted here. Districts without points stand last either way. */
function sorted(districts: readonly District[], sort: Sort | undefined): District[] {
  if (!sort) return [...districts]
  const value = (one: District): number => Number(one[sort.key as keyof District] ?? -1)
  return districts.toSorted((one, other) => (sort.down ? value(other) - value(one) : value(one) - value(other)))
}
