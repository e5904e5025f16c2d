import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { reportingContract } from '../contract.ts'
import { CommendationForm, type CommendationRow } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import { CommendationTag } from './parts.tsx'

type Row = z.infer<typeof CommendationRow>
const rules = rulesOf(CommendationForm)
const STAGES = { mid: '中期', final: '末期' }

/** The city's commendations of districts, and a new one counted by the formula of today. */
export function CommendationsPage() {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(reportingContract, 'listCommendations', { page, pageSize })
  const mayPrepare = useMay('reporting.commendation.prepare')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <PageHeader title="通报表扬" description="对推进有力、成效明显的区予以通报（五（三））。只比较区，不排列人。" />
      <DataTable
        label="通报表扬"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有通报" next="由市级经办计算各区情况后拟定；各区收到的通报在“公文”里查看。" />}
        actions={
          mayPrepare && (
            <Button type="primary" onClick={() => setOpen(true)}>
              计算并拟定
            </Button>
          )
        }
      />
      {isOpen && list.data?.cityCode && <Prepare cityCode={list.data.cityCode} onClose={() => setOpen(false)} />}
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    title: '标题',
    render: ({ id, title }) => <Link to={`/reporting/commendations/${id}`}>{title}</Link>,
  },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'asOf', title: '数字截至', date: true, render: ({ asOf }) => asOf },
  { key: 'chosen', title: '拟表扬的区', wideOnly: true, render: ({ chosen }) => chosen.join('、') || '—' },
  { key: 'by', title: '拟定', wideOnly: true, render: ({ preparedName }) => preparedName },
  {
    key: 'decided',
    title: '决定',
    render: ({ decidedName, decidedOn }) => (decidedName ? `${decidedName} ${decidedOn}` : '—'),
  },
  { key: 'state', title: '状态', render: ({ state }) => <CommendationTag state={state} /> },
]

function Prepare({ cityCode, onClose }: { cityCode: string; onClose: () => void }) {
  const navigate = useNavigate()
  return (
    <ActForm
      name="prepareCommendation"
      title="计算各区情况并拟定通报"
      okText="计算"
      done="已按今天的数字计算"
      fixed={{ areaCode: cityCode }}
      initial={{ stage: 'mid', title: '天津市民政局关于表扬“五社联动”示范项目推进有力的区的通报' }}
      onClose={onClose}
      onDone={(answer) => navigate(`/reporting/commendations/${(answer as { commendationId: string }).commendationId}`)}
    >
      <ul className="consequences">
        <li>按参数里的权重和今天的数字计算各区，结果和权重随即冻结，以后的变动不影响这一份</li>
        <li>已评估的创建点不足最少个数的区只显示，不比较</li>
      </ul>
      <Form.Item label="阶段" name="stage" rules={rules.stage}>
        <Radio.Group options={Object.entries(STAGES).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item label="标题" name="title" rules={rules.title}>
        <Input maxLength={80} showCount />
      </Form.Item>
    </ActForm>
  )
}
