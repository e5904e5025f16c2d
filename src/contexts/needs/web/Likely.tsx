import { Link } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { needsContract } from '../contract.ts'
import { NEED_STATES } from '../vocabulary.ts'
import { type Need, refOf } from './parts.tsx'

/** Needs nearby that may be the same; merging asks first. */
export function Likely({ need }: { need: Need }) {
  const likely = useAsk(needsContract, 'findLikely', { needId: need.id })
  const merge = useAct(needsContract, 'mergeNeed')
  if (!likely.data || likely.data.rows.length === 0) return null
  return (
    <Section title="可能说的是同一件事">
      <ul className="needs-likely">
        {likely.data.rows.map(({ id, no, title, state, reportedOn, likeness }) => (
          <li key={id}>
            <span>
              <Link to={`/needs/${id}`}>{title}</Link>{' '}
              <span className="muted">
                {no} · {NEED_STATES[state]} · {showDate(reportedOn)} · 相近<span className="figure">{likeness}</span>%
              </span>
            </span>
            <ConfirmAct
              label="并入这一件"
              title={`把“${need.title}”并入“${title}”？`}
              consequences={[
                '两件一起办，以后跟着那一件的进展走；合并后不能拆开',
                '这一件的话、照片和经过都保留',
                '两位居民都会收到消息，互相看不到对方是谁',
              ]}
              button={{ size: 'small' }}
              reason={{ label: '怎样看出是同一件（可不填）' }}
              onConfirm={(reason) =>
                merge.mutateAsync({ ...refOf(need), intoId: id, reason }).then(() => toast('已合并，两位居民都已通知'))
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
