import { useId, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { isStale } from '#ui/ErrorAlert.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract } from '../contract.ts'

type Organisation = { id: string; name: string; version: number }

/** An organisation that is no more: it stays on record and counts up to its last day. */
export function EndOrganisation({ of: { id, name, version }, onStale }: { of: Organisation; onStale: () => unknown }) {
  const { today } = useSession()
  const end = useAct(directoryContract, 'endOrganisation')
  const [endedOn, setEndedOn] = useState<string | undefined>(today)
  const field = useId()
  const submit = async (reason: string) => {
    if (!endedOn) return
    try {
      await end.mutateAsync({ organisationId: id, version, endedOn, reason })
    } catch (refusal) {
      if (isStale(refusal as Error)) onStale()
      throw refusal
    }
    toast(`已注销“${name}”`)
  }
  return (
    <ConfirmAct
      label="注销"
      button={{ size: 'small' }}
      title={`注销“${name}”？`}
      confirmLabel="注销"
      consequences={[
        '自注销日期起不再计入社区社会组织数，有关指标随即重新计算；此前的计数和记录保持不变。',
        '组织仍留在名录中，状态为“已注销”，不能恢复；如系误办，须重新登记。',
      ]}
      incomplete={!endedOn}
      reason={{ label: '注销原因', required: true }}
      onConfirm={submit}
    >
      <p>
        <label htmlFor={field}>注销日期（必填）</label>
        <br />
        <DatePick id={field} value={endedOn} max={today} onChange={setEndedOn} />
      </p>
    </ConfirmAct>
  )
}
