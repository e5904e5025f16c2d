import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import type { RollRow as Row } from '../../views.ts'
import { timeOf } from '../words.ts'
import { whoOf } from './marks.ts'
import { lastOf, type Mark, type Queue } from './roll-queue.ts'

type Props = {
  row: z.infer<typeof Row>
  queue: Queue
  onMark: (kind: Mark['kind']) => void
  onTakeBack: (key: string) => void
}

const STATES = { waiting: '待发送', recorded: '已记录', refused: '被拒绝' }

/** One person: whether they are there, the one button that comes next, and what became of it. */
export function RollRow({ row, queue, onMark, onTakeBack }: Props) {
  const last = lastOf(queue, { shiftId: row.shiftId, who: whoOf(row) })
  const isIn = row.inAt !== null || (last?.kind === 'in' && last.state !== 'refused')
  const isOut = row.outAt !== null || (last?.kind === 'out' && last.state !== 'refused')
  const kind = isIn ? 'out' : 'in'
  return (
    <li className="roll-row">
      <div>
        <strong>{row.name}</strong>
        {row.isMinor && <span className="tag">未成年</span>}
        {row.waitingNo !== null && <span className="tag">候补第{row.waitingNo}</span>}
        <p className="detail">{presenceOf(row)}</p>
      </div>
      {!isOut && (
        <button
          type="button"
          className={`button ${kind === 'in' ? 'main' : 'plain'}`}
          aria-label={`${row.name}${kind === 'in' ? '到' : '离'}`}
          onClick={() => onMark(kind)}
        >
          {kind === 'in' ? '到' : '离'}
        </button>
      )}
      {last && <Last mark={last} onTakeBack={onTakeBack} />}
    </li>
  )
}

/** What the server has of a person. */
function presenceOf({ inAt, outAt, minutes, maskedPhone, isMissingOut }: z.infer<typeof Row>): string {
  if (!inAt) return maskedPhone ?? ''
  const parts = [`${timeOf(inAt)}到`]
  if (outAt) parts.push(`${timeOf(outAt)}离`)
  if (minutes !== null) parts.push(showMinutes(minutes))
  if (isMissingOut) parts.push('没有签退，请补记')
  return parts.join('，')
}

type LastProps = { mark: Mark; onTakeBack: (key: string) => void }

/** What became of the last press. */
export const Last = ({ mark, onTakeBack }: LastProps) => (
  <p className="roll-last" role="status">
    <span className={`tag ${mark.state === 'recorded' ? 'good' : mark.state === 'refused' ? 'bad' : ''}`}>
      {STATES[mark.state]}
    </span>
    <span className="detail">
      {timeOf(mark.at)}
      {mark.kind === 'in' ? '到' : '离'}
      {mark.state === 'refused' && mark.told && `：${mark.told}`}
    </span>
    {mark.state === 'waiting' && (
      <button type="button" className="link-button" onClick={() => onTakeBack(mark.key)}>
        撤回<span className="only-read">{mark.name}</span>
      </button>
    )}
  </p>
)
