import { Button, Drawer, Form, Input, Select, Skeleton, Space } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { ledgerContract } from '../contract.ts'
import { CAUSES, DifferenceForm, type Reconciliation, StatementForm } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import type { Book } from './BookPage.tsx'
import { Money, MoneyField, yuan } from './money.tsx'

type Whole = z.infer<typeof Reconciliation>
type Line = Whole['explained'][number]
const statementRules = rulesOf(StatementForm)
const differenceRules = rulesOf(DifferenceForm)

/** The host's balance beside ours, and each line that explains what differs. */
export function ReconcileDrawer({ book, month, onClose }: { book: Book; month: string; onClose: () => void }) {
  const isNarrow = useIsNarrow()
  const { data, error, refetch } = useAsk(ledgerContract, 'getReconciliation', { fundId: book.fundId, month })
  return (
    <Drawer
      title={`${month}对账`}
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 720}
      closable={{ 'aria-label': '关闭' }}
    >
      {error && !data && <ErrorHint error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Reconciled book={book} whole={data} />}
    </Drawer>
  )
}

function Reconciled({ book, whole }: { book: Book; whole: Whole }) {
  const { statement, explained } = whole
  return (
    <div className="vertical">
      <Compared whole={whole} />
      {book.mayReconcile && <Acts fundId={book.fundId} whole={whole} />}
      <Section title="差额说明">
        <DataTable
          label="差额说明"
          columns={COLUMNS}
          rows={explained}
          rowKey={({ id }) => id}
          empty={<EmptyHint title={statement ? '没有差额说明' : '先登记慈善组织的对账单'} />}
        />
      </Section>
    </div>
  )
}

function Acts({ fundId, whole }: { fundId: string; whole: Whole }) {
  const [doing, setDoing] = useState<'statement' | 'difference'>()
  const { statement } = whole
  const isOpen = statement && (statement.cashOpen !== 0 || statement.goodsOpen !== 0)
  const close = () => setDoing(undefined)
  return (
    <Space wrap>
      <Button type={statement ? 'default' : 'primary'} onClick={() => setDoing('statement')}>
        {statement ? '重新登记对账单' : '登记对账单'}
      </Button>
      {isOpen && (
        <Button type="primary" onClick={() => setDoing('difference')}>
          说明差额
        </Button>
      )}
      {doing === 'statement' && <RecordStatement fundId={fundId} whole={whole} onClose={close} />}
      {doing === 'difference' && statement && <Explain statement={statement} onClose={close} />}
    </Space>
  )
}

function Compared({ whole: { cashFen, goodsFen, statement } }: { whole: Whole }) {
  const rows = [
    { key: 'cash', name: '银行存款', ours: cashFen, host: statement?.cashFen, open: statement?.cashOpen },
    { key: 'goods', name: '捐赠物资', ours: goodsFen, host: statement?.goodsFen, open: statement?.goodsOpen },
  ]
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', title: '', render: ({ name }) => name },
    { key: 'ours', title: '本账月末（元）', figure: true, render: ({ ours }) => yuan(ours) },
    {
      key: 'host',
      title: '对账单（元）',
      figure: true,
      render: ({ host }) => (host === undefined ? '未登记' : yuan(host)),
    },
    {
      key: 'difference',
      title: '差额（元）',
      figure: true,
      render: ({ host, ours }) => (host === undefined ? '—' : <Money fen={host - ours} />),
    },
    {
      key: 'open',
      title: '未说清（元）',
      figure: true,
      render: ({ open }) => (open === undefined ? '—' : <Money fen={open} />),
    },
  ]
  return (
    <>
      <DataTable label="对账" columns={columns} rows={rows} rowKey={({ key }) => key} />
      {statement && (
        <p className="muted">
          {statement.recordedName}登记{statement.note && `：${statement.note}`}
        </p>
      )}
    </>
  )
}

const RecordStatement = ({ fundId, whole, onClose }: { fundId: string; whole: Whole; onClose: () => void }) => (
  <ActForm
    name="recordStatement"
    title={`登记${whole.month}对账单`}
    okText="登记"
    done="已登记"
    fixed={{ fundId, month: whole.month }}
    initial={{ goodsFen: whole.goodsFen }}
    onClose={onClose}
  >
    <Form.Item
      label="慈善组织账上的银行存款"
      name="cashFen"
      rules={statementRules.cashFen}
      extra="照对账单填写月末余额，不要照本账抄"
    >
      <MoneyField />
    </Form.Item>
    <Form.Item label="慈善组织账上的捐赠物资" name="goodsFen" rules={statementRules.goodsFen}>
      <MoneyField />
    </Form.Item>
    <Form.Item label="对账单编号或说明" name="note" rules={statementRules.note}>
      <Input maxLength={200} />
    </Form.Item>
  </ActForm>
)

const HOLDS = [
  { value: 'cash', label: '银行存款' },
  { value: 'goods', label: '捐赠物资' },
]
const CAUSE_OPTIONS = Object.entries(CAUSES).map(([value, label]) => ({ value, label }))

function Explain({ statement, onClose }: { statement: NonNullable<Whole['statement']>; onClose: () => void }) {
  const isCash = statement.cashOpen !== 0
  return (
    <ActForm
      name="explainDifference"
      title="说明差额"
      okText="保存"
      done="已保存"
      fixed={{ statementId: statement.id }}
      initial={{ holds: isCash ? 'cash' : 'goods', fen: isCash ? statement.cashOpen : statement.goodsOpen }}
      onClose={onClose}
    >
      <Form.Item label="哪一项" name="holds" rules={differenceRules.holds}>
        <Select options={HOLDS} />
      </Form.Item>
      <Form.Item label="差额" name="fen" rules={differenceRules.fen} extra="对账单少于本账填负数；可分几行说明">
        <MoneyField min={-100_000_000_000} />
      </Form.Item>
      <Form.Item label="原因" name="cause" rules={differenceRules.cause}>
        <Select options={CAUSE_OPTIONS} />
      </Form.Item>
      <Form.Item label="说明" name="reason" rules={differenceRules.reason}>
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  )
}

const COLUMNS: Column<Line>[] = [
  { key: 'holds', title: '项目', render: ({ holds }) => (holds === 'cash' ? '银行存款' : '捐赠物资') },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
  { key: 'cause', title: '原因', render: ({ cause }) => CAUSES[cause] },
  { key: 'reason', title: '说明', render: ({ reason }) => reason },
  { key: 'by', title: '说明人', wideOnly: true, render: ({ explainedName }) => explainedName },
]
