import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { BatchForm, interchangeContract } from '../contract.ts'
import { SYNC_KINDS } from '../rules/fields.ts'
import { optionsOf } from './words.ts'

type Values = z.input<typeof BatchForm>
const rules = rulesOf(BatchForm)

/** Asks for a batch; it is written in the background, and its page shows how far it is. */
export function MakeBatch({
  open,
  areaCode,
  onClose,
}: {
  open: boolean
  areaCode: string | undefined
  onClose: () => void
}) {
  const [form] = Form.useForm<Values>()
  const format = Form.useWatch('format', form)
  const act = useAct(interchangeContract, 'makeBatch')
  const navigate = useNavigate()
  const submit = (values: Values) =>
    act.mutate(filled(values), { onSuccess: ({ batchId }) => navigate(`/interchange/batches/${batchId}`) })
  return (
    <Modal
      title="生成对接批次"
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      okText="生成"
      cancelText="返回"
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={act.error} />
      <p>
        所选区划中待报送和有变更的记录写成一个文件，含全名和证件号码，每次生成、下载都记入审计。缺必填项的记录不写入，逐条列出缺什么。
      </p>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        preserve={false}
        scrollToFirstError
        initialValues={{ format: 'xlsx', bom: true, withRejected: false, areaCode }}
      >
        <Form.Item name="kind" label="数据类别" rules={rules.kind}>
          <Select options={optionsOf(SYNC_KINDS)} placeholder="请选择" />
        </Form.Item>
        <Form.Item name="areaCode" label="区划" rules={rules.areaCode}>
          <AreaField placeholder="选择区划" />
        </Form.Item>
        <Form.Item name="format" label="文件格式">
          <Radio.Group
            options={[
              { value: 'xlsx', label: 'Excel工作簿' },
              { value: 'csv', label: 'CSV' },
            ]}
          />
        </Form.Item>
        {format === 'csv' && (
          <Form.Item name="bom" valuePropName="checked">
            <Checkbox>文件开头带字节顺序标记（用Excel打开不乱码；对方系统不认时去掉）</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="withRejected" valuePropName="checked">
          <Checkbox>连同被退回、数据没有改过的记录一并重报</Checkbox>
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={rules.reason}>
          <Input.TextArea
            style={{ marginBottom: 16 }}
            rows={2}
            maxLength={200}
            showCount
            placeholder="如：2024年第二季度数据报送"
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
