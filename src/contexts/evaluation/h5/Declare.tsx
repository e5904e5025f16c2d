import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { evaluationContract } from '../contract.ts'
import { INTERESTS } from '../vocabulary.ts'

type Sheet = z.output<typeof evaluationContract.endpoints.mySheet.output>

/** Signed before anything is seen; whoever has an interest says so and leaves. */
export function Declare({ sheet }: { sheet: Sheet }) {
  const [isTied, setTied] = useState(false)
  const [statement, setStatement] = useState('')
  const declare = useAct(evaluationContract, 'declare')
  const stepBack = useAct(evaluationContract, 'stepBack')
  const ref = { seatId: sheet.id, version: sheet.version }
  const error = declare.error ?? stepBack.error
  return (
    <Card title="先签声明，再看材料">
      <p>
        我与{sheet.place}
        的实施单位没有利害关系：两年内没有在那里任职，没有督导、资助、承接其项目，没有近亲属在那里任职。我会客观、公正评分，对过程保密。
      </p>
      {sheet.interests.map(({ kind, detail }) => (
        <Say key={kind + detail} tone="error">
          记录显示您{INTERESTS[kind]}（{detail}），请回避。
        </Say>
      ))}
      {error && <Say tone="error">{error.message}</Say>}
      {!isTied && sheet.interests.length === 0 && (
        <Button busy={declare.isPending} onClick={() => declare.mutate({ ...ref, agreed: true })}>
          签署声明
        </Button>
      )}
      {isTied ? (
        <>
          <Field label="什么关系">
            <textarea
              rows={3}
              maxLength={1000}
              value={statement}
              onChange={(event) => setStatement(event.target.value)}
            />
          </Field>
          <Button busy={stepBack.isPending} onClick={() => stepBack.mutate({ ...ref, statement })}>
            申报并回避
          </Button>
        </>
      ) : (
        <Button kind="plain" onClick={() => setTied(true)}>
          我有利害关系，要回避
        </Button>
      )}
    </Card>
  )
}
