import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { pointsContract } from '../contract.ts'
import { n } from './Accounts.tsx'

/** Redemptions that wait for this person's post: to be approved, or to be taken up. */
export function WaitingCard() {
  const mayApprove = useMay('points.redemption.approve')
  const mayPrepare = useMay('points.redemption.prepare')
  const state = mayApprove ? 'prepared' : 'asked'
  const list = useAsk(pointsContract, 'listRedemptions', { state, pageSize: 6 }, { enabled: mayApprove || mayPrepare })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data || list.data.total === 0)
    return <p className="muted">{mayApprove ? '没有待核准的兑换。' : '没有待受理的兑换。'}</p>
  return (
    <>
      <ul className="waiting">
        {list.data.rows.map(({ id, name, areaName, itemName, points }) => (
          <li key={id}>
            <Link to={`/volunteering/points?tab=redemptions&state=${state}`}>
              {areaName} {name}：{itemName}
            </Link>
            <span className="figure">{n(points)}分</span>
          </li>
        ))}
      </ul>
      {list.data.total > 6 && (
        <Link to={`/volunteering/points?tab=redemptions&state=${state}`}>全部{n(list.data.total)}件</Link>
      )}
    </>
  )
}
