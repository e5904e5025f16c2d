import { Form, Modal, Select } from 'antd'
import type { z } from 'zod'
import { directoryContract } from '#contexts/directory/contract.ts'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { administrationContract, PostForm } from '../contract.ts'

const rules = rulesOf(PostForm)
type Filled = Omit<z.input<typeof PostForm>, 'accountId'>

/** Appoints to a post: what, where, from when. */
export function AppointForm({ accountId, open, onClose }: { accountId: string; open: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Filled>()
  const appoint = useAct(administrationContract, 'appointToPost')
  const roles = useAsk(administrationContract, 'listRoles', {}, { enabled: open })
  const role = Form.useWatch('role', form)
  const areaCode = Form.useWatch('areaCode', form)
  const over = roles.data?.find((one) => one.role === role)?.over
  const { today } = useSession()

  const submit = (values: Filled) =>
    appoint.mutate(
      { ...filled(values), accountId },
      {
        onSuccess: () => {
          onClose()
          toast('岗位已任命，本人重新打开页面即生效')
        },
      },
    )
  return (
    <Modal
      title="任命岗位"
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      okText="任命"
      confirmLoading={appoint.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={appoint.error} />
      <Form form={form} layout="vertical" onFinish={submit} preserve={false} initialValues={{ validFrom: today }}>
        <Form.Item label="岗位" name="role" rules={rules.role}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={roles.isPending}
            placeholder="选择岗位"
            options={(roles.data ?? []).map((one) => ({ value: one.role, label: one.label }))}
          />
        </Form.Item>
        <Form.Item
          label="管辖区划"
          name="areaCode"
          rules={rules.areaCode}
          extra={over === 'self' ? '本岗位只能办理本人的事项' : '此人可在所选区划及其下属各级办理'}
        >
          <AreaField />
        </Form.Item>
        {over === 'organisation' && areaCode && (
          <Form.Item label="任职组织" name="organisationId" rules={[{ required: true, message: '请选择任职组织' }]}>
            <OrganisationSelect areaCode={areaCode} />
          </Form.Item>
        )}
        <Form.Item label="起始日" name="validFrom" rules={rules.validFrom}>
          <DatePick min={today} />
        </Form.Item>
        <Form.Item label="截止日" name="validTo" rules={rules.validTo} extra="不填表示任期未定">
          <DatePick min={today} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

type OrganisationSelectProps = { areaCode: string; value?: string; onChange?: (id: string) => void; id?: string }

function OrganisationSelect({ areaCode, ...props }: OrganisationSelectProps) {
  const list = useAsk(directoryContract, 'listOrganisations', { withinCode: areaCode, state: 'active', limit: 100 })
  return (
    <>
      <ErrorAlert error={list.error} />
      <Select
        {...props}
        showSearch={{ optionFilterProp: 'label' }}
        loading={list.isPending}
        placeholder="选择组织"
        notFoundContent="该区划内没有登记的组织，请先在名录中登记"
        options={(list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}
