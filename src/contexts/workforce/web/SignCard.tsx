import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { workforceContract } from '../contract.ts'

/** Records of supervision that wait for one's own signature. */
export function SignCard() {
  const { data: mine } = useAsk(workforceContract, 'mySupervision', {})
  if (!mine) return null
  if (mine.toSign === 0) return <p className="muted">没有等您签字的督导记录。</p>
  const waiting = mine.records.filter(({ supervisees, supervisorPersonId, signedAt }) =>
    supervisorPersonId === mine.personId
      ? signedAt === null
      : signedAt !== null && supervisees.some((one) => one.personId === mine.personId && !one.signedAt),
  )
  return (
    <ul>
      {waiting.map(({ id, topic, heldOn, supervisorName }) => (
        <li key={id}>
          <Link to={`/workforce/supervision/${id}`}>{topic}</Link>
          <span className="muted">
            {' '}
            {heldOn} · 督导{supervisorName}
          </span>
        </li>
      ))}
    </ul>
  )
}
