import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { needsContract } from '../contract.ts'
import { OPEN_STATES } from '../rules/states.ts'
import { NEED_STATES } from '../vocabulary.ts'

/** What is open, late, urgent and entitled, and how many stand at each state; each number opens its list. */
export function Counts() {
  const { data } = useAsk(needsContract, 'countNeeds', {})
  if (!data) return null
  const of = (state: string): number => data.states.find((one) => one.state === state)?.n ?? 0
  return (
    <ul className="needs-counts" aria-label="需求总数">
      <Count label="未办结" n={data.open} to="/needs?open=1" />
      <Count label="已逾期" n={data.late} to="/needs?late=1" isBad={data.late > 0} />
      <Count label="紧急" n={data.urgent} to="/needs?urgency=urgent&open=1" />
      <Count label="政策待遇" n={data.entitled} to="/needs?entitled=1&open=1" />
      {OPEN_STATES.map((state) => (
        <Count key={state} label={NEED_STATES[state]} n={of(state)} to={`/needs?state=${state}`} />
      ))}
    </ul>
  )
}

const Count = ({ label, n, to, isBad = false }: { label: string; n: number; to: string; isBad?: boolean }) => (
  <li className={isBad ? 'bad' : undefined}>
    <Link to={to}>
      <span className="figure">{n.toLocaleString('zh-CN')}</span>
      <span>{label}</span>
    </Link>
  </li>
)
