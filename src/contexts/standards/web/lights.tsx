import { Light, type LightKind } from '#ui/Light.tsx'

export type Colour = 'green' | 'yellow' | 'red' | 'grey'

const KIND: Record<Colour, LightKind> = { green: 'on-time', yellow: 'due-soon', red: 'late', grey: 'no-data' }
export const LIGHT_WORDS: Record<Colour, string> = {
  green: '达到进度',
  yellow: '稍落后',
  red: '落后',
  grey: '尚无数据',
}

/** The light of a share of work against the schedule: shape and word as well as colour. */
export const ScheduleLight = ({ light, quiet = false }: { light: Colour; quiet?: boolean }) => (
  <Light kind={KIND[light]} text={LIGHT_WORDS[light]} quiet={quiet} />
)

/** Basis points as a percentage, rounded down: 4999 is 49.9%. */
export const showShare = (basisPoints: number): string => `${(Math.floor(basisPoints / 10) / 10).toFixed(1)}%`

/** A bar with a mark where the schedule stands. */
export function ProgressBar({ progress, schedule, light }: { progress: number; schedule: number; light: Colour }) {
  return (
    <span
      className={`bar bar-${light}`}
      role="img"
      aria-label={`进度${showShare(progress)}，应达${showShare(schedule)}`}
    >
      <span className="bar-fill" style={{ width: `${progress / 100}%` }} />
      <span className="bar-mark" style={{ left: `${schedule / 100}%` }} />
    </span>
  )
}
