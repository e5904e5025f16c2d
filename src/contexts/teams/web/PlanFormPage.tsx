import { Button, Form, Input, InputNumber, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { PlanForm, type PlannedActivity } from '../contract/plans.ts'
import { teamsContract } from '../contract.ts'
import './teams.css'

type Planned = z.infer<typeof PlannedActivity>
type Values = {
  areaCode?: string
  year?: number
  goals?: string
  budgetNote?: string
  fileId?: string | null
  activities: Partial<Planned>[]
}
const rules = rulesOf(PlanForm)
const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))

/** A new plan; what is typed stays through a reload. */
export function NewPlanPage() {
  const { today } = useSession()
  const draft = useAct(teamsContract, 'draftPlan')
  const go = useNavigate()
  return (
    <>
      <PageHeader title="填报年度计划" back={<Link to="/teams?tab=plans">返回年度计划</Link>} />
      <PlanFields
        name="plan.new"
        initial={{ year: Number(today.slice(0, 4)), activities: [{}] }}
        isNew
        error={draft.error}
        isSaving={draft.isPending}
        onSave={(values, clear) =>
          draft.mutate(values as never, {
            onSuccess: ({ planId }) => {
              clear()
              toast('已保存为草稿，核对后提交')
              go(`/teams/plans/${planId}`)
            },
          })
        }
      />
    </>
  )
}

/** A draft or a plan sent back, changed. */
export function EditPlanPage() {
  const { planId = '' } = useParams()
  const found = useAsk(teamsContract, 'getPlan', { planId })
  if (found.error && !found.data)
    return <ErrorHint heading="修改年度计划" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <EditPlan key={planId} plan={found.data} />
}

function EditPlan({ plan }: { plan: z.infer<typeof teamsContract.endpoints.getPlan.output> }) {
  const edit = useAct(teamsContract, 'editPlan')
  const go = useNavigate()
  const { id: planId, version, goals, budgetNote, planned, fileId } = plan
  const back = `/teams/plans/${planId}`
  return (
    <>
      <PageHeader title={`修改：${plan.areaName}${plan.year}年计划`} back={<Link to={back}>返回计划</Link>} />
      <PlanFields
        name={`plan.${planId}.${version}`}
        initial={{ goals, budgetNote, fileId, activities: planned }}
        areaCode={plan.areaCode}
        isNew={false}
        error={edit.error}
        isSaving={edit.isPending}
        onSave={(values, clear) =>
          edit.mutate({ planId, version, ...values } as never, {
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
  name: string
  initial: Values
  isNew: boolean
  /** Where the plan belongs; a new one's form asks. */
  areaCode?: string
  error: Error | null
  isSaving: boolean
  onSave: (values: Values, clear: () => void) => void
}

function PlanFields({ name, initial, isNew, areaCode, error, isSaving, onSave }: FieldsProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(name, initial, form)
  const save = (values: Values) =>
    onSave({ ...filled(values), activities: (values.activities ?? []).map(filled) }, draft.clear)
  return (
    <Form
      form={form}
      name="plan"
      layout="vertical"
      className="plan-form"
      scrollToFirstError
      {...draft.props}
      onFinish={save}
    >
      <ErrorAlert error={error} />
      <Section title="目标">
        {isNew && (
          <div className="plan-row">
            <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode}>
              <AreaField levels={['community']} placeholder="请选择" />
            </Form.Item>
            <Form.Item label="年度" name="year" rules={rules.year}>
              <InputNumber min={2020} max={2099} />
            </Form.Item>
          </div>
        )}
        <Form.Item label="本年度目标" name="goals" rules={rules.goals}>
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        <Form.Item label="经费说明（可不填）" name="budgetNote" rules={rules.budgetNote}>
          <Input maxLength={300} />
        </Form.Item>
        <Original {...(areaCode && { areaCode })} />
      </Section>
      <Section title="各月安排">
        <PlannedRows />
      </Section>
      <Button type="primary" htmlType="submit" loading={isSaving}>
        保存
      </Button>{' '}
      {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
    </Form>
  )
}

/** The paper as it was signed. It stays attached until another is chosen. */
function Original({ areaCode }: { areaCode?: string }) {
  const form = Form.useFormInstance<Values>()
  const chosen = Form.useWatch('areaCode', form)
  const fileId = Form.useWatch('fileId', { form, preserve: true })
  const place = areaCode ?? chosen
  const attach = (next: string | null) => form.setFieldValue('fileId', next ?? form.getFieldValue('fileId'))
  return (
    <Form.Item label="计划原件（可不附）" extra={place ? undefined : '请先选择社区'}>
      {fileId && (
        <p>
          已附上原件，再选一份即更换 <Attached fileId={fileId} />
        </p>
      )}
      <Form.Item name="fileId" hidden noStyle>
        <Input />
      </Form.Item>
      <AttachField key={place} areaCode={place} onChange={attach} />
    </Form.Item>
  )
}

const PlannedRows = () => (
  <Form.List name="activities">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <fieldset key={key} className="plan-row planned">
            <legend>第{index + 1}项</legend>
            <Form.Item label="月份" name={[name, 'month']} rules={[{ required: true, message: '请选择月份' }]}>
              <Select options={MONTHS} style={{ width: 100 }} />
            </Form.Item>
            <Form.Item
              className="wide"
              label="活动名称"
              name={[name, 'name']}
              rules={[{ required: true, min: 2, message: '请填写活动名称' }]}
            >
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item className="wide" label="内容（可不填）" name={[name, 'content']}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item label="人数（可不填）" name={[name, 'people']}>
              <InputNumber min={1} max={100_000} style={{ width: 110 }} />
            </Form.Item>
            <Button onClick={() => remove(name)} aria-label={`删去第${index + 1}项`}>
              删去
            </Button>
          </fieldset>
        ))}
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          再加一项
        </Button>
      </>
    )}
  </Form.List>
)
