import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { directoryContract } from '../contract.ts'
import './directory.css'

const SHOWN = 5

/** On the first page of those who may decide: the names that wait. */
export function NamesCard() {
  const list = useAsk(directoryContract, 'listNameMatches', { status: 'pending' })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data) return <Skeleton active paragraph={{ rows: 3 }} />
  if (list.data.length === 0) return <EmptyHint title="没有待确认的名称" />
  return (
    <>
      <ul className="home-names">
        {list.data.slice(0, SHOWN).map(({ id, writtenName, parentName, districtName }) => (
          <li key={id}>
            {writtenName}{' '}
            <span className="muted">
              {districtName}
              {parentName}
            </span>
          </li>
        ))}
      </ul>
      <Link to="/areas/names">全部{list.data.length}个，去确认</Link>
    </>
  )
}
