import { Form, Input, Radio, Select } from 'antd'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { VOUCHER_KINDS, VoucherForm as Voucher } from '../contract-parts.ts'
import { poolName } from '../rules/words.ts'
import { ActForm } from './ActForm.tsx'
import type { Book } from './BookPage.tsx'
import { MoneyField, yuan } from './money.tsx'

const rules = rulesOf(Voucher)
type Kind = keyof typeof VOUCHER_KINDS
const KINDS = (Object.keys(VOUCHER_KINDS) as Kind[]).map((value) => ({ value, label: VOUCHER_KINDS[value] }))

/** Interest, a transfer in, the management fee: what no other part of the platform posts. */
export function VoucherForm({ book, onClose }: { book: Book; onClose: () => void }) {
  const pools = book.pools.map((pool) => ({ value: pool.id, label: poolName(pool) }))
  return (
    <ActForm
      name="postVoucher"
      title="手工记账"
      okText="记账"
      done="已记账"
      fixed={{ fundId: book.fundId }}
      initial={{ kind: 'interest' }}
      onClose={onClose}
    >
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Radio.Group options={KINDS} optionType="button" />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (
          <>
            <Form.Item
              label="金额"
              name="fen"
              rules={rules.fen}
              {...(getFieldValue('kind') === 'fee' && {
                extra: `按协议约定为货币捐赠收入的${book.feeRate}，还可提取${yuan(book.feeLeftFen)}元；由各非限定资金池按余额分摊`,
              })}
            >
              <MoneyField />
            </Form.Item>
            {getFieldValue('kind') !== 'fee' && (
              <Form.Item label="资金池" name="poolId" rules={rules.poolId} extra="不选即记入全基金的非限定资金池">
                <Select allowClear options={pools} placeholder="全基金 · 非限定" />
              </Form.Item>
            )}
          </>
        )}
      </Form.Item>
      <Form.Item label="发生日期" name="happenedOn" rules={rules.happenedOn}>
        <DatePick />
      </Form.Item>
      <Form.Item label="摘要" name="memo" rules={rules.memo} extra="会随信息公开，不写个人姓名">
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}
