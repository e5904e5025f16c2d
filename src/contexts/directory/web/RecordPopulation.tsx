import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { UploadBox } from '#ui/files.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract, PopulationForm, SOURCE_KINDS } from '../contract.ts'
import { DraftNote } from './parts.tsx'
import { AreaField } from './public.tsx'

type Filled = z.input<typeof PopulationForm>
const rules = rulesOf(PopulationForm)

/** One more return of one community; those before it stay as they are. */
export function RecordPopulation({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  const [form] = Form.useForm<Filled>()
  const draft = useDraft<Filled>('directory.population', {}, form)
  const record = useAct(directoryContract, 'recordPopulation')
  const keep = useAct(directoryContract, 'uploadSealedReturn')
  const [paper, setPaper] = useState<File>()
  const submit = async (values: Filled) => {
    const kept = paper && (await keep.mutateAsync({ areaCode: values.areaCode, file: paper }))
    await record.mutateAsync({ ...filled(values), ...(kept && { fileId: kept.fileId }) })
    draft.clear()
    toast('已登记常住人口')
    onClose()
  }
  return (
    <Modal
      title="登记常住人口"
      open
      onCancel={onClose}
      onOk={form.submit}
      okText="登记"
      confirmLoading={keep.isPending || record.isPending}
    >
      <ErrorAlert error={keep.error ?? record.error} />
      <DraftNote {...draft} />
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void submit(values).catch(() => undefined)}
        scrollToFirstError
        {...draft.props}
      >
        <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['community']} />
        </Form.Item>
        <Form.Item label="常住人口数" name="residents" rules={rules.residents}>
          <InputNumber<number> min={1} precision={0} suffix="人" style={{ width: 200 }} />
        </Form.Item>
        <Form.Item label="截至日期" name="asOf" rules={rules.asOf} extra="这个数字是哪一天的">
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="数据来源" name="sourceKind" rules={rules.sourceKind}>
          <Select
            placeholder="选择数据来源"
            options={Object.entries(SOURCE_KINDS).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item label="备注" name="note" rules={rules.note} extra="例如盖章件的文号">
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
        <Form.Item label="盖章件" extra="扫描件或照片；照片中的位置信息会自动去除">
          <UploadBox
            value={paper}
            onChange={setPaper}
            accept={['.pdf', '.jpg', '.jpeg', '.png']}
            maxMegabytes={50}
            label="选择盖章件"
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
