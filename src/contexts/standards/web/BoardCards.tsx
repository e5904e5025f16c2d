import { Link, useLocation } from 'react-router'
import type { Board, Point } from './BoardPage.tsx'
import { ProgressBar, ScheduleLight, showShare } from './lights.tsx'
import { vacancyWords } from './vacancy.ts'

/** The board on a phone: a card for each point, seven lights with their words. */
export function BoardCards({
  board: { districts, standards, schedule },
  points,
  whole,
}: {
  board: Board
  points: readonly Point[]
  whole: boolean
}) {
  const { search } = useLocation()
  const day = new URLSearchParams(search).get('asOf')
  return (
    <>
      {districts.map((district) => {
        const own = points.filter(({ districtCode }) => districtCode === district.code)
        const vacant = whole ? district.quotaTowns - district.points : 0
        if (own.length === 0 && vacant === 0) return null
        return (
          <section key={district.code} className="board-district">
            <h2>{district.name}</h2>
            {own.map(({ pointId, townName, kind, communities, progress, light, cells }) => (
              <Link key={pointId} to={`/points/${pointId}${day ? `?asOf=${day}` : ''}`} className="point-card">
                <span className="point-card-head">
                  <strong>{townName}</strong>
                  {kind === 'joint' && <span className="tag-joint">联合</span>}
                  <span className="muted">{communities}个社区</span>
                  <span className="figure">{showShare(progress)}</span>
                </span>
                <ProgressBar progress={progress} schedule={schedule} light={light} />
                <span className="point-card-lights">
                  {cells.map(({ standard, light, completion }) => (
                    <span key={standard}>
                      <ScheduleLight light={light} quiet /> {standards.find(({ number }) => number === standard)?.title}
                      <small className="figure muted">{light === 'grey' ? '—' : showShare(completion)}</small>
                    </span>
                  ))}
                </span>
              </Link>
            ))}
            {vacant > 0 && (
              <p className="vacant-card">
                {vacancyWords(vacant, district.pending)}{' '}
                <Link to={`/nominations?district=${district.code}`}>去办理</Link>
              </p>
            )}
          </section>
        )
      })}
    </>
  )
}
