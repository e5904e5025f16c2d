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
import { YuanInput } from '#ui/YuanInput.tsx'
import { budgetsContract, LineForm } from '../contract.ts'
import { FIELDS, SOURCES, type Source } from '../vocabulary.ts'
import { type Budget, optionsOf, refOf, yuan } from './parts.tsx'
import './budgets.css'

const rules = rulesOf(budgetsContract.endpoints.draftBudget.input)
const lineRules = rulesOf(LineForm)

export function NewBudgetPage() {
  const { today } = useSession()
  const draft = useAct(budgetsContract, 'draftBudget')
  return (
    <Sheet
      title="编制预算"
      back="/fund/budgets"
      name="budgets.new"
      isNew
      initial={{ year: Number(today.slice(0, 4)), lines: [{}] }}
      error={draft.error}
      isSaving={draft.isPending}
      onSave={async (values) => (await draft.mutateAsync(values as never)).budgetId}
    />
  )
}

/** Changes a draft, or — of an approved budget — writes the next revision. */
export function EditBudgetPage({ isRevision = false }: { isRevision?: boolean }) {
  const { budgetId = '' } = useParams()
  const found = useAsk(budgetsContract, 'getBudget', { budgetId }, { keepPrevious: false })
  if (found.error && !found.data) return <ErrorHint heading="预算" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <Edit key={found.data.version} budget={found.data} isRevision={isRevision} />
}
export const ReviseBudgetPage = () => <EditBudgetPage isRevision />

function Edit({ budget, isRevision }: { budget: Budget; isRevision: boolean }) {
  const edit = useAct(budgetsContract, 'editBudget')
  const draft = useAct(budgetsContract, 'draftBudget')
  const lines = budget.lines.map(({ id, source, field, title, plannedFen }) => ({
    ...{ lineId: id, source, field, title, plannedFen },
  }))
  const save = async (values: object) => {
    if (!isRevision) {
      await edit.mutateAsync({ ...values, ...refOf(budget) } as never)
      return budget.id
    }
    const { areaCode, year } = budget
    return (await draft.mutateAsync({ ...values, areaCode, year } as never)).budgetId
  }
  return (
    <Sheet
      title={`${isRevision ? '调整' : '修改'}${budget.areaName}${budget.year}年预算`}
      back={`/fund/budgets/${budget.id}`}
      name={`budgets.${isRevision ? 'revise' : 'edit'}.${budget.id}.${budget.version}`}
      needsReason={isRevision || budget.revision > 1}
      initial={{ lines, reason: isRevision ? '' : budget.reason }}
      error={edit.error ?? draft.error}
      isSaving={edit.isPending || draft.isPending}
      onSave={save}
    />
  )
}

type SheetProps = {
  title: string
  back: string
  name: string
  isNew?: boolean
  needsReason?: boolean
  initial: object
  error: Error | null
  isSaving: boolean
  onSave: (values: object) => Promise<string>
}
type Part = { source?: Source; field?: string | null; plannedFen?: number } | undefined

function Sheet({ title, back, name, isNew, needsReason, initial, error, isSaving, onSave }: SheetProps) {
  const [form] = Form.useForm()
  const go = useNavigate()
  const draft = useDraft<object>(name, initial, form)
  const save = async ({ lines, ...values }: { lines?: Part[] }) => {
    const made = (lines ?? []).map((line) => ({
      ...line,
      field: line?.source === 'fiscal' ? (line.field ?? null) : null,
    }))
    try {
      const id = await onSave({ ...values, lines: made })
      draft.clear()
      toast('已保存，可以提请审定')
      go(`/fund/budgets/${id}`)
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
          <Section title="哪个创建点、哪一年">
            <Form.Item label="街镇" name="areaCode" rules={rules.areaCode}>
              <AreaField levels={['town']} />
            </Form.Item>
            <Form.Item label="年度" name="year" rules={rules.year}>
              <InputNumber min={2000} max={2100} precision={0} style={{ width: 140 }} />
            </Form.Item>
          </Section>
        )}
        {needsReason && (
          <Form.Item
            label="为什么调整"
            name="reason"
            rules={[{ required: true, min: 4, message: '请写明理由，至少4个字' }]}
          >
            <Input.TextArea rows={2} maxLength={300} showCount />
          </Form.Item>
        )}
        <Section title="预算项目">
          <p className="muted">一项只有一种资金来源，登记后不能改；财政资金还要写明领域。</p>
          <LineFields />
          <Totals />
        </Section>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          保存
        </Button>
      </Form>
    </>
  )
}

function LineFields() {
  const form = Form.useFormInstance()
  const parts: Part[] = Form.useWatch('lines', form) ?? []
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => {
            const isKept = form.getFieldValue(['lines', name, 'lineId']) !== undefined
            const isFiscal = parts[name]?.source === 'fiscal'
            return (
              <div key={key} className="budget-line">
                <Form.Item name={[name, 'lineId']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'source']} rules={lineRules.source} label="来源">
                  <Select options={optionsOf(SOURCES)} disabled={isKept} placeholder="资金来源" />
                </Form.Item>
                <Form.Item
                  name={[name, 'field']}
                  label="领域"
                  rules={isFiscal ? [{ required: true, message: '请选择领域' }] : []}
                >
                  <Select
                    options={optionsOf(FIELDS)}
                    disabled={!isFiscal || isKept}
                    placeholder={isFiscal ? '领域' : '—'}
                  />
                </Form.Item>
                <Form.Item name={[name, 'title']} rules={lineRules.title} label="用在什么上">
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'plannedFen']} rules={lineRules.plannedFen} label="金额">
                  <YuanInput />
                </Form.Item>
                <Button danger type="text" onClick={() => remove(name)} style={{ marginTop: 30 }}>
                  去掉
                </Button>
              </div>
            )
          })}
          <Button onClick={() => add({})}>加一项</Button>
        </>
      )}
    </Form.List>
  )
}

/** What the lines make together, each source by itself, said while typing. */
function Totals() {
  const form = Form.useFormInstance()
  const parts: Part[] = Form.useWatch('lines', form) ?? []
  const sum = (source?: string) =>
    parts
      .filter((part) => source === undefined || part?.source === source)
      .reduce((all, part) => all + (Number.isSafeInteger(part?.plannedFen) ? (part?.plannedFen ?? 0) : 0), 0)
  return (
    <p role="status" style={{ marginTop: 12 }}>
      {optionsOf(SOURCES).map(({ value, label }) => (
        <span key={value} style={{ marginRight: 16 }}>
          {label} <span className="figure">{yuan(sum(value))}</span>
        </span>
      ))}
      <strong>
        合计 <span className="figure">{yuan(sum())}</span>元
      </strong>
    </p>
  )
}
