import { Alert, Button, Form, Input, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { useDraft } from '#ui/drafts.ts'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import { weightedSoFar } from '../rules/scores.ts'
import { APPLICANT_KINDS, GRANT_STATES, USES } from '../vocabulary.ts'
import { points, yuan } from './parts.tsx'
import './grants.css'

type Answer = z.output<typeof grantsContract.endpoints.listToScore.output>
type ToScore = Answer['rows'][number]
type Scored = Answer['scored'][number]

/** What waits for a member's own score, one after the other, and what they gave before. */
export function ScoresPage() {
  const list = useAsk(grantsContract, 'listToScore', {})
  if (list.error && !list.data) return <ErrorHint heading="评审打分" error={list.error} onRetry={list.refetch} />
  return (
    <>
      <PageHeader title="评审打分" description="各打各的，交了不能改；提请表决之前互相看不到。" />
      {list.data?.rows.length === 0 && <EmptyHint title="现在没有等您打分的申请" next="初审通过的申请会出现在这里。" />}
      {list.data?.rows.map((row) => (
        <One key={row.id} row={row} />
      ))}
      {list.data && list.data.scored.length > 0 && (
        <Section title="我打过的分">
          <DataTable label="我打过的分" rows={list.data.scored} rowKey={({ id }) => id} columns={COLUMNS} />
        </Section>
      )}
    </>
  )
}

const LINES: Column<ToScore['lines'][number]>[] = [
  { key: 'item', title: '预算项目', render: ({ item }) => item },
  { key: 'unit', title: '单价（元）', figure: true, render: ({ unitFen }) => yuan(unitFen) },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity }) => quantity },
  { key: 'amount', title: '金额（元）', figure: true, render: ({ amountFen }) => yuan(amountFen) },
]

function One({ row }: { row: ToScore }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={row.title}>
      <Facts
        facts={[
          ['申请单位', `${row.applicantName}（${APPLICANT_KINDS[row.applicantKind]}）`],
          ['资金代管单位', row.custodian],
          ['社区或街镇', row.areaName],
          ['用途', USES[row.use]],
          ['服务对象', row.targetGroup],
          ['怎么做', row.plan],
          ['起止', `${row.startsOn}至${row.endsOn}`],
          ['申请', <span key="asked" className="figure">{`${yuan(row.askedFen)}元`}</span>],
          ['其他收入', row.otherIncomeFen > 0 && `${yuan(row.otherIncomeFen)}元`],
          ['关联关系', row.related],
        ]}
      />
      <div className="grants-below">
        <DataTable label="预算" rows={row.lines} rowKey={({ position }) => String(position)} columns={LINES} />
      </div>
      <div className="grants-below">
        {row.isRelated && <Alert type="info" showIcon title="您与申请人有关联关系，须回避，不用打分。" />}
        {!row.isRelated && !isOpen && (
          <Button type="primary" onClick={() => setOpen(true)}>
            打分
          </Button>
        )}
        {!row.isRelated && isOpen && <ScoreForm row={row} onClose={() => setOpen(false)} />}
      </div>
    </Section>
  )
}

type Values = { marks?: (number | null)[]; comment?: string }

function ScoreForm({ row, onClose }: { row: ToScore; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const act = useAct(grantsContract, 'scoreGrant')
  const draft = useDraft<Values>(`grant.score.${row.id}`, { marks: row.criteria.map(() => null) }, form)
  const marks: (number | null | undefined)[] = Form.useWatch('marks', form) ?? []
  const { hundredths, isWhole } = weightedSoFar(row.criteria, marks)
  const send = async () => {
    const { marks: given = [], comment = '' } = form.getFieldsValue(true) as Values
    await act.mutateAsync({ grantId: row.id, version: row.version, marks: given.map(Number), comment })
    draft.clear()
    toast(`已记下您给“${row.title}”打的分`)
  }
  return (
    <Form form={form} name={`score-${row.id}`} layout="vertical" className="grants-form" {...draft.props}>
      {row.criteria.map(({ title, weight }, at) => (
        <Form.Item
          key={title}
          label={`${title}（占${weight}%）`}
          name={['marks', at]}
          rules={[{ required: true, message: '请打0到100的整数分' }]}
        >
          <InputNumber min={0} max={100} precision={0} suffix="分" style={{ width: 140 }} />
        </Form.Item>
      ))}
      <Form.Item label="评语（可不填）" name="comment" extra="提请表决之后，和您的分一起公布">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <p className="figure-line" role="status">
        加权得分<span className="figure">{points(hundredths)}</span>分{!isWhole && '（还没有打完）'}
      </p>
      <div className="grants-acts">
        <ConfirmAct
          label="交上去"
          title={`给“${row.title}”打${points(hundredths)}分？`}
          consequences={[
            '交了不能改，也不能再打一次',
            '提请表决之前别人看不到；之后和姓名、评语一起公布',
            '与申请人有利害关系的请回避，不要打分',
          ]}
          danger={false}
          disabled={!isWhole}
          button={{ type: 'primary' }}
          onConfirm={send}
        />
        <Button onClick={onClose}>先不打</Button>
      </div>
    </Form>
  )
}

const standingOf = ({ standing }: Scored): string =>
  standing ? `${points(standing.meanHundredths)}（${standing.count}位）` : '提请表决之后公布'

const COLUMNS: Column<Scored>[] = [
  { key: 'title', title: '项目', render: ({ title }) => title },
  { key: 'applicant', title: '申请单位', wideOnly: true, render: ({ applicantName }) => applicantName },
  {
    key: 'marks',
    title: '我打的分',
    wideOnly: true,
    render: ({ criteria, marks }) => criteria.map(({ title }, at) => `${title}${marks[at] ?? '—'}`).join('，'),
  },
  { key: 'own', title: '加权得分', figure: true, render: ({ hundredths }) => points(hundredths) },
  { key: 'comment', title: '我的评语', wideOnly: true, render: ({ comment }) => comment || '—' },
  { key: 'mean', title: '各位平均', figure: true, render: standingOf },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{GRANT_STATES[state]}</Tag> },
]
