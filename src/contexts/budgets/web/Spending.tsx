import { Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { AttachField } from '#contexts/campaigns/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { budgetsContract, type SpendingRow } from '../contract.ts'
import { SOURCES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Budget, refOf, yuan } from './parts.tsx'

type Row = z.infer<typeof SpendingRow>
const rules = rulesOf(budgetsContract.endpoints.recordSpending.input)

/** One voucher of one line. */
export function SpendingForm({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const { today } = useSession()
  const options = budget.lines
    .filter(({ source }) => source !== 'charity')
    .map(({ id, source, title, plannedFen, spentFen }) => ({
      value: id,
      label: `${SOURCES[source]}·${title}（剩${yuan(plannedFen - spentFen)}元）`,
    }))
  return (
    <ActForm
      name="recordSpending"
      title="登记支出"
      okText="登记"
      done="已登记支出"
      fixed={refOf(budget)}
      onClose={onClose}
    >
      <Form.Item label="从哪一项列支" name="lineId" rules={rules.lineId} extra="一张凭证只属于一项，不同来源不能拼付">
        <Select options={options} placeholder="请选择预算项目" />
      </Form.Item>
      <Form.Item label="金额" name="fen" rules={rules.fen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="支出日期" name="spentOn" rules={rules.spentOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="凭证号" name="voucherNo" rules={rules.voucherNo}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item label="花在什么上" name="what" rules={rules.what}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="凭证扫描件（可不附）" name="fileId">
        <AttachField areaCode={budget.areaCode} label="选择凭证扫描件" />
      </Form.Item>
    </ActForm>
  )
}

export function SpendingList({ budget }: { budget: Budget }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(budgetsContract, 'listSpending', { budgetId: budget.id, page, pageSize })
  return (
    <DataTable
      label="支出"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有支出" next="预算审定后，凭凭证逐笔登记。" />}
    />
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'on', title: '日期', date: true, render: ({ spentOn }) => spentOn },
  { key: 'voucher', title: '凭证号', render: ({ voucherNo }) => voucherNo },
  { key: 'line', title: '预算项目', render: ({ source, lineTitle }) => `${SOURCES[source]}·${lineTitle}` },
  { key: 'what', title: '花在什么上', render: ({ what }) => what },
  {
    key: 'fen',
    title: '金额（元）',
    figure: true,
    render: ({ fen, voidedName }) => (voidedName === null ? yuan(fen) : <del>{yuan(fen)}</del>),
  },
  { key: 'by', title: '登记', wideOnly: true, render: ({ recordedName }) => recordedName },
  { key: 'void', title: '', render: (row) => <Void row={row} /> },
]

function Void({ row }: { row: Row }) {
  const act = useAct(budgetsContract, 'voidSpending')
  const may = useMay('budgets.spending.record')
  if (row.voidedName !== null) return <span className="muted">已作废：{row.voidReason}</span>
  if (!may) return null
  return (
    <ConfirmAct
      label="作废"
      title={`作废凭证“${row.voucherNo}”的支出？`}
      consequences={[`${yuan(row.fen)}元退回这一项预算`, '记录仍留着，注明谁为什么作废；凭证号可以重新登记']}
      reason={{ label: '为什么作废', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ spendingId: row.id, version: row.version, reason })}
    />
  )
}
