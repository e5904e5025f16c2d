import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { needsContract } from '../contract.ts'
import { NEED_STATES } from '../vocabulary.ts'
import { Due } from './parts.tsx'
import './needs.css'

const SHOWN = 6

/** Needs that wait for a next step, the first due first. */
export function WaitingCard() {
  const input = { openOnly: true, sort: 'dueOn', down: false, pageSize: SHOWN } as const
  const list = useAsk(needsContract, 'listNeeds', input)
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data || list.data.total === 0) return <p className="muted">没有待办的需求。</p>
  return (
    <>
      <ul className="waiting">
        {list.data.rows.map(({ id, title, state, dueOn, light }) => (
          <li key={id}>
            <Link to={`/needs/${id}`}>
              {title} · {NEED_STATES[state]}
            </Link>
            <Due dueOn={dueOn} light={light} />
          </li>
        ))}
      </ul>
      {list.data.total > SHOWN && <Link to="/needs?open=1">全部{list.data.total}件</Link>}
    </>
  )
}
