import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { givingContract } from '../contract.ts'
import { yuan } from './parts.tsx'

/** What waits: credits that nobody placed, and gifts that wait for a second hand. */
export function WaitingCard() {
  const rows = useAsk(givingContract, 'listRows', { state: 'open', pageSize: 1 })
  const gifts = useAsk(givingContract, 'listGifts', { state: 'received', pageSize: 1 })
  const campaigns = useAsk(givingContract, 'listGifts', { campaignWaits: true, pageSize: 1 })
  const error = rows.error ?? gifts.error
  if (error) return <p role="alert">{error.message}</p>
  if (!rows.data || !gifts.data) return <p className="muted">正在读取…</p>
  const unknown = campaigns.data?.total ?? 0
  if (rows.data.total + gifts.data.total + unknown === 0) return <p className="muted">入账都已认领、确认。</p>
  return (
    <ul className="card-list">
      <li>
        <Link to="/fund/statements">待认领入账{rows.data.total}笔</Link>{' '}
        <span className="muted figure">{yuan(rows.data.sumFen)}元</span>
      </li>
      <li>
        <Link to="/fund/gifts?state=received">待确认捐赠{gifts.data.total}笔</Link>{' '}
        <span className="muted figure">{yuan(gifts.data.sumFen)}元</span>
      </li>
      {unknown > 0 && (
        <li>
          <Link to="/fund/gifts?campaign=waiting">募捐活动待认定{unknown}笔</Link>
        </li>
      )}
    </ul>
  )
}
