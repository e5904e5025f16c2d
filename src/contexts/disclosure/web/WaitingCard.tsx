import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { disclosureContract } from '../contract.ts'
import { DUTIES } from '../vocabulary.ts'
import { daysWords } from './words.ts'

/** What is to be made public next, overdue first. */
export function WaitingCard() {
  const list = useAsk(disclosureContract, 'listDuties', { pageSize: 6 })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data || list.data.total === 0) return <p className="muted">没有待公开的事项。</p>
  return (
    <>
      <ul className="waiting">
        {list.data.rows.map(({ id, kind, subjectTitle, daysLeft }) => (
          <li key={id}>
            <Link to={`/fund/disclosure?duty=${id}`}>
              {DUTIES[kind].title}：{subjectTitle}
            </Link>
            <span className="figure">{daysWords(daysLeft)}</span>
          </li>
        ))}
      </ul>
      {list.data.total > 6 && <Link to="/fund/disclosure">全部{list.data.total}件</Link>}
    </>
  )
}
