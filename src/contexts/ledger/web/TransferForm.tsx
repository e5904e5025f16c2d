import { Form, Input, Select } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { TransferForm as Transfer } from '../contract-parts.ts'
import { poolName } from '../rules/words.ts'
import { ActForm } from './ActForm.tsx'
import type { Book } from './BookPage.tsx'
import { MoneyField, yuan } from './money.tsx'

const rules = rulesOf(Transfer)

/** Proposed here, posted when the manager approves. */
export function TransferForm({ book, onClose }: { book: Book; onClose: () => void }) {
  const pools = book.pools.map((pool) => ({
    value: pool.id,
    label: `${poolName(pool)}（${yuan(pool.cashFen)}元）`,
  }))
  return (
    <ActForm
      name="proposeTransfer"
      title="提出池间划转"
      okText="提出"
      done="已提出，请负责人批准"
      fixed={{ fundId: book.fundId }}
      onClose={onClose}
    >
      <Form.Item label="转出" name="fromPoolId" rules={rules.fromPoolId}>
        <Select options={pools} />
      </Form.Item>
      <Form.Item
        label="转入"
        name="toPoolId"
        rules={rules.toPoolId}
        extra="划转后，每笔捐赠的来源和先后随之带去，去向仍可追到"
      >
        <Select options={pools} />
      </Form.Item>
      <Form.Item label="金额" name="fen" rules={rules.fen}>
        <MoneyField />
      </Form.Item>
      <Form.Item
        label="捐赠人同意"
        name="consent"
        rules={rules.consent}
        extra="转出的池有限定而转入的限定不同时必填：何时、以何种方式取得捐赠人同意"
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={rules.reason}>
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  )
}
