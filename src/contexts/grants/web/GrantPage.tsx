import { Steps, Table } from 'antd'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { grantsContract } from '../contract.ts'
import type { GrantView } from '../contract-parts.ts'
import { LINE } from '../rules/states.ts'
import { APPLICANT_KINDS, GRANT_STATES, USES } from '../vocabulary.ts'
import { PaymentActs } from './Payments.tsx'
import { yuan } from './parts.tsx'

type Grant = z.infer<typeof GrantView>

/** One grant: where it stands, who is next, its budget against what was spent, and everybody who acted. */
export function GrantPage() {
  const { grantId = '' } = useParams()
  const { data: grant, error } = useAsk(grantsContract, 'getGrant', { grantId })
  if (!grant) return <ErrorAlert error={error} />
  const at = LINE.findIndex(({ states }) => states.includes(grant.state))
  return (
    <>
      <PageHeader title={grant.title} description={`${grant.no} · ${GRANT_STATES[grant.state]}`} />
      {at >= 0 && (
        <Section title={LINE[at]?.who ? `下一步：${LINE[at]?.title}（${LINE[at]?.who}）` : '已办结'}>
          <Steps size="small" current={at} items={LINE.map(({ title }) => ({ title }))} />
        </Section>
      )}
      <Section title="申请">
        <p>
          {grant.applicantName}（{APPLICANT_KINDS[grant.applicantKind]}）
          {grant.custodian && `，资金由${grant.custodian}代管`}；{USES[grant.use]}；服务{grant.targetGroup}
        </p>
        <p>{grant.plan}</p>
        <p>
          申请{yuan(grant.askedFen)}元，批准{yuan(grant.grantedFen)}元，已付{yuan(grant.paidFen)}元，退回
          {yuan(grant.returnedFen)}元。关联关系：{grant.related}
        </p>
      </Section>
      <Budget grant={grant} />
      <Money grant={grant} />
      <Section title="经过">
        <ol>
          {grant.steps.map(({ at: moment, act, state, byName, note }) => (
            <li key={moment + act}>
              {dateOf(new Date(moment))} {GRANT_STATES[state]} {byName} {note}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

const Budget = ({ grant }: { grant: Grant }) => (
  <Section title="预算与支出">
    <Table
      size="small"
      pagination={false}
      rowKey="position"
      dataSource={grant.lines}
      columns={[
        { title: '项目', dataIndex: 'item' },
        { title: '单价（元）', dataIndex: 'unitFen', align: 'right', className: 'figure', render: yuan },
        { title: '数量', dataIndex: 'quantity', align: 'right', className: 'figure' },
        { title: '预算（元）', dataIndex: 'amountFen', align: 'right', className: 'figure', render: yuan },
        { title: '实际（元）', dataIndex: 'spentFen', align: 'right', className: 'figure', render: yuan },
        { title: '凭证', dataIndex: 'evidence' },
      ]}
    />
  </Section>
)

const Money = ({ grant }: { grant: Grant }) => (
  <Section title="分期与付款">
    <ul>
      {grant.instalments.map(({ position, fen, condition }) => (
        <li key={position}>
          第{position}期 {yuan(fen)}元，{condition}
        </li>
      ))}
      {grant.payments.map((payment) => (
        <li key={payment.id}>
          第{payment.position}期付款{yuan(payment.fen)}元
          {payment.paidOn && `，${payment.paidOn}已付，凭证${payment.voucherNo}`} <PaymentActs row={payment} />
        </li>
      ))}
    </ul>
  </Section>
)
