import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { incubationContract } from '../contract.ts'

/** How many wait for the community's look or the town's filing, and how many have gone quiet. */
export function WaitingCard() {
  const { data, error, refetch } = useAsk(incubationContract, 'countOrganisations', {})
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  const lines = [
    { n: data.toCheck, words: '待社区初审', to: '/social-organisations?tab=check' },
    { n: data.toFile, words: '待街镇备案', to: '/social-organisations?tab=file' },
    { n: data.idle, words: '长期没有活动', to: '/social-organisations?idle=1' },
  ].filter(({ n }) => n > 0)
  if (lines.length === 0) return <p className="muted">没有等待办理的社会组织。</p>
  return (
    <ul className="waiting">
      {lines.map(({ n, words, to }) => (
        <li key={to}>
          <Link to={to}>{words}</Link>
          <span className="figure">{n}个</span>
        </li>
      ))}
    </ul>
  )
}
