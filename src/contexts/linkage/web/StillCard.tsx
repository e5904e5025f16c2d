import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { linkageContract } from '../contract.ts'

const SHOWN = 6

/** Projects that stand still, the longest first. */
export function StillCard() {
  const board = useAsk(linkageContract, 'readBoard', {})
  if (board.error) return <ErrorHint error={board.error} onRetry={board.refetch} />
  const still = (board.data?.towns ?? [])
    .flatMap(({ places }) => places.flatMap(({ projects }) => projects))
    .filter(({ isStill }) => isStill)
    .toSorted((one, other) => other.stillDays - one.stillDays)
  if (still.length === 0) return <p className="muted">没有停滞的联动项目。</p>
  return (
    <>
      <ul className="waiting">
        {still.slice(0, SHOWN).map(({ id, title, stillDays }) => (
          <li key={id}>
            <Link to={`/linkage/projects/${id}`}>{title}</Link>
            <span className="figure">停滞{stillDays}天</span>
          </li>
        ))}
      </ul>
      {still.length > SHOWN && <Link to="/linkage">全部{still.length}个</Link>}
    </>
  )
}
