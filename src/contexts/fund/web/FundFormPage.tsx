import { Button, Form, Input, Select, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { fundContract } from '../contract.ts'
import { type FundView, PrepareForm } from '../contract-parts.ts'
import { PercentField, YuanField } from './parts.tsx'

type Values = Partial<z.input<typeof PrepareForm>>
const rules = rulesOf(PrepareForm)

/** A fund to be set up; what is typed stays through a reload. */
export function NewFundPage() {
  const prepare = useAct(fundContract, 'prepareFund')
  const charities = useAsk(fundContract, 'listCharities', {})
  const go = useNavigate()
  return (
    <>
      <PageHeader title="筹备社区基金" back={<Link to="/fund/funds">返回社区基金</Link>} />
      <AgreementFields
        draftName="fund.new"
        initial={{ managementFeeBp: 0, startFen: 0 }}
        error={prepare.error}
        isSaving={prepare.isPending}
        onSave={(values, clear) =>
          prepare.mutate(values as never, {
            onSuccess: ({ fundId }) => {
              clear()
              toast('已保存，补齐协议和文件后提交')
              go(`/fund/funds/${fundId}`)
            },
          })
        }
      >
        <Form.Item label="街镇" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['town']} />
        </Form.Item>
        <Form.Item label="慈善组织" name="charityId" rules={rules.charityId}>
          <Select
            loading={charities.isFetching}
            notFoundContent="还没有登记慈善组织，请先由市级登记"
            options={(charities.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </AgreementFields>
    </>
  )
}

/** The agreement of a fund that is being prepared, changed. */
export function EditFundPage() {
  const { fundId = '' } = useParams()
  const found = useAsk(fundContract, 'getFund', { fundId })
  if (found.error && !found.data) return <ErrorHint heading="修改协议稿" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <Edit key={`${fundId}.${found.data.version}`} fund={found.data} />
}

function Edit({ fund }: { fund: z.infer<typeof FundView> }) {
  const edit = useAct(fundContract, 'editAgreement')
  const go = useNavigate()
  const { id: fundId, version, fromDate, toDate, ...rest } = fund
  const back = `/fund/funds/${fundId}`
  return (
    <>
      <PageHeader title={`修改协议稿：${fund.areaName}`} back={<Link to={back}>返回基金</Link>} />
      <AgreementFields
        draftName={`fund.${fundId}.${version}`}
        initial={{ ...rest, ...(fromDate && { fromDate }), ...(toDate && { toDate }) }}
        error={edit.error}
        isSaving={edit.isPending}
        onSave={(values, clear) =>
          edit.mutate({ ...values, fundId, version } as never, {
            onSuccess: () => {
              clear()
              toast('已保存')
              go(back)
            },
          })
        }
      />
    </>
  )
}

type FieldsProps = {
  draftName: string
  initial: Values
  error: Error | null
  isSaving: boolean
  onSave: (values: Values, clear: () => void) => void
  children?: ReactNode
}

function AgreementFields({ draftName, initial, error, isSaving, onSave, children }: FieldsProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(draftName, initial, form)
  return (
    <Form
      form={form}
      name="agreement"
      layout="vertical"
      scrollToFirstError
      style={{ maxWidth: 760 }}
      {...draft.props}
      onFinish={(values: Values) => onSave(filled(values), draft.clear)}
    >
      <ErrorAlert error={error} />
      {children}
      <Form.Item
        label="基金全称"
        name="name"
        rules={rules.name}
        extra="慈善组织全称加街镇名，以“社区基金”或“社区公益基金”结尾；不含字母、数字和“中国”“国际”"
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item label="慈善组织专职管理人员" name="keeperName" rules={rules.keeperName}>
        <Input maxLength={30} style={{ maxWidth: 240 }} />
      </Form.Item>
      <Form.Item label="宗旨" name="purpose" rules={rules.purpose}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
      <Long name="source" label="资金来源" />
      <Form.Item label="起始资金" name="startFen" rules={rules.startFen}>
        <YuanField />
      </Form.Item>
      <Long name="useOfMoney" label="使用方式" />
      <Long name="rights" label="双方权利义务" />
      <Long name="voting" label="管委会组成和表决" />
      <Form.Item
        label="管理费用比例"
        name="managementFeeBp"
        rules={rules.managementFeeBp}
        extra="不高于慈善组织的管理费用上限（《慈善法》第六十一条）"
      >
        <PercentField />
      </Form.Item>
      <Long name="disclosure" label="信息公开" />
      <Form.Item label="协议起" name="fromDate" rules={rules.fromDate}>
        <DatePick />
      </Form.Item>
      <Form.Item label="协议止" name="toDate" rules={rules.toDate}>
        <DatePick />
      </Form.Item>
      <Long name="endConditions" label="终止条件" />
      <Long name="surplus" label="剩余财产的处理" />
      <Long name="disputes" label="争议解决" />
      <Button type="primary" htmlType="submit" loading={isSaving}>
        保存
      </Button>
    </Form>
  )
}

type LongName = 'source' | 'useOfMoney' | 'rights' | 'voting' | 'disclosure' | 'endConditions' | 'surplus' | 'disputes'
const Long = ({ name, label }: { name: LongName; label: string }) => (
  <Form.Item label={label} name={name} rules={rules[name]}>
    <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
  </Form.Item>
)
