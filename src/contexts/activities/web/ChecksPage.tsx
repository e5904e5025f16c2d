import { Button, Form, Input, Modal, Radio, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { activitiesContract, CheckForm, type CheckView } from '../contract.ts'

type Check = z.infer<typeof CheckView>
const rules = rulesOf(CheckForm)

/** Who was checked before serving minors, and whose check runs out (law on the protection of minors, 62). */
export function ChecksPage() {
  const mayRecord = useMay('activities.activity.lead')
  const [open, setOpen] = useState(false)
  const { filters, setFilter } = useFilters(['areaCode'])
  const { page, pageSize, onPage } = usePaging()
  const { areaCode } = filters
  const list = useAsk(activitiesContract, 'listChecks', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <>
      <PageHeader
        title="从业查询"
        description="直接服务未成年人的，先向公安、检察机关查询有无性侵害、虐待、拐卖、暴力伤害等违法犯罪记录，此后每年查一次（《未成年人保护法》第六十二条）。"
        back={<Link to="/activities">返回活动</Link>}
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setOpen(true)}>
              登记查询结果
            </Button>
          )
        }
      />
      <DataTable
        label="从业查询"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有登记查询结果" next="查询结果登记后，此人才能报名“直接服务未成年人”的活动。" />}
        filters={
          <div style={{ width: 220 }}>
            <AreaField
              aria-label="区划"
              placeholder="全部辖区"
              value={areaCode}
              onChange={(code) => setFilter('areaCode', code)}
            />
          </div>
        }
      />
      {open && <RecordCheck areaCode={areaCode} onClose={() => setOpen(false)} />}
    </>
  )
}

const COLUMNS: Column<Check>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'area', title: '登记的社区（村）', render: ({ areaName }) => areaName },
  { key: 'checkedOn', title: '查询日期', date: true, render: ({ checkedOn }) => checkedOn },
  {
    key: 'result',
    title: '结果',
    render: ({ result }) =>
      result === 'clear' ? <Tag color="green">未见记录</Tag> : <Tag color="red">有记录，不得参加</Tag>,
  },
  {
    key: 'nextDue',
    title: '下次查询',
    date: true,
    render: ({ nextDue, isDue, result }) =>
      result === 'barred' ? (
        '—'
      ) : (
        <>
          {nextDue} {isDue && <Tag color="orange">已到期</Tag>}
        </>
      ),
  },
]

function RecordCheck({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const [form] = Form.useForm()
  const { today } = useSession()
  const act = useAct(activitiesContract, 'recordCheck')
  const submit = (values: object) =>
    act.mutate(filled(values) as never, {
      onSuccess: ({ nextDue }) => {
        toast(`已登记，${nextDue}前再查一次`)
        onClose()
      },
    })
  return (
    <Modal title="登记查询结果" open onCancel={onClose} onOk={form.submit} okText="登记" confirmLoading={act.isPending}>
      <ErrorAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        scrollToFirstError
        initialValues={{ areaCode, checkedOn: today }}
      >
        <Form.Item label="登记的社区或街镇" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['town', 'community']} placeholder="请选择" />
        </Form.Item>
        <Form.Item label="谁" name="personId" rules={rules.personId}>
          <PersonField />
        </Form.Item>
        <Form.Item label="查询日期" name="checkedOn" rules={rules.checkedOn}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item
          label="结果"
          name="result"
          rules={rules.result}
          extra="只记结果，不记内容。有记录的人不能参加服务未成年人的活动。"
        >
          <Radio.Group
            options={[
              { value: 'clear', label: '未见违法犯罪记录' },
              { value: 'barred', label: '有记录' },
            ]}
          />
        </Form.Item>
        <Form.Item label="备注（可不填）" name="note" rules={rules.note}>
          <Input maxLength={200} placeholder="例如：查询回执编号" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
