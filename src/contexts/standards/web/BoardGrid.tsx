import { Link, useLocation } from 'react-router'
import type { Board, Point } from './BoardPage.tsx'
import { ProgressBar, ScheduleLight, showShare } from './lights.tsx'
import { vacancyWords } from './vacancy.ts'

type Props = { board: Board; points: readonly Point[]; whole: boolean }

/** A plain table: 50 rows of lights need no library, and stay light, printable and readable aloud. */
export function BoardGrid({ board: { districts, standards, schedule }, points, whole }: Props) {
  return (
    <div className="board-scroll">
      <table className="board">
        <caption className="only-read">各创建点七项标准的进度</caption>
        <thead>
          <tr>
            <th scope="col">区</th>
            <th scope="col">创建点</th>
            <th scope="col" className="figure-cell">
              社区
            </th>
            <th scope="col">总进度</th>
            {standards.map(({ number, clause, title }) => (
              <th key={number} scope="col" className="standard-cell" title={clause}>
                {title}
                <small>{clause}</small>
              </th>
            ))}
          </tr>
        </thead>
        {districts.map((district) => {
          const own = points.filter(({ districtCode }) => districtCode === district.code)
          const vacant = whole ? district.quotaTowns - district.points : 0
          const rows = own.length + (vacant > 0 ? 1 : 0)
          if (rows === 0) return null
          return (
            <tbody key={district.code}>
              {own.map((point, index) => (
                <tr key={point.pointId}>
                  {index === 0 && <DistrictCell name={district.name} rows={rows} />}
                  <PointCells point={point} schedule={schedule} />
                </tr>
              ))}
              {vacant > 0 && (
                <tr className="vacant">
                  {own.length === 0 && <DistrictCell name={district.name} rows={rows} />}
                  <Vacant vacant={vacant} pending={district.pending} code={district.code} span={standards.length + 3} />
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

const DistrictCell = ({ name, rows }: { name: string; rows: number }) => (
  <th scope="rowgroup" rowSpan={rows} className="district-cell">
    {name}
  </th>
)

function PointCells({ point, schedule }: { point: Point; schedule: number }) {
  const { search } = useLocation()
  const { pointId, townName, kind, communities, unnamed, progress, light, cells } = point
  const day = new URLSearchParams(search).get('asOf')
  const to = `/points/${pointId}${day ? `?asOf=${day}` : ''}`
  return (
    <>
      <th scope="row">
        <Link to={to}>{townName}</Link>
        {kind === 'joint' && <span className="tag-joint">联合</span>}
      </th>
      <td className="figure-cell">
        {communities}
        {unnamed > 0 && <small title={`${unnamed}个社区的名称待确认`}>（待确认{unnamed}）</small>}
      </td>
      <td className="progress-cell">
        <ProgressBar progress={progress} schedule={schedule} light={light} />
        <span className="figure">{showShare(progress)}</span>
      </td>
      {cells.map((cell) => (
        <td key={cell.standard} className="standard-cell">
          <Link to={`${to}#standard-${cell.standard}`} className="cell-link">
            <ScheduleLight light={cell.light} quiet />
            <span className="figure">{cell.light === 'grey' ? '—' : showShare(cell.completion)}</span>
            <small className="muted figure">
              {cell.met}/{cell.of}项
            </small>
          </Link>
        </td>
      ))}
    </>
  )
}

function Vacant({ vacant, pending, code, span }: { vacant: number; pending: number; code: string; span: number }) {
  return (
    <td colSpan={span}>
      {vacancyWords(vacant, pending)} <Link to={`/nominations?district=${code}`}>去办理</Link>
    </td>
  )
}
