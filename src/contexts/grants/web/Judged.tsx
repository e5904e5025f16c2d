import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { grantsContract } from '../contract.ts'
import { POSTS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Grant, handsWords, points, refOf } from './parts.tsx'

type GrantProps = { grant: Grant }

type Score = Grant['scores'][number]
const SCORES: Column<Score>[] = [
  { key: 'by', title: '委员', render: ({ byName }) => byName },
  { key: 'points', title: '得分', figure: true, render: ({ hundredths }) => points(hundredths) },
  { key: 'comment', title: '评语', render: ({ comment }) => <div className="grants-note">{comment || '—'}</div> },
]

/** What the committee's members gave, and which hands of the charity agreed. */
export function Judged({ grant }: GrantProps) {
  const { scores, standing, scoring, approvals, criteria, state, missing } = grant
  if (['applied', 'returned', 'withdrawn'].includes(state) && scores.length === 0) return null
  return (
    <Section title="评审与审定">
      <p className="muted">评分项目：{criteria.map(({ title, weight }) => `${title}（${weight}%）`).join('、')}</p>
      {state === 'checked' && (
        <p>
          已有<span className="figure">{scoring.count}</span>位委员评分，至少{scoring.least}
          位评分之后才能提请表决。评审期间各位委员的评分互不可见，提请表决之后公布。
        </p>
      )}
      {standing && (
        <p>
          {standing.count}位委员评分，平均<strong className="figure">{points(standing.meanHundredths)}</strong>
          分，最高与最低相差<span className="figure">{points(standing.spreadHundredths)}</span>分
        </p>
      )}
      {scores.length > 0 && (
        <DataTable label="各位委员的评分" rows={scores} rowKey={({ byName }) => byName} columns={SCORES} />
      )}
      {(approvals.length > 0 || state === 'voted') && (
        <p>
          审定：{approvals.map(({ byName, post }) => `${byName}（${POSTS[post]}）`).join('、') || '还没有人同意'}
          {state === 'voted' && `；还须${handsWords(missing)}同意`}
        </p>
      )}
    </Section>
  )
}

const answerRules = rulesOf(grantsContract.endpoints.answerObjection.input)

/** The publicity, and what people said against it; every objection is answered before the agreement. */
export function Objections({ grant }: GrantProps) {
  const [answering, setAnswering] = useState<string>()
  if (!grant.publicisedFrom) return null
  return (
    <Section title="公示与异议">
      <p>
        {grant.publicisedFrom}至{grant.publicisedUntil}公示，{grant.objections.length === 0 && '没有收到异议'}
        {grant.objections.length > 0 && `收到${grant.objections.length}条异议`}。
      </p>
      <ul>
        {grant.objections.map(({ id, receivedOn, objector, text, answer, answeredName }) => (
          <li key={id}>
            {receivedOn} {objector}：{text}
            <br />
            {answer ? `答复（${answeredName}）：${answer}` : <strong>还没有答复</strong>}{' '}
            {!answer && grant.may.includes('answerObjection') && (
              <Button size="small" type="primary" onClick={() => setAnswering(id)}>
                答复
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answering && (
        <ActForm
          name="answerObjection"
          title="答复公示异议"
          okText="答复"
          done="已答复"
          fixed={{ ...refOf(grant), objectionId: answering }}
          onClose={() => setAnswering(undefined)}
        >
          <p className="muted">{grant.objections.find(({ id }) => id === answering)?.text}</p>
          <Form.Item
            label="答复"
            name="answer"
            rules={answerRules.answer}
            extra="答复后不能修改；异议成立的，由慈善组织否决"
          >
            <Input.TextArea rows={4} maxLength={500} showCount />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}
