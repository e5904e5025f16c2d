import { Button, Form, InputNumber, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { toast } from '#ui/toast.ts'
import type { AttendanceView } from '../contract/merits.ts'
import { teamsContract } from '../contract.ts'
import type { Training } from './merit-columns.tsx'

type Attendance = z.infer<typeof AttendanceView>
const PAGE_SIZE = 20
type Props = { training: Training | undefined; mayRecord: boolean; onClose: () => void }

/** One training and who was there; more people may be added, and a wrong line voided. */
export function TrainingWindow({ training, mayRecord, onClose }: Props) {
  const [page, setPage] = useState(1)
  const list = useAsk(
    teamsContract,
    'listAttendances',
    { trainingId: training?.id ?? '', page, pageSize: PAGE_SIZE },
    { enabled: training !== undefined },
  )
  if (!training) return null
  const voidColumn: Column<Attendance> = {
    key: 'act',
    title: '',
    render: (row) => !row.voidReason && <VoidAttendance row={row} />,
  }
  return (
    <Modal title={training.name} open onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>} width={760}>
      <p>
        {training.heldOn} · {training.host} · {showMinutes(training.minutes)}
      </p>
      <p className="muted">{training.content}</p>
      <p>签到表：{training.fileId ? <Attached fileId={training.fileId} /> : '还没有附上'}</p>
      {mayRecord && <AttachSheet key={`sheet ${training.version}`} training={training} />}
      {mayRecord && <AddAttendee key={training.version} training={training} />}
      <DataTable
        label="参训名单"
        columns={mayRecord ? [...COLUMNS, voidColumn] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize: PAGE_SIZE, onPage: (to) => setPage(to), total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有登记参加的人" />}
      />
    </Modal>
  )
}

const COLUMNS: Column<Attendance>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'maskedId', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'minutes', title: '学习时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  {
    key: 'state',
    title: '状态',
    render: ({ voidReason }) => (voidReason ? <Tag title={voidReason}>已作废</Tag> : <Tag color="green">有效</Tag>),
  },
]

function AttachSheet({ training: { id, areaCode, version, fileId } }: { training: Training }) {
  const act = useAct(teamsContract, 'attachTrainingSheet')
  const [asked, setAsked] = useState(false)
  const attach = (chosen: string | null) =>
    chosen && act.mutate({ trainingId: id, version, fileId: chosen }, { onSuccess: () => toast('已附上签到表') })
  if (!asked)
    return (
      <p>
        <Button size="small" onClick={() => setAsked(true)}>
          {fileId ? '更换签到表' : '附上签到表'}
        </Button>
      </p>
    )
  return (
    <div style={{ marginBottom: 16 }}>
      <ErrorAlert error={act.error} />
      <AttachField areaCode={areaCode} onChange={attach} />
    </div>
  )
}

type Values = { personId: string; minutes: number }

function AddAttendee({ training }: { training: Training }) {
  const [form] = Form.useForm<Values>()
  const act = useAct(teamsContract, 'addAttendees')
  const submit = (attendee: Values) =>
    act.mutate(
      { trainingId: training.id, version: training.version, attendees: [attendee] },
      { onSuccess: () => toast('已登记参加') },
    )
  return (
    <>
      <ErrorAlert error={act.error} />
      <Form
        form={form}
        name="attendee"
        layout="inline"
        onFinish={submit}
        initialValues={{ minutes: training.minutes }}
        style={{ marginBottom: 16, rowGap: 8 }}
      >
        <Form.Item label="志愿者" name="personId" rules={[{ required: true, message: '请选择志愿者' }]}>
          <VolunteerField />
        </Form.Item>
        <Form.Item label="学习分钟" name="minutes" rules={[{ required: true, message: '请填写学习时长' }]}>
          <InputNumber min={1} max={training.minutes} />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={act.isPending}>
          登记参加
        </Button>
      </Form>
    </>
  )
}

function VoidAttendance({ row }: { row: Attendance }) {
  const act = useAct(teamsContract, 'voidAttendance')
  return (
    <ConfirmAct
      label="作废"
      title={`作废“${row.name}”的参训记录？`}
      consequences={['记录保留，标为已作废，志愿者本人不再看到', '登记错的可以重新登记']}
      reason={{ label: '作废理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ attendanceId: row.id, version: row.version, reason }).then(() => toast('已作废'))
      }
    />
  )
}
