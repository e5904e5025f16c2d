import { Button } from 'antd'
import { type ComponentType, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { needsContract } from '../contract.ts'
import { ASSIGN_WINDOWS } from './AssignForms.tsx'
import { type Need, refOf, type WindowProps } from './parts.tsx'
import { VERIFY_WINDOWS } from './VerifyForms.tsx'
import { WORK_WINDOWS } from './WorkForms.tsx'

const WINDOWS: Readonly<Record<string, { label: string; Window: ComponentType<WindowProps> }>> = {
  ...VERIFY_WINDOWS,
  ...ASSIGN_WINDOWS,
  ...WORK_WINDOWS,
}

/** What this person may do to the need now, as the server says; what cannot be taken back asks first. */
export function NeedActs({ need }: { need: Need }) {
  const [doing, setDoing] = useState<string>()
  const acts = Object.keys(WINDOWS).filter((act) => need.may.includes(act))
  const Open = doing === undefined ? undefined : WINDOWS[doing]?.Window
  return (
    <>
      {acts.map((act, index) => (
        <Button key={act} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {WINDOWS[act]?.label}
        </Button>
      ))}
      {need.may.includes('rejectNeed') && <Reject need={need} />}
      {need.may.includes('reopenNeed') && <Reopen need={need} />}
      {need.may.includes('archiveNeed') && <Archive need={need} />}
      {Open && <Open need={need} onClose={() => setDoing(undefined)} />}
    </>
  )
}

function Reject({ need }: { need: Need }) {
  const act = useAct(needsContract, 'rejectNeed')
  return (
    <ConfirmAct
      label="不予受理"
      title={`不受理“${need.title}”？`}
      consequences={['这件需求到此为止，不能恢复；还有困难可以再提', '理由原样告诉居民，请写明该找哪里、怎样办']}
      reason={{ label: '理由（居民看得到）', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(need), reason }).then(() => toast('已登记，已告诉居民'))}
    />
  )
}

function Reopen({ need }: { need: Need }) {
  const act = useAct(needsContract, 'reopenNeed')
  return (
    <ConfirmAct
      label="重新办理"
      title={`重新办理“${need.title}”？`}
      consequences={['回到“办理中”，原来的结果和评价不再算数，经过里保留', '原承办方接着办，期限从今天重新算']}
      reason={{ label: '哪里没有办好', required: true }}
      danger={false}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(need), reason }).then(() => toast('已重新办理'))}
    />
  )
}

function Archive({ need }: { need: Need }) {
  const act = useAct(needsContract, 'archiveNeed')
  const isConfirmed = need.state === 'confirmed'
  return (
    <ConfirmAct
      label="归档"
      title={`归档“${need.title}”？`}
      consequences={
        isConfirmed
          ? ['本人确认后30天内仍可重新办理，满期会自动归档']
          : ['本人没有确认的，确认期限过后才能归档，并写明怎样联系过', '归档后清单上显示“未确认”']
      }
      reason={{ label: isConfirmed ? '说明（可不填）' : '联系的经过', required: !isConfirmed }}
      danger={false}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(need), reason }).then(() => toast('已归档'))}
    />
  )
}
