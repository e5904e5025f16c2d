import { Button, Dropdown } from 'antd'
import { type ComponentType, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { caseworkContract } from '../contract.ts'
import { INTAKE_WINDOWS } from './IntakeForms.tsx'
import { LEAD_WINDOWS } from './LeadForms.tsx'
import { PLAN_WINDOWS } from './PlanForms.tsx'
import { type Case, refOf, type WindowProps } from './parts.tsx'
import { WHY_WINDOWS } from './WhyForms.tsx'
import { WORK_WINDOWS } from './WorkForms.tsx'

type Windows = Readonly<Record<string, { label: string; Window: ComponentType<WindowProps> }>>
/** In the order in which they are offered: what a lead or supervisor decides, then the line, then what is beside it. */
const WINDOWS: Windows = { ...LEAD_WINDOWS, ...INTAKE_WINDOWS, ...PLAN_WINDOWS, ...WORK_WINDOWS, ...WHY_WINDOWS }
const SHOWN = 3

/** What this person may do now, as the server says: the first few as buttons, the rest under 更多. */
export function CaseActs({ one }: { one: Case }) {
  const [doing, setDoing] = useState<string>()
  const acts = Object.keys(WINDOWS).filter((act) => one.may.includes(act))
  const Open = doing === undefined ? undefined : WINDOWS[doing]?.Window
  const more = acts.slice(SHOWN).map((key) => ({ key, label: WINDOWS[key]?.label }))
  return (
    <>
      {acts.slice(0, SHOWN).map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {WINDOWS[act]?.label}
        </Button>
      ))}
      {one.may.includes('archiveCase') && <Archive one={one} />}
      {more.length > 0 && (
        <Dropdown menu={{ items: more, onClick: ({ key }) => setDoing(key) }} trigger={['click']}>
          <Button>更多</Button>
        </Dropdown>
      )}
      {Open && <Open one={one} onClose={() => setDoing(undefined)} />}
    </>
  )
}

function Archive({ one }: { one: Case }) {
  const act = useAct(caseworkContract, 'archiveCase')
  return (
    <ConfirmAct
      label="归档封存"
      title={`归档封存个案${one.no}？`}
      consequences={[
        one.missing.length > 0 ? `还缺${one.missing.join('、')}，补齐之后才能归档` : '文书齐全',
        '归档后任何人都不能再改，只能由原来的几个人查看，每次查看都有记录',
        '保管到期之前不能销毁',
      ]}
      onConfirm={() => act.mutateAsync(refOf(one)).then(({ keptUntil }) => toast(`已归档，保管至${keptUntil}`))}
    />
  )
}
