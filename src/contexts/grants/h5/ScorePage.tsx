import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Field, TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { weightedSoFar } from '../rules/scores.ts'
import { APPLICANT_KINDS, USES } from '../vocabulary.ts'
import { points } from '../words.ts'
import { yuan } from './words.ts'

type Answer = z.output<typeof grantsContract.endpoints.listToScore.output>
type Row = Answer['rows'][number]
type Scored = Answer['scored'][number]

/** What waits for a member's own score. Scores are blind until the vote: nobody sees another's. */
export function ScorePage() {
  const list = useAsk(grantsContract, 'listToScore', {})
  const [done, setDone] = useState<string>()
  return (
    <Screen title="给申请打分" back="/m/me">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {done && <Say tone="done">已记下您给“{done}”打的分</Say>}
      {list.data?.rows.length === 0 && <Empty title="现在没有等您打分的申请" next="有新的申请时再来看。" />}
      {list.data?.rows.map((row) => (
        <ToScore key={row.id} row={row} onDone={() => setDone(row.title)} />
      ))}
      {list.data && list.data.scored.length > 0 && <h2>我打过的分</h2>}
      {list.data?.scored.map((row) => (
        <Given key={row.id} row={row} />
      ))}
    </Screen>
  )
}

/** One's own marks; the others' mean only when the vote is open. */
const Given = ({ row: { title, criteria, marks, hundredths, comment, standing } }: { row: Scored }) => (
  <Card title={title}>
    <Facts
      rows={[
        ...criteria.map(({ title: item }, at) => [item, `${marks[at] ?? '—'}分`] as const),
        ['您一共打了', `${points(hundredths)}分`],
        ['您的意见', comment],
        [
          '大家平均',
          standing ? `${points(standing.meanHundredths)}分，${standing.count}位打了分` : '开始投票以后才看得到',
        ],
      ]}
    />
  </Card>
)

function ToScore({ row, onDone }: { row: Row; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title={row.title}>
      <Facts
        rows={[
          ['申请的', `${row.applicantName}（${APPLICANT_KINDS[row.applicantKind]}）`],
          ['在', row.areaName],
          ['类别', USES[row.use]],
          ['帮助', row.targetGroup],
          ['怎么做', row.plan],
          ['钱花在', row.lines.map(({ item, amountFen }) => `${item}${yuan(amountFen)}`).join('，')],
          ['申请', yuan(row.askedFen)],
          ['关联关系', row.related],
        ]}
      />
      {row.isRelated ? (
        <Say tone="note">申请里写明和您有关系，请回避，这一项您不用打分。</Say>
      ) : isOpen ? (
        <ScoreForm row={row} onDone={onDone} onClose={() => setOpen(false)} />
      ) : (
        <Button onClick={() => setOpen(true)}>打分</Button>
      )}
    </Card>
  )
}

function ScoreForm({ row, onDone, onClose }: { row: Row; onDone: () => void; onClose: () => void }) {
  const [marks, setMarks] = useState<string[]>(row.criteria.map(() => ''))
  const [comment, setComment] = useState('')
  const score = useAct(grantsContract, 'scoreGrant')
  const typed = marks.map((mark) => (/^\d{1,3}$/.test(mark) ? Number(mark) : null))
  const { hundredths, isWhole } = weightedSoFar(row.criteria, typed)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    await score.mutateAsync({ grantId: row.id, version: row.version, marks: marks.map(Number), comment })
    onDone()
  }
  return (
    // A refusal is shown below; what was typed stays.
    <form onSubmit={(event) => send(event).catch(() => undefined)}>
      <Say tone="note">申请的人和您是亲属、同事，或者和您有利害关系的，请回避，不要打分。</Say>
      {row.criteria.map(({ title, weight }, at) => (
        <TextInput
          key={title}
          label={`${title}（占${weight}%）`}
          hint="0到100分，填整数"
          type="number"
          required
          min={0}
          max={100}
          step={1}
          inputMode="numeric"
          value={marks[at]}
          onChange={(event) => setMarks(marks.map((old, index) => (index === at ? event.target.value : old)))}
        />
      ))}
      <Field label="意见（可不填）">
        <textarea rows={3} maxLength={500} value={comment} onChange={(event) => setComment(event.target.value)} />
      </Field>
      <p role="status">
        按各项占比算，{isWhole ? '一共' : '现在是'}
        <strong>{points(hundredths)}分</strong>
      </p>
      {score.error && <Say tone="error">{score.error.message}</Say>}
      <p className="detail">各打各的，交了不能改。</p>
      <Button type="submit" busy={score.isPending}>
        交上去
      </Button>
      <Button kind="plain" onClick={onClose}>
        先不打
      </Button>
    </form>
  )
}
