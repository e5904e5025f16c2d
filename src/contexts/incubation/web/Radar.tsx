import { type Grid, tellGrid } from '../rules/ability.ts'
import { ABILITIES, type Ability } from '../vocabulary.ts'
import './radar.css'

const SIDES = Object.keys(ABILITIES) as Ability[]
const [WIDTH, HEIGHT, MIDDLE_X, MIDDLE_Y, REACH] = [360, 250, 180, 132, 92]

/** Where a mark of 0–5 of a side lies; the first side points up. */
function pointOf(index: number, mark: number): [x: number, y: number] {
  const angle = (index / SIDES.length) * 2 * Math.PI - Math.PI / 2
  const far = (mark / 5) * REACH
  return [MIDDLE_X + far * Math.cos(angle), MIDDLE_Y + far * Math.sin(angle)]
}
const outline = (markOf: (side: Ability) => number): string =>
  SIDES.map((side, index) =>
    pointOf(index, markOf(side))
      .map((part) => part.toFixed(1))
      .join(','),
  ).join(' ')

type RadarProps = { now: Grid; nowName: string; before?: Grid | undefined; beforeName?: string | undefined }

/** Five marks as a pentagon, the first quarter's dashed behind the latest one's. The same in words below, and read out instead of the drawing. */
export function Radar({ now, nowName, before, beforeName }: RadarProps) {
  return (
    <figure className="radar">
      <figcaption>
        <span className="radar-key">
          <i className="radar-now" /> {nowName}
          {before && (
            <>
              {' '}
              <i className="radar-before" /> {beforeName}
            </>
          )}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${nowName}：${tellGrid(now)}`}>
        {[1, 2, 3, 4, 5].map((mark) => (
          <polygon key={mark} points={outline(() => mark)} className="radar-grid" />
        ))}
        {SIDES.map((side, index) => {
          const [x, y] = pointOf(index, 5)
          const [wordX, wordY] = pointOf(index, 6)
          return (
            <g key={side}>
              <line x1={MIDDLE_X} y1={MIDDLE_Y} x2={x} y2={y} className="radar-grid" />
              <text x={wordX} y={wordY + 4} textAnchor={anchorOf(wordX)}>
                {ABILITIES[side]} {now[side]}
              </text>
            </g>
          )
        })}
        {before && <polygon points={outline((side) => before[side])} className="radar-before" />}
        <polygon points={outline((side) => now[side])} className="radar-now" />
      </svg>
    </figure>
  )
}

function anchorOf(x: number): 'start' | 'middle' | 'end' {
  if (Math.abs(x - MIDDLE_X) < 10) return 'middle'
  return x > MIDDLE_X ? 'start' : 'end'
}
