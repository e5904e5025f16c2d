import { Button, Form, Input, InputNumber, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { calendarContract, PlanItem } from '../contract.ts'
import { STANDARD_TITLES } from '../vocabulary.ts'
import './calendar.css'

const rules = rulesOf(calendarContract.endpoints.draftPlan.input)
const itemRules = rulesOf(PlanItem)
const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))
const STANDARDS = Object.entries(STANDARD_TITLES).map(([value, label]) => ({ value, label }))

export function NewPlanPage() {
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  const draft = useAct(calendarContract, 'draftPlan')
  return (
    <Sheet
      title="拟定年度计划"
      back="/calendar/plans"
      name="calendar.plan.new"
      isNew
      initial={{ year, title: `${year}年五社联动工作计划`, items: [{}] }}
      error={draft.error}
      isSaving={draft.isPending}
      onSave={async (values) => (await draft.mutateAsync(values as never)).planId}
    />
  )
}

export function EditPlanPage() {
  const { planId = '' } = useParams()
  const edit = useAct(calendarContract, 'editPlan')
  const found = useAsk(calendarContract, 'getPlan', { planId }, { keepPrevious: false })
  if (found.error && !found.data) return <ErrorHint heading="年度计划" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const { title, items, version } = found.data
  return (
    <Sheet
      key={version}
      title={`修改“${title}”`}
      back={`/calendar/plans/${planId}`}
      name={`calendar.plan.${planId}.${version}`}
      initial={{
        title,
        items: items.map(({ month, title: what, owner, standard }) => ({
          ...{ month, title: what, owner, standard: standard || undefined },
        })),
      }}
      error={edit.error}
      isSaving={edit.isPending}
      onSave={async (values) => {
        await edit.mutateAsync({ ...values, planId, version } as never)
        return planId
      }}
    />
  )
}

type SheetProps = {
  title: string
  back: string
  name: string
  isNew?: boolean
  initial: object
  error: Error | null
  isSaving: boolean
  onSave: (values: object) => Promise<string>
}

function Sheet({ title, back, name, isNew, initial, error, isSaving, onSave }: SheetProps) {
  const [form] = Form.useForm()
  const go = useNavigate()
  const draft = useDraft<object>(name, initial, form)
  const save = async ({ items, ...values }: { items?: object[] }) => {
    try {
      const id = await onSave({ ...values, items: items ?? [] })
      draft.clear()
      toast('已保存，可以提请审定')
      go(`/calendar/plans/${id}`)
    } catch {
      // The refusal stands above the form; what was typed stays.
    }
  }
  return (
    <>
      <PageHeader title={title} back={<Link to={back}>返回</Link>} />
      <Form form={form} layout="vertical" scrollToFirstError {...draft.props} onFinish={save}>
        <ErrorAlert error={error} />
        {isNew && (
          <>
            <Form.Item label="区划" name="areaCode" rules={rules.areaCode}>
              <AreaField />
            </Form.Item>
            <Form.Item label="年度" name="year" rules={rules.year}>
              <InputNumber min={2000} max={2100} precision={0} style={{ width: 140 }} />
            </Form.Item>
          </>
        )}
        <Form.Item label="名称" name="title" rules={rules.title}>
          <Input maxLength={60} style={{ maxWidth: 480 }} />
        </Form.Item>
        <Section title="事项">
          <Items />
        </Section>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          保存
        </Button>
      </Form>
    </>
  )
}

const Items = () => (
  <Form.List name="items">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }) => (
          <div key={key} className="plan-item">
            <Form.Item label="月份" name={[name, 'month']} rules={itemRules.month}>
              <Select options={MONTHS} placeholder="月份" />
            </Form.Item>
            <Form.Item label="做什么" name={[name, 'title']} rules={itemRules.title}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item label="谁负责" name={[name, 'owner']} rules={itemRules.owner}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item label="对应标准" name={[name, 'standard']}>
              <Select options={STANDARDS} allowClear placeholder="可不选" />
            </Form.Item>
            <Button danger type="text" onClick={() => remove(name)} style={{ marginTop: 30 }}>
              去掉
            </Button>
          </div>
        ))}
        <Button onClick={() => add({})}>加一项</Button>
      </>
    )}
  </Form.List>
)
