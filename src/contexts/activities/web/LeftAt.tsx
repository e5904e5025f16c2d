import { useId, useState } from 'react'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { MomentPick } from '#ui/MomentPick.tsx'
import { toLocal, toMoment } from '#ui/moments.ts'
import type { Activity } from './ActivityPage.tsx'
import type { RollLine } from './Roll.tsx'

type Props = { row: RollLine; activity: Activity; onSay: (at: string) => Promise<void> }

/** Nobody signed them out: whoever led says when they left, at most the planned end. */
export function LeftAt({ row, activity, onSay }: Props) {
  const shift = activity.shifts.find(({ id }) => id === row.shiftId)
  const [at, setAt] = useState(shift ? toLocal(shift.endsAt) : '')
  const id = useId()
  return (
    <ConfirmAct
      label="补签退"
      title={`${row.name}几时离开？`}
      consequences={['按您填写的时间计算时长，不能晚于班次结束', '之后仍须另一人复核、本人核对']}
      danger={false}
      incomplete={at === ''}
      button={{ size: 'small' }}
      onConfirm={() => onSay(toMoment(at))}
    >
      <label htmlFor={id}>离开时间</label>
      <MomentPick id={id} value={at} onChange={setAt} />
    </ConfirmAct>
  )
}
