import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Field, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { evaluationContract } from '../contract.ts'
import { mostOf, typedCenti } from '../rules/typed.ts'
import { points } from './words.ts'

type Sheet = z.output<typeof evaluationContract.endpoints.mySheet.output>
type Props = { sheet: Sheet; item: Sheet['items'][number]; next: string | undefined }

/** One item a screen: what the records say and from where, then the points; saved, and on to the next. */
export function ItemForm({ sheet, item, next }: Props) {
  const most = mostOf(item)
  const first = item.ownCenti ?? (item.kind === 'computed' ? most : null)
  const [given, setGiven] = useState(first === null ? '' : String(first / 100))
  const [reason, setReason] = useState(item.ownReason)
  const act = useAct(evaluationContract, 'saveMark')
  const navigate = useNavigate()
  const list = `/m/evaluation/${sheet.id}`
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const mark = { item: item.code, centi: typedCenti(Number(given)), reason }
    await act.mutateAsync({ seatId: sheet.id, version: sheet.version, ...mark })
    await navigate(next ? `${list}?item=${next}` : list, { replace: true })
  }
  return (
    <Screen title={`${item.code} ${item.title}`} back={list}>
      <Card title={`满分${points(item.fullCenti)}分`}>
        <p>{item.rule}</p>
        {item.kind === 'computed' && (
          <p>
            按记录算，是<strong>{points(most)}分</strong>。{item.reason}
          </p>
        )}
        <Facts rows={item.sources.map(({ title, detail }) => [title, detail] as const)} />
      </Card>
      {sheet.mayScore && (
        // A refusal is shown below; what was typed stays.
        <form onSubmit={(event) => save(event).catch(() => undefined)}>
          {item.anchors.map(({ centi, text }) => (
            <Button key={centi} kind="plain" onClick={() => setGiven(String(centi / 100))}>
              {points(centi)}分：{text}
            </Button>
          ))}
          <TextInput
            label="给多少分"
            hint={item.kind === 'computed' ? `可以说明理由调低，不能高于${points(most)}分` : `0到${points(most)}分`}
            type="number"
            required
            min={0}
            max={most / 100}
            step={0.01}
            inputMode="decimal"
            value={given}
            onChange={(event) => setGiven(event.target.value)}
          />
          <Field label="理由" hint="比记录低，或不在上面几档里，要写明理由">
            <textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
          {act.error && <Say tone="error">{act.error.message}</Say>}
          <Button type="submit" busy={act.isPending}>
            {next ? '存好，评下一项' : '存好，回到评分单'}
          </Button>
        </form>
      )}
    </Screen>
  )
}
