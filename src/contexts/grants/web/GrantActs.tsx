import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { FollowActs } from './FollowActs.tsx'
import { FOLLOW_WINDOWS } from './FollowForms.tsx'
import type { Grant, WindowProps } from './parts.tsx'
import { ReviewActs } from './ReviewActs.tsx'
import { REVIEW_WINDOWS } from './ReviewForms.tsx'

type Windows = Readonly<Record<string, { label: string; Window: ComponentType<WindowProps> }>>

const WINDOWS: Windows = { ...REVIEW_WINDOWS, ...FOLLOW_WINDOWS }

/** What this person may do to the grant now, as the server says; what cannot be taken back asks first. */
export function GrantActs({ grant }: { grant: Grant }) {
  const [doing, setDoing] = useState<string>()
  const acts = Object.keys(WINDOWS).filter((act) => grant.may.includes(act))
  const Open = doing === undefined ? undefined : WINDOWS[doing]?.Window
  return (
    <>
      {acts.map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {WINDOWS[act]?.label}
        </Button>
      ))}
      <ReviewActs grant={grant} />
      <FollowActs grant={grant} />
      {Open && <Open grant={grant} onClose={() => setDoing(undefined)} />}
    </>
  )
}
