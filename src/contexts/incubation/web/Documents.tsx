import { Button, Form, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { incubationContract } from '../contract.ts'
import { DOCUMENTS, TIERS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Organisation, refOf, type WindowProps } from './parts.tsx'

type Paper = Organisation['documents'][number]
const rules = rulesOf(incubationContract.endpoints.putDocument.input)

/** The papers of its tier: what is needed, what is there. */
export function Documents({ one }: { one: Organisation }) {
  const [open, setOpen] = useState(false)
  const missing = one.documents.filter(({ isNeeded, isThere }) => isNeeded && !isThere).length
  return (
    <Section
      title={missing > 0 ? `材料（还缺${missing}项）` : '材料'}
      extra={one.may.includes('putDocument') && <Button onClick={() => setOpen(true)}>登记材料</Button>}
    >
      <DataTable
        label={`${TIERS[one.tier]}的材料`}
        columns={COLUMNS}
        rows={one.documents}
        rowKey={({ item }) => item}
      />
      {open && <PutDocument one={one} onClose={() => setOpen(false)} />}
    </Section>
  )
}

const COLUMNS: Column<Paper>[] = [
  { key: 'item', title: '材料', render: ({ item }) => DOCUMENTS[item] },
  { key: 'needed', title: '要求', render: ({ isNeeded }) => (isNeeded ? '必须' : '有则收') },
  {
    key: 'there',
    title: '情况',
    render: ({ isThere, isNeeded }) =>
      isThere ? (
        <Tag variant="filled" color="green">
          已有
        </Tag>
      ) : isNeeded ? (
        <Tag variant="filled" color="orange">
          缺
        </Tag>
      ) : (
        <span className="muted">—</span>
      ),
  },
  {
    key: 'note',
    title: '说明',
    wideOnly: true,
    render: ({ note, recordedName }) => [note, recordedName].filter(Boolean).join(' · ') || '—',
  },
  { key: 'file', title: '附件', render: ({ fileId }) => <Attached fileId={fileId} /> },
]

function PutDocument({ one, onClose }: WindowProps) {
  const first = one.documents.find(({ isThere }) => !isThere)?.item
  return (
    <ActForm
      name="putDocument"
      title="登记材料"
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ item: first, isThere: true }}
      onClose={onClose}
    >
      <Form.Item label="材料" name="item" rules={rules.item}>
        <Select options={one.documents.map(({ item }) => ({ value: item, label: DOCUMENTS[item] }))} />
      </Form.Item>
      <Form.Item label="情况" name="isThere" rules={rules.isThere}>
        <Radio.Group
          options={[
            { value: true, label: '已收到' },
            { value: false, label: '撤下，不算数' },
          ]}
        />
      </Form.Item>
      <Form.Item label="扫描件" name="fileId">
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
      <Form.Item label="说明" name="note" rules={rules.note}>
        <Input maxLength={100} />
      </Form.Item>
    </ActForm>
  )
}
