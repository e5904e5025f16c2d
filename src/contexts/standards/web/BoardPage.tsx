import { Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { type BoardPoint, standardsContract } from '../contract.ts'
import { AsOf, useDay } from './AsOf.tsx'
import { BoardCards } from './BoardCards.tsx'
import { BoardGrid } from './BoardGrid.tsx'
import { BoardSummary } from './BoardSummary.tsx'
import { useFreshFigures } from './fresh.ts'
import { LIGHT_WORDS } from './lights.tsx'
import './board.css'

export type Board = z.output<(typeof standardsContract)['endpoints']['readBoard']['output']>
export type Point = z.output<typeof BoardPoint>

/** The city's first page: 50 places by 7 standards, each light opening to what it stands on. */
export function BoardPage() {
  const { day } = useDay()
  const { chosen, keep } = useChosen()
  const board = useAsk(standardsContract, 'readBoard', day ? { asOf: day } : {})
  useFreshFigures(day)
  if (board.error && !board.data) return <ErrorHint heading="挂图作战" error={board.error} onRetry={board.refetch} />
  if (!board.data) return <Skeleton active paragraph={{ rows: 14 }} />
  const { asOf, today, programme, milestones } = board.data
  const points = board.data.points.filter(keep)
  return (
    <>
      <PageHeader
        title="挂图作战"
        description={`${programme.title}（${programme.documentNo}）`}
        actions={<AsOf asOf={asOf} min={programme.startsOn} today={today} milestones={milestones} />}
      />
      <BoardSummary board={board.data} />
      <Filters board={board.data} shown={points.length} />
      <Body board={board.data} points={points} whole={chosen === 0} />
    </>
  )
}

function Body({ board, points, whole }: { board: Board; points: Point[]; whole: boolean }) {
  const isPhone = useIsPhone()
  const grouped = { ...board, districts: districtsOf(board) }
  if (grouped.districts.length === 0)
    return <EmptyHint title="辖区内还没有创建点" next="本辖区推荐的创建点启动以后，列在这里。" />
  return isPhone ? (
    <BoardCards board={grouped} points={points} whole={whole} />
  ) : (
    <BoardGrid board={grouped} points={points} whole={whole} />
  )
}

/** Quotas belong to districts: whoever stands below one has points but no quota, and sees them under their district. */
function districtsOf({ districts, points }: Board): Board['districts'] {
  const listed = new Set(districts.map(({ code }) => code))
  const others = new Map(points.filter((one) => !listed.has(one.districtCode)).map((one) => [one.districtCode, one]))
  const none = { quotaTowns: 0, quotaCommunities: 0, points: 0, communities: 0, pending: 0, progress: null }
  return [
    ...districts,
    ...[...others].map(([code, { districtName }]) => ({ ...none, code, name: districtName, light: 'grey' as const })),
  ]
}

const KEYS = ['district', 'kind', 'light'] as const

/** The filters in the address; how many are set, and whether a point passes them. */
function useChosen() {
  const [search, setSearch] = useSearchParams()
  const values = Object.fromEntries(KEYS.map((key) => [key, search.get(key) ?? ''])) as Record<
    (typeof KEYS)[number],
    string
  >
  const set = (key: (typeof KEYS)[number], value: string) =>
    setSearch((now) => {
      if (value) now.set(key, value)
      else now.delete(key)
      return now
    })
  const keep = ({ districtCode, kind, light }: Point): boolean =>
    (!values.district || values.district === districtCode) &&
    (!values.kind || values.kind === kind) &&
    (!values.light || values.light === light)
  return { values, set, keep, chosen: KEYS.filter((key) => values[key]).length }
}

function Filters({ board: { districts }, shown }: { board: Board; shown: number }) {
  const { values, set, chosen } = useChosen()
  const select = (key: (typeof KEYS)[number], label: string, options: readonly (readonly [string, string])[]) => (
    <label>
      {label}{' '}
      <select value={values[key]} onChange={({ target }) => set(key, target.value)}>
        <option value="">全部</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <search className="board-filters">
      {districts.length > 1 &&
        select(
          'district',
          '区',
          districts.map(({ code, name }) => [code, name] as const),
        )}
      {select('kind', '类别', [
        ['joint', '市区联合创建点'],
        ['district', '区级创建点'],
      ])}
      {select('light', '进度', Object.entries(LIGHT_WORDS))}
      {chosen > 0 && <span className="muted">符合条件的创建点{shown}个</span>}
    </search>
  )
}
