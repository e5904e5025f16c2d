import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { programmeContract } from '../contract.ts'
import type { PointStatus } from '../rules/states.ts'
import { StatusTag } from './status.tsx'

/** Nominations that wait for this person's post. */
export function WaitingCard() {
  const status = useWaitingFor()
  const list = useAsk(programmeContract, 'listPoints', { status, limit: 6 }, { enabled: status.length > 0 })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (status.length === 0 || list.data?.total === 0) return <p className="muted">没有等您办理的申报。</p>
  return (
    <>
      <ul className="waiting">
        {list.data?.rows.map(({ id, districtName, townName, status }) => (
          <li key={id}>
            <Link to={`/nominations/${id}`}>
              {districtName} {townName}
            </Link>
            <StatusTag status={status} />
          </li>
        ))}
      </ul>
      {(list.data?.total ?? 0) > 6 && (
        <Link to={`/nominations?status=${status.join(',')}`}>全部{list.data?.total}件</Link>
      )}
    </>
  )
}

function useWaitingFor(): PointStatus[] {
  const nominate = useMay('programme.point.nominate')
  const review = useMay('programme.point.review')
  const approve = useMay('programme.point.approve')
  const file = useMay('programme.point.file')
  return [
    ...(nominate ? (['draft', 'returned'] as const) : []),
    ...(review || approve ? (['town_submitted', 'district_reviewing'] as const) : []),
    ...(file ? (['district_approved', 'city_filed', 'published'] as const) : []),
  ]
}
