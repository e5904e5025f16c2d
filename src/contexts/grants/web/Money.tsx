import { Button, Form, Tag } from 'antd'
import { useState } from 'react'
import { Attached } from '#contexts/campaigns/web/public.tsx'
import { DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { PAYMENT_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { PaymentActs, PayWindow } from './PaymentActs.tsx'
import { Consequences, type Grant, refOf, yuan } from './parts.tsx'

type Instalment = Grant['instalments'][number]
const rules = rulesOf(grantsContract.endpoints.preparePayment.input)

/** The agreement's instalments, and under each the three hands of its payment. */
export function Money({ grant }: { grant: Grant }) {
  const [preparing, setPreparing] = useState<Instalment>()
  const [paying, setPaying] = useState<Paying>()
  const paymentOf = (position: number) => grant.payments.findLast((one) => one.position === position)
  const isLast = ({ position }: Instalment) => grant.instalments.length > 1 && position === grant.instalments.length
  const mayPrepare = (one: Instalment): boolean => {
    const state = paymentOf(one.position)?.state
    const isFree = state === undefined || state === 'refused'
    return grant.may.includes('preparePayment') && isFree && (!isLast(one) || grant.state === 'accepted')
  }
  if (!grant.agreedOn && ['rejected', 'withdrawn'].includes(grant.state)) return null
  return (
    <Section
      title="协议与付款"
      extra={grant.agreementFileId && <Attached fileId={grant.agreementFileId} label="协议扫描件" />}
    >
      {grant.agreedOn ? (
        <p>
          {grant.agreedOn}签订。{grant.agreement}
        </p>
      ) : (
        <p className="muted">还没有签订协议；签订之后才能付款。</p>
      )}
      {grant.instalments.length > 0 && (
        <DataTable
          label="分期付款"
          rows={grant.instalments}
          rowKey={({ position }) => String(position)}
          columns={[
            { key: 'position', title: '期次', render: ({ position }) => `第${position}期` },
            { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
            { key: 'condition', title: '付款条件', render: ({ condition }) => condition },
            { key: 'payment', title: '付款', render: ({ position }) => <Paid payment={paymentOf(position)} /> },
            {
              key: 'act',
              title: '',
              render: (one) => (
                <span className="grants-acts">
                  {mayPrepare(one) && (
                    <Button size="small" type="primary" onClick={() => setPreparing(one)}>
                      制单
                    </Button>
                  )}
                  <Acts payment={paymentOf(one.position)} onPay={setPaying} />
                </span>
              ),
            },
          ]}
        />
      )}
      {paying && (
        <PayWindow
          row={grant.payments.find(({ id }) => id === paying.id) ?? paying}
          onClose={() => setPaying(undefined)}
        />
      )}
      {preparing && <Prepare grant={grant} one={preparing} onClose={() => setPreparing(undefined)} />}
    </Section>
  )
}

type Payment = Grant['payments'][number] | undefined
type Paying = NonNullable<Payment>
const Acts = ({ payment, onPay }: { payment: Payment; onPay: (row: Paying) => void }) =>
  payment && <PaymentActs row={payment} onPay={onPay} />

function Paid({ payment }: { payment: Payment }) {
  if (!payment) return <span className="muted">还没有制单</span>
  const hands = [
    `制单 ${payment.preparedName}`,
    payment.checkedName && `复核 ${payment.checkedName}`,
    payment.approvedName && `批准 ${payment.approvedName}`,
    payment.paidOn && `${payment.paidOn}已付，付款凭证${payment.voucherNo}，记账${payment.entryNo}`,
    payment.refusedName && `${payment.refusedName}退回：${payment.refusal}`,
  ].filter(Boolean)
  return (
    <>
      <Tag>{PAYMENT_STATES[payment.state]}</Tag> <span className="figure">{yuan(payment.fen)}元</span>
      <div className="muted grants-hands">{hands.join('，')}</div>
    </>
  )
}

function Prepare({ grant, one, onClose }: { grant: Grant; one: Instalment; onClose: () => void }) {
  return (
    <ActForm
      name="preparePayment"
      title={`第${one.position}期付款制单`}
      okText="制单"
      done="已制单，请会计复核"
      fixed={{ ...refOf(grant), position: one.position }}
      initial={{ fen: one.fen }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `付给${grant.custodian || grant.applicantName}；这一期${yuan(one.fen)}元，条件：${one.condition}`,
          '制单不动账；由会计复核、负责人批准，再由出纳付款，三手不能是同一人',
          '一期只付一次：填得少的，余下的不再付',
        ]}
      />
      <Form.Item label="付款金额" name="fen" rules={rules.fen}>
        <YuanInput />
      </Form.Item>
    </ActForm>
  )
}
