import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { Section } from '#ui/PageHeader.tsx'
import { workforceContract } from '../contract.ts'

/** Records of supervision that wait for one's own signature; not shown where none does. */
export function SignCard() {
  const { data: mine } = useAsk(workforceContract, 'mySupervision', {})
  if (!mine || mine.toSign === 0) return null
  const waiting = mine.records.filter(({ supervisees, supervisorPersonId, signedAt }) =>
    supervisorPersonId === mine.personId
      ? signedAt === null
      : signedAt !== null && supervisees.some((one) => one.personId === mine.personId && !one.signedAt),
  )
  return (
    <Section title="待我签字的督导记录">
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
    </Section>
  )
}
