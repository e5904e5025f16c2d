import { Section } from '#ui/PageHeader.tsx'
import type { Case } from './parts.tsx'

type Scale = { name: string; before: number; after: number; most: number; isBetterLow: boolean }

/** Before and after, bar beside bar, with the figures; the last evaluation's scales. */
export function Scales({ papers }: Pick<Case, 'papers'>) {
  const last = papers.findLast(({ kind }) => kind === 'evaluation')
  if (!last) return null
  const scales = last.secret.scales as Scale[]
  return (
    <Section title="服务前后">
      {scales.map((scale) => (
        <figure key={scale.name} className="casework-scale">
          <figcaption>
            {scale.name}（满分{scale.most}，{scale.isBetterLow ? '低分为好' : '高分为好'}）：{verdictOf(scale)}
          </figcaption>
          <Bar label="服务前" value={scale.before} most={scale.most} />
          <Bar label="服务后" value={scale.after} most={scale.most} isAfter />
        </figure>
      ))}
    </Section>
  )
}

function verdictOf({ before, after, isBetterLow }: Scale): string {
  const gain = isBetterLow ? before - after : after - before
  if (gain === 0) return '没有变化'
  return gain > 0 ? `改善${gain}分` : `下降${-gain}分`
}

const Bar = ({
  label,
  value,
  most,
  isAfter = false,
}: {
  label: string
  value: number
  most: number
  isAfter?: boolean
}) => (
  <div className="casework-bar">
    <span>{label}</span>
    <span className="casework-track">
      <span className={isAfter ? 'after' : 'before'} style={{ width: `${Math.min(100, (value / most) * 100)}%` }} />
    </span>
    <span className="figure">{value}</span>
  </div>
)
