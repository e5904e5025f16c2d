import { Progress } from 'antd'
import { showMinutes } from '#kernel/minutes.ts'

export const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

export const placeOf = ({ townName, areaName }: { townName: string | null; areaName: string }): string =>
  [townName, areaName].filter(Boolean).join(' ')

/** Minutes against what is asked for: the bar repeats the numbers beside it. */
export function Against({ minutes, needed }: { minutes: number; needed: number }) {
  const isMet = minutes >= needed
  return (
    <span className="workforce-against">
      <span className="figure">
        {showMinutes(minutes)} / {showMinutes(needed)}
      </span>
      <Progress
        aria-hidden="true"
        percent={needed === 0 ? 100 : Math.min(100, Math.floor((minutes / needed) * 100))}
        showInfo={false}
        size="small"
        strokeColor={isMet ? '#1b6e3f' : '#b7791f'}
      />
    </span>
  )
}

/** A sentence in a cell of a wide table: it breaks into lines instead of pushing the other columns out. */
export const Wrapped = ({ text }: { text: string }) => (
  <div style={{ minWidth: 140, maxWidth: 260, whiteSpace: 'pre-wrap' }}>{text}</div>
)
