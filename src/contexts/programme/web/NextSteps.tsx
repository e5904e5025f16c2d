import { Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { toast } from '#ui/toast.ts'
import { programmeContract } from '../contract.ts'
import type { Verb } from '../rules/states.ts'
import type { PointDetail } from './NominationPage.tsx'

const CONSEQUENCES: Partial<Record<Verb, readonly string[]>> = {
  submit: ['申报进入区级审核，名额随即预占。', '审核期间不能修改；如需修改，请区级退回或先撤回。'],
  review: ['表示已受理，申报人会看到“区级审核中”。'],
  return: ['申报退回街镇修改，预占的名额释放。'],
  approve: ['区级通过后报市级备案。'],
  file: ['备案后可公布名单。'],
  reject: ['申报到此为止，预占的名额释放。'],
  publish: ['名单公布，各级都能看到。'],
  activate: ['创建点开始计入进度，任务随即生成。'],
  replace: ['该创建点不再计入，名额释放；已有的记录全部保留。'],
  withdraw: ['申报撤回，预占的名额释放。'],
  stop: ['创建点终止，名额释放；已有的记录全部保留。'],
}

/** What this person may do next, each with what will happen; and what is not open, with the reason. */
export function NextSteps({ point, onStale }: { point: PointDetail; onStale: () => unknown }) {
  const open = point.next.filter(({ refusal }) => refusal === null)
  const closed = point.next.filter(({ refusal }) => refusal !== null)
  if (point.next.length === 0) return null
  return (
    <div className="next-steps">
      {open.map((step) => (
        <Step key={step.verb} point={point} step={step} onStale={onStale} />
      ))}
      {closed.map(({ verb, title, refusal }) => (
        <p key={verb} className="muted">
          暂不能{title}：{refusal}
        </p>
      ))}
    </div>
  )
}

type StepProps = { point: PointDetail; step: PointDetail['next'][number]; onStale: () => unknown }

function Step({ point, step: { verb, title, needsReason }, onStale }: StepProps) {
  const act = useMove(point, verb)
  const [startsOn, setStartsOn] = useState<string | undefined>(point.startsOn ?? undefined)
  const [letterNo, setLetterNo] = useState('')
  const more = { startsOn: startsOn ?? null, letterNo, endedOn: startsOn ?? '' }
  const harsh = ['return', 'reject', 'replace', 'withdraw', 'stop'].includes(verb)
  return (
    <ConfirmAct
      label={title}
      title={`${title}：${point.townName}？`}
      danger={harsh}
      button={{ type: harsh ? 'default' : 'primary' }}
      consequences={[
        ...(CONSEQUENCES[verb] ?? []),
        ...(verb === 'activate'
          ? [<DateField key="date" label="启动日期" value={startsOn} onChange={setStartsOn} />]
          : []),
        ...(verb === 'replace'
          ? [
              <DateField key="date" label="调整日期" value={startsOn} onChange={setStartsOn} />,
              <Form.Item key="letter" label="区民政局来函文号">
                <Input value={letterNo} onChange={({ target }) => setLetterNo(target.value)} />
              </Form.Item>,
            ]
          : []),
      ]}
      {...((needsReason || harsh) && { reason: { label: '理由', required: true } })}
      onConfirm={async (reason) => {
        await act?.(reason, more)
        toast(`已${title}`)
        onStale()
      }}
    />
  )
}

const DateField = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}) => (
  <Form.Item label={label}>
    <DatePick aria-label={label} value={value} onChange={onChange} />
  </Form.Item>
)

type More = { startsOn: string | null; letterNo: string; endedOn: string }

/** The command behind a verb, carrying the version that was read. */
function useMove({ id: pointId, version }: PointDetail, verb: Verb) {
  const submit = useAct(programmeContract, 'submitNomination')
  const review = useAct(programmeContract, 'reviewNomination')
  const giveBack = useAct(programmeContract, 'returnNomination')
  const approve = useAct(programmeContract, 'approveNomination')
  const file = useAct(programmeContract, 'fileNomination')
  const reject = useAct(programmeContract, 'rejectNomination')
  const publish = useAct(programmeContract, 'publishNomination')
  const activate = useAct(programmeContract, 'activateNomination')
  const replace = useAct(programmeContract, 'replacePoint')
  const withdraw = useAct(programmeContract, 'withdrawNomination')
  const stop = useAct(programmeContract, 'stopPoint')
  const moves: Partial<Record<Verb, (reason: string, more: More) => Promise<unknown>>> = {
    submit: (reason) => submit.mutateAsync({ pointId, version, reason }),
    review: (reason) => review.mutateAsync({ pointId, version, reason }),
    return: (reason) => giveBack.mutateAsync({ pointId, version, reason }),
    approve: (reason) => approve.mutateAsync({ pointId, version, reason }),
    file: (reason) => file.mutateAsync({ pointId, version, reason }),
    reject: (reason) => reject.mutateAsync({ pointId, version, reason }),
    publish: (reason) => publish.mutateAsync({ pointId, version, reason }),
    activate: (reason, { startsOn }) => activate.mutateAsync({ pointId, version, reason, startsOn }),
    replace: (reason, { letterNo, endedOn }) => replace.mutateAsync({ pointId, version, reason, letterNo, endedOn }),
    withdraw: (reason) => withdraw.mutateAsync({ pointId, version, reason }),
    stop: (reason) => stop.mutateAsync({ pointId, version, reason }),
  }
  return moves[verb] ?? (() => Promise.resolve())
}
