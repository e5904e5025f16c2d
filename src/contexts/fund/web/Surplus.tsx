import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { DisposalForm } from '../contract-parts.ts'
import { BASES, RECIPIENTS } from '../rules/surplus.ts'
import { ActForm } from './ActForm.tsx'
import type { Fund } from './FundPage.tsx'
import { choices, YuanField, yuan } from './parts.tsx'

type Left = NonNullable<Fund['surplusLeft']>
type Disposal = Left['disposals'][number]
const rules = rulesOf(DisposalForm)

/** What a fund that ends has left, and where it goes: by the agreement, or to a project of a similar purpose. */
export function Surplus({ fund, left }: { fund: Fund; left: Left }) {
  const [open, setOpen] = useState(false)
  const { cashFen, goodsFen, disposals, mayDispose } = left
  return (
    <Section
      title="剩余财产"
      extra={
        mayDispose && (
          <Button type="primary" onClick={() => setOpen(true)}>
            登记剩余财产的处理
          </Button>
        )
      }
    >
      <p>
        账上还有钱{yuan(cashFen)}、物资{yuan(goodsFen)}。协议约定：{fund.surplus || '没有约定'}
      </p>
      <DataTable
        label="剩余财产的处理"
        columns={COLUMNS}
        rows={disposals}
        rowKey={({ id }) => id}
        empty={
          <EmptyHint
            title="还没有登记剩余财产的处理"
            next="按协议，或用于目的相同、相近的慈善项目，并向社会公开；账上清空之后才能办理清算完毕。"
          />
        }
      />
      {open && <DisposeForm fund={fund} cashFen={cashFen} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** Long words go over several lines. */
const WORDS = { maxWidth: 240, whiteSpace: 'normal', overflowWrap: 'anywhere' } as const
const COLUMNS: Column<Disposal>[] = [
  { key: 'on', title: '登记日期', date: true, render: ({ laidDownOn }) => laidDownOn },
  {
    key: 'to',
    title: '划给',
    render: ({ recipient, recipientKind }) => (
      <div style={WORDS}>
        {recipient}
        <div className="muted">{RECIPIENTS[recipientKind]}</div>
      </div>
    ),
  },
  {
    key: 'purpose',
    title: '用途',
    render: ({ purpose, basis }) => (
      <div style={WORDS}>
        {purpose}
        <div className="muted">{BASES[basis]}</div>
      </div>
    ),
  },
  { key: 'fen', title: '金额', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'told', title: '公开', wideOnly: true, render: ({ announcedAt }) => <div style={WORDS}>{announcedAt}</div> },
  { key: 'by', title: '登记人', wideOnly: true, render: ({ laidDownName }) => laidDownName },
  {
    key: 'entry',
    title: '划出',
    render: ({ entryId }) => (entryId ? <Link to={`/fund/entries/${entryId}`}>已划出</Link> : '待会计划出'),
  },
]

function DisposeForm({ fund, cashFen, onClose }: { fund: Fund; cashFen: number; onClose: () => void }) {
  return (
    <ActForm
      name="disposeSurplus"
      title="登记剩余财产的处理"
      okText="登记"
      done="已登记，请另一人在基金账里划出"
      fixed={{ fundId: fund.id, version: fund.version }}
      initial={{ basis: fund.surplus ? 'agreement' : 'similar', recipientKind: 'project', fen: cashFen }}
      onClose={onClose}
    >
      <p>剩余财产不退给捐赠人，也不分给个人；按协议处理，没有约定的用于目的相同或相近的慈善项目（《慈善法》）。</p>
      <Form.Item label="依据" name="basis" rules={rules.basis}>
        <Radio.Group options={choices(BASES)} style={{ display: 'grid', gap: 6 }} />
      </Form.Item>
      <Form.Item label="划给" name="recipientKind" rules={rules.recipientKind}>
        <Radio.Group options={choices(RECIPIENTS)} style={{ display: 'grid', gap: 6 }} />
      </Form.Item>
      <Form.Item label="全称" name="recipient" rules={rules.recipient}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item label="用途，与本基金宗旨怎样相同或相近" name="purpose" rules={rules.purpose}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item label="向社会公开的链接或公告编号" name="announcedAt" rules={rules.announcedAt}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item label={`金额（账上有${yuan(cashFen)}）`} name="fen" rules={rules.fen}>
        <YuanField />
      </Form.Item>
    </ActForm>
  )
}
