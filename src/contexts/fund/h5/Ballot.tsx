import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, Field } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { fundContract } from '../contract.ts'
import type { Matter } from './VotesPage.tsx'

type Doing = 'vote' | 'interest' | 'delegate'
const OPTIONS = [
  { value: 'for', label: '赞成' },
  { value: 'against', label: '反对' },
  { value: 'abstain', label: '弃权', detail: '不表示赞成，也不表示反对' },
] as const

/** One's own vote and the one held for a colleague; or to say that one has an interest, or to let another vote. */
export function Ballot({ one }: { one: Matter }) {
  const [doing, setDoing] = useState<Doing>()
  const own = one.votes.find(({ isOwn }) => isOwn)
  const close = () => setDoing(undefined)
  return (
    <>
      {one.votes
        .filter(({ isOwn }) => !isOwn)
        .map((seat) => (
          <Vote key={seat.memberId} one={one} memberId={seat.memberId} label={`替${seat.name}投票`} />
        ))}
      {own && doing === undefined && (
        <>
          <Button onClick={() => setDoing('vote')}>我来投票</Button>
          <Button kind="plain" onClick={() => setDoing('interest')}>
            这事和我有关，我要回避
          </Button>
          {one.colleagues.length > 0 && (
            <Button kind="plain" onClick={() => setDoing('delegate')}>
              我来不了，请别人替我投
            </Button>
          )}
        </>
      )}
      {!own && one.colleagues.length > 0 && <TakeBack one={one} />}
      {own && doing === 'vote' && <Vote one={one} memberId={own.memberId} label="您的意见" onClose={close} />}
      {own && doing === 'interest' && <Interest one={one} onClose={close} />}
      {own && doing === 'delegate' && <Delegate one={one} onClose={close} />}
    </>
  )
}

type VoteProps = { one: Matter; memberId: string; label: string; onClose?: () => void }

function Vote({ one, memberId, label, onClose }: VoteProps) {
  const [choice, setChoice] = useState<'for' | 'against' | 'abstain'>()
  const [reason, setReason] = useState('')
  const cast = useAct(fundContract, 'castVote')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (choice) cast.mutate({ resolutionId: one.id, memberId, choice, reason })
      }}
    >
      <Choice label={label} name={`choice-${memberId}`} options={OPTIONS} value={choice} onChange={setChoice} />
      <Field label="理由（可以不写）">
        <textarea rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {cast.error && <Say tone="error">{cast.error.message}</Say>}
      <p className="detail">记名投票，投后不能改。</p>
      <Button type="submit" busy={cast.isPending} disabled={!choice}>
        投票
      </Button>
      {onClose && (
        <Button kind="plain" onClick={onClose}>
          先不投
        </Button>
      )}
    </form>
  )
}

type DoingProps = { one: Matter; onClose: () => void }

function Interest({ one, onClose }: DoingProps) {
  const [reason, setReason] = useState('')
  const declare = useAct(fundContract, 'declareInterest')
  return (
    <>
      <Field label="和您有什么关系" hint="例如：申请的人是我爱人；我在这家公司上班">
        <textarea rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <p>说了以后，这件事您就不投票，也不能再改回来。</p>
      {declare.error && <Say tone="error">{declare.error.message}</Say>}
      <Button busy={declare.isPending} onClick={() => declare.mutate({ resolutionId: one.id, reason })}>
        确定回避
      </Button>
      <Button kind="plain" onClick={onClose}>
        返回
      </Button>
    </>
  )
}

function Delegate({ one, onClose }: DoingProps) {
  const [delegateId, setDelegateId] = useState<string>()
  const delegate = useAct(fundContract, 'delegateVote')
  const options = one.colleagues.map(({ memberId, name }) => ({ value: memberId, label: name }))
  const send = (to: string) => delegate.mutate({ resolutionId: one.id, delegateId: to }, { onSuccess: () => onClose() })
  return (
    <>
      <Choice
        label="请谁替您投"
        hint="一个人只能替一位委员投"
        name={`delegate-${one.id}`}
        options={options}
        value={delegateId}
        onChange={setDelegateId}
      />
      {delegate.error && <Say tone="error">{delegate.error.message}</Say>}
      <Button busy={delegate.isPending} disabled={!delegateId} onClick={() => delegateId && send(delegateId)}>
        委托
      </Button>
      <Button kind="plain" onClick={onClose}>
        返回
      </Button>
    </>
  )
}

/** One's own vote is with a colleague, until it is cast. */
function TakeBack({ one }: { one: Matter }) {
  const delegate = useAct(fundContract, 'delegateVote')
  return (
    <>
      <Say tone="note">您已经请别的委员替您投这一票。</Say>
      {delegate.error && <Say tone="error">{delegate.error.message}</Say>}
      <Button
        kind="plain"
        busy={delegate.isPending}
        onClick={() => delegate.mutate({ resolutionId: one.id, delegateId: null })}
      >
        不委托了，我自己投
      </Button>
    </>
  )
}
