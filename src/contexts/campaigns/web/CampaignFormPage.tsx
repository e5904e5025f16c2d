import { Alert, Button, Checkbox, Form, Input, InputNumber, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { campaignsContract } from '../contract.ts'
import type { CampaignInput } from '../contract-parts.ts'
import { USES } from '../vocabulary.ts'
import type { Campaign } from './CampaignPage.tsx'
import { PartnerFields, planRules as rules, WayFields, whole } from './PlanFields.tsx'
import { choices, YuanInput } from './public.tsx'
import './campaigns.css'

type Values = Partial<CampaignInput> & { fundId?: string }

/** A new plan; what is typed stays through a reload. */
export function NewCampaignPage() {
  const funds = useAsk(campaignsContract, 'listFundsToPlan', {})
  const draft = useAct(campaignsContract, 'draftCampaign')
  const go = useNavigate()
  if (funds.error && !funds.data)
    return <ErrorHint heading="拟订募捐方案" error={funds.error} onRetry={funds.refetch} />
  if (!funds.data) return <Skeleton active />
  const areaOf = (fundId: string | undefined) => funds.data?.find(({ id }) => id === fundId)?.areaCode
  const [only] = funds.data
  return (
    <>
      <PageHeader title="拟订募捐方案" back={<Link to="/fund/campaigns">返回募捐活动</Link>} />
      {funds.data.length === 0 && (
        <Alert type="info" showIcon title="辖区内还没有运作中的社区基金，暂不能拟订募捐方案。" />
      )}
      <PlanForm
        name="campaign.new"
        funds={funds.data}
        initial={{ ways: ['bank'], ...(only && { fundId: only.id, accountName: only.charityName }) }}
        error={draft.error}
        isSaving={draft.isPending}
        onSave={(values, clear) =>
          draft.mutate({ ...values, areaCode: areaOf(values.fundId) } as never, {
            onSuccess: ({ campaignId }) => {
              clear()
              toast('已保存，等待慈善组织审定')
              go(`/fund/campaigns/${campaignId}`)
            },
          })
        }
      />
    </>
  )
}

/** A plan sent back or not approved yet, changed. */
export function EditCampaignPage() {
  const { campaignId = '' } = useParams()
  const found = useAsk(campaignsContract, 'getCampaign', { campaignId })
  if (found.error && !found.data)
    return <ErrorHint heading="修改募捐方案" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <EditPlan key={campaignId} one={found.data} />
}

function EditPlan({ one }: { one: Campaign }) {
  const edit = useAct(campaignsContract, 'editCampaign')
  const go = useNavigate()
  const { id: campaignId, version } = one
  const back = `/fund/campaigns/${campaignId}`
  return (
    <>
      <PageHeader title={`修改：${one.title}`} back={<Link to={back}>返回募捐活动</Link>} />
      <PlanForm
        name={`campaign.${campaignId}.${version}`}
        areaCode={one.areaCode}
        initial={{ ...one, leaderIsStaff: true, platformsDesignated: one.platforms.length > 0 }}
        error={edit.error}
        isSaving={edit.isPending}
        onSave={(values, clear) =>
          edit.mutate({ ...values, campaignId, version } as never, {
            onSuccess: () => {
              clear()
              toast('已保存，等待慈善组织审定')
              go(back)
            },
          })
        }
      />
    </>
  )
}

type Fund = { id: string; name: string; areaCode: string; charityName: string }
type FormProps = {
  name: string
  funds?: readonly Fund[]
  areaCode?: string
  initial: Values
  error: Error | null
  isSaving: boolean
  onSave: (values: Values, clear: () => void) => void
}

function PlanForm({ name, funds, areaCode, initial, error, isSaving, onSave }: FormProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(name, initial, form)
  const fundId = Form.useWatch('fundId', form)
  const place = areaCode ?? funds?.find(({ id }) => id === fundId)?.areaCode
  return (
    <Form
      form={form}
      name="campaign"
      layout="vertical"
      className="campaign-form"
      scrollToFirstError
      {...draft.props}
      onFinish={(values) => onSave(whole(filled(values)), draft.clear)}
    >
      <ErrorAlert error={error} />
      <Section title="为什么募、募多少">
        {funds && (
          <Form.Item label="社区基金" name="fundId" rules={[{ required: true, message: '请选择社区基金' }]}>
            <Select
              options={funds.map(({ id, name: label }) => ({ value: id, label }))}
              onChange={(id) => form.setFieldValue('accountName', funds.find((one) => one.id === id)?.charityName)}
            />
          </Form.Item>
        )}
        <WhyFields />
      </Section>
      <Section title="谁负责、怎样捐">
        <WayFields />
      </Section>
      <Section title="为谁用、怎样用">
        <UseFields />
      </Section>
      <Section title="合作方">
        <PartnerFields areaCode={place} />
      </Section>
      <Button type="primary" htmlType="submit" loading={isSaving}>
        保存，报慈善组织审定
      </Button>{' '}
      {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
    </Form>
  )
}

const WhyFields = () => (
  <>
    <Form.Item label="募捐活动名称" name="title" rules={rules.title}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="募捐目的" name="purpose" rules={rules.purpose}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
    <div className="campaign-row">
      <Form.Item label="开始日期" name="startsOn" rules={rules.startsOn} extra="须在开始十日前报送备案">
        <DatePick />
      </Form.Item>
      <Form.Item label="截止日期" name="endsOn" rules={rules.endsOn}>
        <DatePick />
      </Form.Item>
    </div>
    <Form.Item name="isEmergency" valuePropName="checked">
      <Checkbox>应对突发事件，先开始、后十日内备案（期限不超过一年）</Checkbox>
    </Form.Item>
    <Form.Item
      label="预期募集数额"
      name="expectedFen"
      rules={rules.expectedFen}
      extra="属于基金整体；不得分到人、户、楼门或单位（《慈善法》第三十一条、第三十二条）"
    >
      <YuanInput />
    </Form.Item>
  </>
)

const UseFields = () => (
  <>
    <Form.Item label="受益人的范围" name="beneficiaryRange" rules={rules.beneficiaryRange} extra="写范围，不写具体的人">
      <Input.TextArea rows={2} maxLength={300} />
    </Form.Item>
    <Form.Item label="受益人数" name="beneficiaryNumber" rules={rules.beneficiaryNumber}>
      <InputNumber min={2} precision={0} style={{ width: 160 }} />
    </Form.Item>
    <Form.Item label="受益人的确定方式" name="beneficiaryMethod" rules={rules.beneficiaryMethod}>
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item label="用途类别" name="uses" rules={rules.uses}>
      <Checkbox.Group options={choices(USES)} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <Form.Item label="款物用途" name="useText" rules={rules.useText}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
    <Form.Item label="剩余财产的处理" name="surplus" rules={rules.surplus}>
      <Input maxLength={300} />
    </Form.Item>
  </>
)
