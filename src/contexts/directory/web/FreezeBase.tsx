import { useId, useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract } from '../contract.ts'

type Return = { id: string; areaName: string; residents: number; asOf: string; standingBase: number | null }

/** Makes one return the base that shares are counted against, from a day on. */
export function FreezeBase({ of: { id, areaName, residents, asOf, standingBase } }: { of: Return }) {
  const { today } = useSession()
  const freeze = useAct(directoryContract, 'freezeBase')
  const [validFrom, setValidFrom] = useState<string | undefined>(today)
  const field = useId()
  const people = (count: number) => `${count.toLocaleString('zh-CN')}人`
  const submit = async (reason: string) => {
    if (!validFrom) return
    await freeze.mutateAsync({ returnId: id, validFrom, reason })
    toast(`已将${people(residents)}冻结为${areaName}的人口基数`)
  }
  return (
    <ConfirmAct
      label="设为基数"
      button={{ size: 'small' }}
      danger={false}
      title={`把${people(residents)}冻结为${areaName}的人口基数？`}
      confirmLabel="冻结为基数"
      consequences={[
        `自起用日起，该社区各项占比以${people(residents)}（截至${showDate(asOf)}）为分母，指标随即重新计算。`,
        standingBase === null
          ? '该社区此前没有基数，占比类指标从此可以计算。'
          : `现行基数${people(standingBase)}停用，但仍留存可查。`,
        '已冻结的阶段快照不受影响。',
        '冻结不能撤销；如需更换，把另一期设为基数。',
      ]}
      incomplete={!validFrom}
      reason={{ label: '依据', required: true }}
      onConfirm={submit}
    >
      <p>
        <label htmlFor={field}>起用日（必填）</label>
        <br />
        <DatePick id={field} value={validFrom} onChange={setValidFrom} />
      </p>
    </ConfirmAct>
  )
}
