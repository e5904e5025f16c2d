import { Button, Form, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import { showDate, showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { DownloadLink, UploadBox } from '#ui/files.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { fundContract } from '../contract.ts'
import { PAPERS, STATES } from '../rules/states.ts'
import type { Fund } from './FundPage.tsx'
import { choices, percent, yuan } from './parts.tsx'
import { Surplus } from './Surplus.tsx'

/** What the agreement says, its papers, the steps taken, and the next ones for whoever may take them. */
export const Agreement = ({ fund }: { fund: Fund }) => (
  <>
    {fund.next.length > 0 && <Next fund={fund} />}
    {fund.surplusLeft && <Surplus fund={fund} left={fund.surplusLeft} />}
    <Section title="协议">
      <dl className="kv">
        {FIELDS.map(([label, value]) => (
          <Fact key={label} label={label} value={value(fund)} />
        ))}
        {DATES.filter(([, value]) => value(fund)).map(([label, value]) => (
          <Fact key={label} label={label} value={value(fund)} />
        ))}
      </dl>
    </Section>
    <Papers fund={fund} />
    <Section title="办理经过">
      <DataTable
        label="办理经过"
        columns={STEPS}
        rows={fund.steps}
        rowKey={({ takenAt }) => String(takenAt)}
        empty={<EmptyHint title="还没有办理" next="补齐协议和文件后提交协议稿。" />}
      />
    </Section>
  </>
)

const Fact = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value || <span className="muted">未填写</span>}</dd>
  </>
)
const dayOf = (day: string | null): string => (day ? showDate(day) : '')
const FIELDS: readonly (readonly [string, (fund: Fund) => string])[] = [
  ['宗旨', ({ purpose }) => purpose],
  ['专职管理人员', ({ keeperName }) => keeperName],
  ['资金来源', ({ source }) => source],
  ['起始资金', ({ startFen }) => yuan(startFen)],
  ['使用方式', ({ useOfMoney }) => useOfMoney],
  ['双方权利义务', ({ rights }) => rights],
  ['管委会组成和表决', ({ voting }) => voting],
  ['管理费用比例', ({ managementFeeBp }) => percent(managementFeeBp)],
  ['信息公开', ({ disclosure }) => disclosure],
  ['期限', ({ fromDate, toDate }) => [dayOf(fromDate), dayOf(toDate)].filter(Boolean).join('至')],
  ['终止条件', ({ endConditions }) => endConditions],
  ['剩余财产的处理', ({ surplus }) => surplus],
  ['争议解决', ({ disputes }) => disputes],
]
/** Shown once they are there. */
const DATES: typeof FIELDS = [
  ['签约', ({ signedOn }) => dayOf(signedOn)],
  ['开始运作', ({ operatingFrom }) => dayOf(operatingFrom)],
  ['终止', ({ endedOn }) => dayOf(endedOn)],
]

/** Steps that bring the fund to a standstill, or to its end. */
const GRAVE = ['suspend', 'rectify', 'terminate', 'settle', 'sendBack']

function Next({ fund }: { fund: Fund }) {
  const draft = useAct(fundContract, 'draftAgreement')
  const move = useAct(fundContract, 'moveFund')
  const ref = { fundId: fund.id, version: fund.version }
  const take = async (step: Fund['next'][number]['step'], reason: string) => {
    await (step === 'draft' ? draft.mutateAsync(ref) : move.mutateAsync({ ...ref, step, reason }))
    toast('已办理')
  }
  return (
    <Section title="下一步">
      <Space wrap>
        {fund.next.map(({ step, label, effect, missing }) => (
          <ConfirmAct
            key={step}
            label={label}
            title={`${label}：${fund.name}？`}
            consequences={[effect, ...(missing.length > 0 ? [`还缺：${missing.join('、')}，请先补齐`] : [])]}
            incomplete={missing.length > 0}
            danger={GRAVE.includes(step)}
            {...(step !== 'draft' && { reason: { label: '说明', required: GRAVE.includes(step) } })}
            onConfirm={(reason) => take(step, reason)}
          />
        ))}
      </Space>
    </Section>
  )
}

function Papers({ fund }: { fund: Fund }) {
  const [adding, setAdding] = useState(false)
  const open: Column<Fund['papers'][number]> = {
    key: 'open',
    title: '',
    render: ({ id }) => (
      <DownloadLink size="small" href={downloadUrl(fundContract, 'openPaper', { fundId: fund.id, paperId: id })}>
        下载
      </DownloadLink>
    ),
  }
  return (
    <Section
      title="文件"
      extra={(fund.mayKeep || fund.mayHost) && <Button onClick={() => setAdding(true)}>上传文件</Button>}
    >
      <DataTable
        label="文件"
        columns={[...PAPER_COLUMNS, open]}
        rows={fund.papers}
        rowKey={({ id }) => id}
        empty={<EmptyHint title="还没有文件" next="提交协议稿前须有设立申请表和基金协议。" />}
      />
      {adding && <AddPaper fund={fund} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AddPaper({ fund, onClose }: { fund: Fund; onClose: () => void }) {
  const add = useAct(fundContract, 'addPaper')
  const [file, setFile] = useState<File>()
  const [form] = Form.useForm<{ kind: keyof typeof PAPERS }>()
  const submit = ({ kind }: { kind: keyof typeof PAPERS }) =>
    file &&
    add.mutate(
      { fundId: fund.id, version: fund.version, kind, file },
      {
        onSuccess: () => {
          toast('已上传')
          onClose()
        },
      },
    )
  return (
    <Modal
      title="上传文件"
      open
      onCancel={onClose}
      onOk={form.submit}
      okText="上传"
      okButtonProps={{ disabled: !file }}
      confirmLoading={add.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={add.error} />
      <Form form={form} name="paper" layout="vertical" onFinish={submit}>
        <Form.Item label="文件类别" name="kind" rules={[{ required: true, message: '请选择文件类别' }]}>
          <Select options={choices(PAPERS)} />
        </Form.Item>
        <Form.Item label="文件" extra="同类的以最后一份为准，前面的仍然保留">
          <UploadBox
            value={file}
            onChange={setFile}
            accept={['.pdf', '.docx', '.xlsx', '.jpg', '.png']}
            maxMegabytes={20}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

const PAPER_COLUMNS: Column<Fund['papers'][number]>[] = [
  { key: 'kind', title: '类别', render: ({ kind }) => PAPERS[kind] },
  { key: 'name', title: '文件名', render: ({ name }) => name },
  { key: 'by', title: '上传', render: ({ byName }) => byName },
  { key: 'at', title: '时间', date: true, render: ({ addedAt }) => showMoment(new Date(addedAt)) },
]
const STEPS: Column<Fund['steps'][number]>[] = [
  { key: 'at', title: '时间', date: true, render: ({ takenAt }) => showMoment(new Date(takenAt)) },
  {
    key: 'what',
    title: '状态',
    render: ({ fromState, toState }) => `${STATES[fromState]} → ${STATES[toState]}`,
  },
  { key: 'by', title: '经办', render: ({ byName }) => byName },
  { key: 'reason', title: '说明', render: ({ reason }) => reason || '—' },
]
