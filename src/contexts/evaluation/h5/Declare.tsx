import { useState } from 'react'
import { useNavigate } from 'react-router'
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
  const declare = useAct(evaluationContract, 'declare')
  const ref = { seatId: sheet.id, version: sheet.version }
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
      {declare.error && <Say tone="error">{declare.error.message}</Say>}
      {!isTied && sheet.interests.length === 0 && (
        <Button busy={declare.isPending} onClick={() => declare.mutate({ ...ref, agreed: true })}>
          签署声明
        </Button>
      )}
      {isTied ? (
        <StepBack sheet={sheet} label="什么关系" act="申报并回避" />
      ) : (
        <Button kind="plain" onClick={() => setTied(true)}>
          我有利害关系，要回避
        </Button>
      )}
    </Card>
  )
}

/** Leaves the panel, saying why; what was scored counts no more. */
function StepBack({ sheet, label, act }: { sheet: Sheet; label: string; act: string }) {
  const [statement, setStatement] = useState('')
  const stepBack = useAct(evaluationContract, 'stepBack')
  const navigate = useNavigate()
  const ref = { seatId: sheet.id, version: sheet.version }
  const step = () => stepBack.mutate({ ...ref, statement }, { onSuccess: () => navigate('/m/evaluation') })
  return (
    <>
      <Field label={label}>
        <textarea rows={3} maxLength={1000} value={statement} onChange={(event) => setStatement(event.target.value)} />
      </Field>
      {stepBack.error && <Say tone="error">{stepBack.error.message}</Say>}
      <Button busy={stepBack.isPending} onClick={step}>
        {act}
      </Button>
    </>
  )
}

/** The way out while scoring, asked twice. */
export function Leave({ sheet }: { sheet: Sheet }) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        我要退出评分
      </Button>
    )
  return (
    <Card title="退出这个评估组">
      <p>退出以后看不到材料，评过的分不算，组织单位另选他人。</p>
      <StepBack sheet={sheet} label="为什么退出（利害关系、生病等）" act="确定退出" />
    </Card>
  )
}
