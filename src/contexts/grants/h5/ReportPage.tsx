import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Field, TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { drafted } from '#ui/storage.ts'
import { grantsContract } from '../contract.ts'
import { type Draft, fenOf, typedYuan } from './apply-steps.ts'
import { yuan } from './words.ts'

/** The final account of one's own project, line by line. */
export function ReportPage() {
  const { grantId = '' } = useParams()
  const grant = useAsk(grantsContract, 'myDraft', { grantId })
  return (
    <Screen title="结项报告" back={`/m/grants/${grantId}`}>
      {grant.isPending && <Loading />}
      {grant.error && !grant.data && <Failed error={grant.error} onRetry={grant.refetch} />}
      {grant.data &&
        (['agreed', 'midway'].includes(grant.data.state) ? (
          <ReportForm grantId={grantId} grant={grant.data} />
        ) : (
          <Empty title="现在不用交报告" next="项目做完、还没有交过报告时再来。" />
        ))}
    </Screen>
  )
}

type Spent = { spent: string; evidence: string }
/** An account that was sent back goes on from what was told. */
const typedOf = ({ spentFen, evidence }: Draft['lines'][number]): Spent => ({
  spent: spentFen === null ? '' : typedYuan(spentFen),
  evidence,
})

type Typed = { lines: Spent[]; people: string; hours: string; report: string }

/** What was typed stays, also when the page is read anew. */
function useTyped(grantId: string, grant: Draft) {
  const name = `grant.report.${grantId}`
  const [typed, setTyped] = useState<Typed>(() => {
    const start = { lines: grant.lines.map(typedOf), people: '', hours: '', report: '' }
    return { ...start, ...JSON.parse(drafted.read(name) ?? '{}') }
  })
  const put = (some: Partial<Typed>) => {
    const next = { ...typed, ...some }
    drafted.write(name, JSON.stringify(next))
    setTyped(next)
  }
  return { typed, put, forget: () => drafted.forget(name) }
}

function ReportForm({ grantId, grant }: { grantId: string; grant: Draft }) {
  const { typed, put, forget } = useTyped(grantId, grant)
  const { lines, people, hours, report } = typed
  const send = useAct(grantsContract, 'reportMine')
  const go = useNavigate()
  const putLine = (at: number, some: Partial<Spent>) =>
    put({ lines: lines.map((line, index) => (index === at ? { ...line, ...some } : line)) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const spent = grant.lines.map(({ position }, at) => ({
      position,
      spentFen: fenOf(lines[at]?.spent ?? '') ?? 0,
      evidence: lines[at]?.evidence ?? '',
    }))
    const told = { peopleServed: Number(people), hoursMinutes: Number(hours) * 60, report }
    await send.mutateAsync({ grantId, version: grant.version, spent, ...told })
    forget()
    go(`/m/grants/${grantId}`)
  }
  return (
    // A refusal is shown below; what was typed stays.
    <form onSubmit={(event) => submit(event).catch(() => undefined)}>
      <p>每一样实际花了多少，票据是什么。没花就写0。</p>
      {grant.lines.map(({ position, item, amountFen }, at) => (
        <Card key={position} title={item}>
          <p className="detail">预算{yuan(amountFen)}</p>
          <TextInput
            label="实际花了多少元"
            required
            inputMode="decimal"
            pattern="[0-9,，]{1,12}([.][0-9]{1,2})?"
            title="请填写金额，例如 580 或 580.50"
            value={lines[at]?.spent ?? ''}
            onChange={(event) => putLine(at, { spent: event.target.value })}
          />
          <TextInput
            label="票据"
            hint="例如：发票3张"
            maxLength={200}
            value={lines[at]?.evidence ?? ''}
            onChange={(event) => putLine(at, { evidence: event.target.value })}
          />
        </Card>
      ))}
      <TextInput
        label="帮助了多少人"
        required
        inputMode="numeric"
        pattern="[0-9]{1,6}"
        title="请填写整数"
        value={people}
        onChange={(event) => put({ people: event.target.value })}
      />
      <TextInput
        label="一共服务了几个小时"
        hint="大家的时间加起来"
        required
        inputMode="numeric"
        pattern="[0-9]{1,6}"
        title="请填写整数"
        value={hours}
        onChange={(event) => put({ hours: event.target.value })}
      />
      <Field label="做了什么，效果怎么样" hint="至少10个字">
        <textarea
          required
          rows={5}
          minLength={10}
          maxLength={3000}
          value={report}
          onChange={(event) => put({ report: event.target.value })}
        />
      </Field>
      {send.error && <Say tone="error">{send.error.message}</Say>}
      <Button type="submit" busy={send.isPending}>
        交上去
      </Button>
    </form>
  )
}
