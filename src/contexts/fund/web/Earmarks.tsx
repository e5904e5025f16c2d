import { Button, Form } from 'antd'
import { useState } from 'react'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { ActForm } from './ActForm.tsx'
import type { Fund } from './FundPage.tsx'

/** Shares of communities inside the one fund. */
export function Earmarks({ fund }: { fund: Fund }) {
  const [opening, setOpening] = useState(false)
  return (
    <>
      <p className="muted">分账是一只基金里记到社区的份额，不是子基金：没有自己的名称、账户和管委会。</p>
      <DataTable
        label="社区分账"
        columns={COLUMNS}
        rows={fund.earmarks}
        rowKey={({ code }) => code}
        empty={<EmptyHint title="还没有社区分账" next="社区有自己募集的份额时开立；没有分账的记在街镇。" />}
        actions={
          fund.mayKeep && (
            <Button type="primary" onClick={() => setOpening(true)}>
              开立分账
            </Button>
          )
        }
      />
      {opening && (
        <ActForm
          name="openEarmark"
          title="开立社区分账"
          okText="开立"
          done="已开立"
          fixed={{ fundId: fund.id, version: fund.version }}
          onClose={() => setOpening(false)}
        >
          <Form.Item
            label="社区（村）"
            name="communityCode"
            rules={[{ required: true, message: '请选择社区' }]}
            extra="开立后不能撤销"
          >
            <AreaField levels={['community']} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const COLUMNS: Column<Fund['earmarks'][number]>[] = [
  { key: 'name', title: '社区（村）', render: ({ name }) => name },
  { key: 'code', title: '区划代码', render: ({ code }) => <span className="figure">{code}</span> },
]
