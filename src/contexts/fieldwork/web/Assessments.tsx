import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { fieldworkContract } from '../contract.ts'
import { AssessmentForm, type AssessmentView } from '../parts-groups.ts'
import { ActForm } from './ActForm.tsx'

const rules = rulesOf(AssessmentForm)

/** Reports on what a place needs: what was done, what was found, where the paper lies. */
export function Assessments() {
  const { page, pageSize, onPage } = usePaging()
  const [isRecording, setRecording] = useState(false)
  const mayWork = useMay('fieldwork.group.work')
  const list = useAsk(fieldworkContract, 'listAssessments', { page, pageSize })
  return (
    <>
      <DataTable
        label="需求评估报告"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有需求评估报告" next="社工站做完社区需求评估后在这里登记。" />}
        actions={
          mayWork && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记报告
            </Button>
          )
        }
      />
      {isRecording && <Record onClose={() => setRecording(false)} />}
    </>
  )
}

function Record({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm name="recordAssessment" title="登记需求评估报告" okText="登记" done="已登记" onClose={onClose}>
      <Form.Item label="社区或街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['community', 'town']} />
      </Form.Item>
      <Form.Item label="题目" name="title" rules={rules.title}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="fieldwork-row">
        <Form.Item label="开始" name="fromDate" rules={rules.fromDate}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="结束" name="toDate" rules={rules.toDate}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="调查人数" name="peopleAsked" rules={rules.peopleAsked}>
          <InputNumber min={1} precision={0} suffix="人" />
        </Form.Item>
      </div>
      <Form.Item label="做法" name="methods" rules={rules.methods} extra="问卷、访谈、走访各多少">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item label="主要发现" name="findings" rules={rules.findings}>
        <Input.TextArea rows={4} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item label="存放在哪里" name="keptAt" rules={rules.keptAt}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => (
          <Form.Item label="报告文件" name="fileId">
            <AttachField areaCode={getFieldValue('areaCode')} />
          </Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

const COLUMNS: Column<z.infer<typeof AssessmentView>>[] = [
  { key: 'title', title: '题目', render: ({ title }) => title },
  { key: 'area', title: '社区或街镇', render: ({ areaName }) => areaName },
  { key: 'dates', title: '时间', date: true, render: ({ fromDate, toDate }) => `${fromDate}至${toDate}` },
  { key: 'people', title: '调查人数', figure: true, render: ({ peopleAsked }) => peopleAsked },
  {
    key: 'findings',
    title: '主要发现',
    wideOnly: true,
    render: ({ findings }) => <span className="fieldwork-words">{findings}</span>,
  },
  { key: 'kept', title: '存放处', render: ({ keptAt }) => keptAt },
  { key: 'file', title: '文件', render: ({ fileId }) => <Attached fileId={fileId} /> },
]
