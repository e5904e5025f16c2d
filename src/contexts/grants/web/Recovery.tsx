import { Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { Attached } from '#contexts/campaigns/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { grantsContract } from '../contract.ts'
import { outstandingOf } from '../rules/budget.ts'
import { SETTLEMENT_GROUNDS, SETTLEMENT_WORDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, type Grant, refOf, type WindowProps, yuan } from './parts.tsx'

type GrantProps = { grant: Grant }
type Back = Grant['backs'][number]
type Settlement = Grant['settlements'][number]

/** What came back of the money, what is still out of a grant that was stopped, and what two hands decided about the rest. */
export function Recovery({ grant }: GrantProps) {
  const isStopped = ['terminated', 'recovered'].includes(grant.state)
  if (!isStopped && grant.backs.length === 0) return null
  return (
    <Section title={isStopped ? '追回与结清' : '退回款'}>
      {isStopped && <Sum grant={grant} />}
      {grant.backs.length > 0 && (
        <DataTable label="退回款" rows={grant.backs} rowKey={({ entryNo }) => entryNo} columns={BACKS} />
      )}
      <Settlements grant={grant} />
    </Section>
  )
}

function Sum({ grant }: GrantProps) {
  const open = outstandingOf(grant)
  return (
    <p className="figure-line">
      已付<span className="figure">{yuan(grant.paidFen)}</span>元，已退回
      <span className="figure">{yuan(grant.returnedFen)}</span>元，核定或核销
      <span className="figure">{yuan(grant.settledFen)}</span>元，
      {open > 0 ? <strong>{`还有${yuan(open)}元没有结清`}</strong> : '已经结清'}
    </p>
  )
}

const BACKS: Column<Back>[] = [
  { key: 'on', title: '到账日期', render: ({ returnedOn }) => returnedOn },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'entry', title: '记账凭证', render: ({ entryNo }) => entryNo },
  { key: 'by', title: '登记人', render: ({ recordedName }) => recordedName },
]

const OUTCOMES = { approved: '已同意', refused: '不同意' } as const
const COLUMNS: Column<Settlement>[] = [
  { key: 'ground', title: '处理', render: ({ ground }) => SETTLEMENT_WORDS[ground] },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
  {
    key: 'proposed',
    title: '提议',
    render: ({ proposedOn, proposedName, reason, fileId }) => (
      <div className="grants-hands">
        {proposedOn} {proposedName}：{reason} {fileId && <Attached fileId={fileId} label="证明材料" />}
      </div>
    ),
  },
  {
    key: 'decided',
    title: '决定',
    render: ({ outcome, decidedName, note }) => (
      <div className="grants-hands">
        <Tag>{outcome ? OUTCOMES[outcome] : '等待负责人决定'}</Tag>
        {outcome && `${decidedName}：${note}`}
      </div>
    ),
  },
]

function Settlements({ grant }: GrantProps) {
  const [deciding, setDeciding] = useState<Settlement>()
  if (grant.settlements.length === 0) return null
  const act = (row: Settlement) =>
    row.mayDecide && (
      <Button size="small" type="primary" onClick={() => setDeciding(row)}>
        决定
      </Button>
    )
  return (
    <>
      <DataTable
        label="余款的处理"
        rows={grant.settlements}
        rowKey={({ id }) => id}
        columns={[...COLUMNS, { key: 'act', title: '', render: act }]}
      />
      {deciding && <Decide grant={grant} one={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

const rules = rulesOf(grantsContract.endpoints.decideSettlement.input)
const CHOICES = [
  { value: 'approved', label: '同意' },
  { value: 'refused', label: '不同意，继续追回' },
]

const Decide = ({ grant, one, onClose }: WindowProps & { one: Settlement }) => (
  <ActForm
    name="decideSettlement"
    title={`决定“${grant.title}”余款的处理`}
    okText="提交决定"
    done="已决定"
    fixed={{ ...refOf(grant), settlementId: one.id }}
    onClose={onClose}
  >
    <Consequences
      of={[
        `${one.proposedName}提议：${yuan(one.fen)}元，${SETTLEMENT_GROUNDS[one.ground]}`,
        `理由：${one.reason}`,
        '同意之后这一部分不再追回，不能撤回；您对它负责，审计时要看依据',
      ]}
    />
    <Form.Item label="决定" name="outcome" rules={rules.outcome}>
      <Radio.Group options={CHOICES} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <Form.Item label="依据或理由" name="note" rules={rules.note} extra="同意的写会议纪要或批准文号；不同意的写理由">
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  </ActForm>
)
