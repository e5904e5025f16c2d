import { Tag } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { recognitionContract } from '../contract.ts'

const SHOWN = 6

/** Certificates that wait to be issued, the first due first. */
export function WaitingCard() {
  const list = useAsk(recognitionContract, 'listCertificates', {
    ...{ state: 'requested', sort: 'dueOn', down: false, pageSize: SHOWN },
  })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data || list.data.total === 0) return <p className="muted">没有待出具的证明。</p>
  return (
    <>
      <ul className="waiting">
        {list.data.rows.map(({ id, name, issuerName, dueOn, isOverdue }) => (
          <li key={id}>
            <Link to={`/volunteering/recognition/certificates/${id}`}>
              {name} · {issuerName}
            </Link>
            <span className="figure">{isOverdue ? <Tag color="red">已逾期</Tag> : `${dueOn} 前`}</span>
          </li>
        ))}
      </ul>
      {list.data.total > SHOWN && <Link to="/volunteering/recognition">全部{list.data.total}份</Link>}
    </>
  )
}
