import { Button, Form, Input } from 'antd'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import type { PaymentView } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, yuan } from './parts.tsx'

export type Payment = z.infer<typeof PaymentView>
type ActProps = { row: Payment }
const payRules = rulesOf(grantsContract.endpoints.payPayment.input)

const refOf = ({ id: paymentId, version }: Payment) => ({ paymentId, version })
const wordsOf = (row: Payment): string =>
  `${row.grantTitle}第${row.position}期，${yuan(row.fen)}元，付给${row.applicantName}`

/** The next hand of one payment, for whoever may be it: goes on, or sends it back with a reason. */
export const PaymentActs = ({ row, onPay }: ActProps & { onPay: (row: Payment) => void }) => (
  <span className="grants-acts">
    {row.mayCheck && <Check row={row} />}
    {row.mayApprove && <Approve row={row} />}
    {(row.mayCheck || row.mayApprove) && <SendBack row={row} />}
    {row.mayPay && (
      <Button size="small" type="primary" onClick={() => onPay(row)}>
        登记已付款
      </Button>
    )}
  </span>
)

function Check({ row }: ActProps) {
  const act = useAct(grantsContract, 'checkPayment')
  return (
    <ConfirmAct
      label="复核"
      title="复核这笔付款？"
      consequences={[wordsOf(row), `由${row.preparedName}制单`, '之后交负责人批准，您不能再批准']}
      danger={false}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() => act.mutateAsync({ ...refOf(row), outcome: 'passed' }).then(() => toast('已复核'))}
    />
  )
}

function Approve({ row }: ActProps) {
  const act = useAct(grantsContract, 'approvePayment')
  return (
    <ConfirmAct
      label="批准"
      title="批准这笔付款？"
      consequences={[wordsOf(row), `由${row.preparedName}制单，${row.checkedName}复核`, '之后由出纳付款并记账']}
      danger={false}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() => act.mutateAsync({ ...refOf(row), outcome: 'passed' }).then(() => toast('已批准'))}
    />
  )
}

function SendBack({ row }: ActProps) {
  const act = useAct(grantsContract, row.mayCheck ? 'checkPayment' : 'approvePayment')
  return (
    <ConfirmAct
      label="退回"
      title="退回这笔付款？"
      consequences={[wordsOf(row), '这张单作废，账上没有变化', '出纳可以重新制单']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(row), outcome: 'refused', reason }).then(() => toast('已退回'))}
    />
  )
}

/** The window stands beside the table, not in it: a table that turns into cards does not take what was typed with it. */
export function PayWindow({ row, onClose }: ActProps & { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="payPayment"
      title={`登记第${row.position}期已付款`}
      okText="登记并记账"
      done="已登记并记入基金账"
      fixed={refOf(row)}
      initial={{ paidOn: today }}
      onClose={onClose}
    >
      <Consequences
        of={[
          wordsOf(row),
          '先在银行付款，再凭回单登记；平台不付钱',
          '从基金账支出：先用限定用于此的，再用非限定的，先捐的先用；余额不足的不能记账',
          '凭证不能修改，只能红字更正；捐赠人查得到这笔钱用在了这里',
        ]}
      />
      <Form.Item label="付款日期" name="paidOn" rules={payRules.paidOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="付款凭证号" name="voucherNo" rules={payRules.voucherNo} extra="银行回单或付款凭证上的号码">
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}
