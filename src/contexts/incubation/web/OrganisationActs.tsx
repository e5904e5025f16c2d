import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { Link } from 'react-router'
import { ConfirmedActs } from './ConfirmedActs.tsx'
import { Admit } from './NurtureForms.tsx'
import type { Organisation, WindowProps } from './parts.tsx'
import { RecordService } from './ServiceForm.tsx'
import { STANDING_WINDOWS } from './StandingForms.tsx'

type Windows = Readonly<Record<string, { label: string; Window: ComponentType<WindowProps> }>>

const { checkOrganisation, fileOrganisation, ...LATER } = STANDING_WINDOWS

/** The most usual first. */
const WINDOWS: Windows = {
  checkOrganisation,
  fileOrganisation,
  recordService: { label: '记录活动', Window: RecordService },
  admitOrganisation: { label: '签订培育方案', Window: Admit },
  ...LATER,
}

/** What this person may do to it now, as the server says; what cannot be taken back asks first. */
export function OrganisationActs({ one }: { one: Organisation }) {
  const [doing, setDoing] = useState<string>()
  const acts = Object.keys(WINDOWS).filter((act) => one.may.includes(act))
  const Open = doing === undefined ? undefined : WINDOWS[doing]?.Window
  return (
    <>
      {one.may.includes('editOrganisation') && (
        <Link to={`/social-organisations/${one.id}/edit`}>
          <Button>修改备案表</Button>
        </Link>
      )}
      {acts.map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {WINDOWS[act]?.label}
        </Button>
      ))}
      <ConfirmedActs one={one} />
      {Open && <Open one={one} onClose={() => setDoing(undefined)} />}
    </>
  )
}
