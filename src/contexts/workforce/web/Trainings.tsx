import { Button, Form, Input, InputNumber, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { TrainingForm } from '../contract-training.ts'
import { TRAINING_KINDS, type TrainingKind } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, placeOf } from './parts.tsx'

type Training = z.infer<typeof workforceContract.endpoints.listTrainings.output>['rows'][number]
const rules = rulesOf(TrainingForm)
const kindOf = (text = ''): TrainingKind | undefined => (text in TRAINING_KINDS ? (text as TrainingKind) : undefined)

/** Training and continuing education; hours count for the certificate in whose period they fall. */
export function Trainings({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('workforce.training.record')
  const { filters, setFilter } = useFilters(['kind'])
  const kind = kindOf(filters.kind)
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const filter = { ...(areaCode && { areaCode }), ...(kind && { kind }) }
  const list = useAsk(workforceContract, 'listTrainings', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="培训记录"
        columns={mayRecord ? [...COLUMNS, VOID] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有培训记录" next="每次培训结束后登记；持证人的学时自动计入证书的继续教育。" />}
        filters={
          <Select
            aria-label="类别"
            placeholder="类别"
            allowClear
            style={{ width: 140 }}
            value={kind ?? null}
            onChange={(value) => setFilter('kind', value ?? undefined)}
            options={optionsOf(TRAINING_KINDS)}
          />
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                登记培训
              </Button>
            )}
            <Link to={exportPath('workforce.trainings', '社工培训记录', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {recording && <RecordTraining areaCode={areaCode} onClose={() => setRecording(false)} />}
    </>
  )
}

type Values = { hours?: number; kind?: TrainingKind }

function RecordTraining({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordTraining"
      title="登记培训"
      okText="登记"
      done="已登记培训"
      initial={{ ...(areaCode && { areaCode }) }}
      inputOf={(values) => {
        const { hours = 0, ...facts } = values as Values
        return { ...facts, minutes: Math.round(hours * 60) }
      }}
      onClose={onClose}
    >
      <Form.Item label="人员" name="personId" rules={rules.personId}>
        <PersonField />
      </Form.Item>
      <Form.Item label="工作处" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town', 'community']} />
      </Form.Item>
      <Form.Item label="培训名称" name="title" rules={rules.title}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="举办单位" name="body" rules={rules.body}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Select options={optionsOf(TRAINING_KINDS)} />
      </Form.Item>
      <Form.Item label="结束日期" name="heldOn" rules={rules.heldOn} extra="学历教育填取得学位之日">
        <DatePick max={today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'degree' ? (
            <p className="muted">学历教育一次性折算继续教育学时，一生只折算一次，不填时长。</p>
          ) : (
            <Form.Item label="时长（小时）" name="hours" rules={[{ required: true, message: '请填写时长' }]}>
              <InputNumber min={0.5} max={1000} step={0.5} style={{ width: 140 }} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => (
          <Form.Item label="结业证明" name="fileId" rules={rules.fileId}>
            <AttachField areaCode={getFieldValue('areaCode')} />
          </Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

function VoidTraining({ row }: { row: Training }) {
  const act = useAct(workforceContract, 'voidTraining')
  if (row.isVoided) return null
  return (
    <ConfirmAct
      label="作废"
      title={`作废 ${row.name} ${row.heldOn} 的培训记录？`}
      consequences={['这次培训不再计入继续教育学时；', '记录和理由都会保留，不能恢复；如需更正，请作废后重新登记。']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ trainingId: row.id, reason })
        toast('已作废')
      }}
    />
  )
}

const COLUMNS: Column<Training>[] = [
  { key: 'on', title: '结束日期', date: true, render: ({ heldOn }) => heldOn },
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'area', title: '工作处', render: placeOf },
  { key: 'title', title: '培训名称', render: ({ title }) => title },
  { key: 'body', title: '举办单位', wideOnly: true, render: ({ body }) => body || '—' },
  { key: 'kind', title: '类别', render: ({ kind }) => TRAINING_KINDS[kind] },
  {
    key: 'minutes',
    title: '时长',
    figure: true,
    render: ({ kind, minutes }) => (kind === 'degree' ? '按学历折算' : showMinutes(minutes)),
  },
  { key: 'file', title: '证明', wideOnly: true, render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'state', title: '状态', render: ({ isVoided }) => (isVoided ? <Tag>已作废</Tag> : '有效') },
]
const VOID: Column<Training> = { key: 'void', title: '', render: (row) => <VoidTraining row={row} /> }
