import { Button } from 'antd'
import type { ReactNode } from 'react'
import './directory.css'

/** A name, and beside it in small what it belongs to. */
export const PlaceText = ({ name, above }: { name: string; above?: string | null }) => (
  <span className="with-small">
    {name}
    {above && <small className="muted">{above}</small>}
  </span>
)

/** Facts of one record, side by side. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="kv">
    {facts.map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** Says that a form opened with what was typed before, and lets the person begin anew. */
export const DraftNote = ({ restored, clear }: { restored: boolean; clear: () => void }) =>
  restored && (
    <p className="muted">
      已恢复您上次没有提交的内容。
      <Button type="link" size="small" onClick={clear}>
        清空重填
      </Button>
    </p>
  )
