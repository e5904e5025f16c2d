import { Link } from 'react-router'
import { Figure } from '#ui/Figure.tsx'

/** A count that opens the lines behind it; nothing to open, no link. */
export function CountLink({ value, to, label }: { value: number | undefined; to: string; label: string }) {
  if (!value) return <Figure value={value} />
  return (
    <Link to={to} aria-label={`${label}：${value.toLocaleString('en-US')}`}>
      <Figure value={value} />
    </Link>
  )
}
