import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { programmeContract } from '../contract.ts'
import type { PointStatus } from '../rules/states.ts'
import { StatusTag } from './status.tsx'
import './programme.css'

/** Nominations that wait for this person's post. */
export function WaitingCard() {
  const status = useWaitingFor()
  const list = useAsk(programmeContract, 'listPoints', { status, limit: 6 }, { enabled: status.length > 0 })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (status.length === 0 || list.data?.total === 0)
    return (
      <>
        <p className="muted">没有等您办理的申报。</p>
        <Vacancies />
      </>
    )
  return (
    <>
      <Vacancies />
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

/** Places of one's own district that nobody was nominated for yet. */
function Vacancies() {
  const mayNominate = useMay('programme.point.nominate')
  const mayRead = useMay('programme.quota.read')
  const quotas = useAsk(programmeContract, 'quotasBoard', {}, { enabled: mayNominate && mayRead })
  const open = quotas.data?.rows.filter(({ left }) => left.towns > 0) ?? []
  if (!mayNominate || open.length === 0) return null
  return (
    <ul className="waiting">
      {open.slice(0, 6).map(({ districtCode, districtName, left }) => (
        <li key={districtCode}>
          <span>
            {districtName}还有{left.towns}个街镇名额待推荐
          </span>
          <Link to={`/nominations/new?district=${districtCode}`}>填写申报</Link>
        </li>
      ))}
    </ul>
  )
}
