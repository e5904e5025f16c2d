import { Form, Input, Modal, Select } from 'antd'
import type { z } from 'zod'
import { faultOfUscc, normaliseCode } from '#kernel/identity.ts'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract, ORGANISATION_KINDS, OrganisationForm, STANDINGS } from '../contract.ts'
import { DraftNote } from './parts.tsx'
import { AreaField } from './public.tsx'

type Filled = z.input<typeof OrganisationForm>
const rules = rulesOf(OrganisationForm)
const optionsOf = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

const usccRule = {
  validator: async (_: unknown, text: string | undefined) => {
    const fault = text ? faultOfUscc(normaliseCode(text)) : null
    if (fault) throw new Error(fault)
  },
}

/** One organisation of one place. */
export function RecordOrganisation({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  const [form] = Form.useForm<Filled>()
  const draft = useDraft<Filled>('directory.organisation', { kind: 'community_social_org' }, form)
  const standing = Form.useWatch('standing', form)
  const isKnown = standing === 'registered' || standing === 'filed'
  const word = standing === 'filed' ? '备案' : '登记'
  const record = useAct(directoryContract, 'recordOrganisation')
  const submit = (values: Filled) =>
    record.mutate(filled(values), {
      onSuccess: () => {
        draft.clear()
        toast('已登记组织')
        onClose()
      },
    })
  return (
    <Modal title="登记组织" open onCancel={onClose} onOk={form.submit} okText="登记" confirmLoading={record.isPending}>
      <ErrorAlert error={record.error} />
      <DraftNote {...draft} />
      <Form form={form} layout="vertical" onFinish={submit} scrollToFirstError {...draft.props}>
        <Form.Item label="组织名称" name="name" rules={rules.name}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item label="类型" name="kind" rules={rules.kind}>
          <Select options={optionsOf(ORGANISATION_KINDS)} />
        </Form.Item>
        <Form.Item label="所在区划" name="areaCode" rules={rules.areaCode} extra="社区社会组织请选到社区（村）">
          <AreaField />
        </Form.Item>
        <Form.Item label="登记备案情况" name="standing" rules={rules.standing}>
          <Select placeholder="选择登记备案情况" options={optionsOf(STANDINGS)} />
        </Form.Item>
        {isKnown && (
          <>
            <Form.Item
              label={`${word}日期`}
              name="standingOn"
              rules={[{ required: true, message: `请填写${word}日期` }]}
            >
              <DatePick max={today} />
            </Form.Item>
            <Form.Item label={standing === 'filed' ? '备案号' : '登记证号'} name="standingNo" rules={rules.standingNo}>
              <Input maxLength={60} />
            </Form.Item>
          </>
        )}
        <Form.Item label="统一社会信用代码" name="uscc" rules={[...rules.uscc, usccRule]} extra="没有的可不填">
          <Input maxLength={18} spellCheck={false} />
        </Form.Item>
        <Form.Item label="业务领域" name="domain" rules={rules.domain}>
          <Input maxLength={60} placeholder="例如养老服务" />
        </Form.Item>
        <Form.Item label="负责人" name="headName" rules={rules.headName}>
          <Input maxLength={50} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
