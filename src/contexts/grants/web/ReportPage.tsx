import { Alert, Button, Form, Input, InputNumber } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { AttachField } from '#contexts/campaigns/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { ReportForm, SpentPart } from '../contract-parts.ts'
import { type Grant, refOf, yuan } from './parts.tsx'
import './grants.css'

const rules = rulesOf(ReportForm)
const spentRules = rulesOf(SpentPart)

type Spent = { spentFen?: number; evidence?: string; fileId?: string | null }
type Values = { spent?: Spent[]; peopleServed?: number; hours?: number; report?: string }

/** The final account, for an applicant who brings it on paper. */
export function ReportPage() {
  const { grantId = '' } = useParams()
  const { data: grant, error, refetch } = useAsk(grantsContract, 'getGrant', { grantId })
  if (error && !grant) return <ErrorHint heading="结项报告" error={error} onRetry={refetch} />
  if (!grant) return <PageHeader title="结项报告" />
  return <Report key={grant.id} grant={grant} onRefresh={refetch} />
}

const inputOf = (grant: Grant, { spent = [], hours = 0, ...rest }: Values) => ({
  ...refOf(grant),
  ...rest,
  hoursMinutes: Math.round(hours * 60),
  spent: grant.lines.map(({ position }, index) => {
    const { spentFen, evidence, fileId } = spent[index] ?? {}
    return { position, spentFen, evidence: evidence ?? '', fileIds: fileId ? [fileId] : [] }
  }),
})

/** A report that was sent back goes on from what was told. */
const startOf = ({ lines, peopleServed, hoursMinutes, report }: Grant): Values => ({
  spent: lines.map(({ spentFen, evidence, fileIds }) => ({
    ...(spentFen !== null && { spentFen, evidence }),
    fileId: fileIds[0] ?? null,
  })),
  ...(peopleServed !== null && { peopleServed }),
  ...(hoursMinutes !== null && { hours: hoursMinutes / 60 }),
  report,
})

function Report({ grant, onRefresh }: { grant: Grant; onRefresh: () => Promise<unknown> }) {
  const [form] = Form.useForm<Values>()
  const go = useNavigate()
  const back = `/fund/grants/${grant.id}`
  const act = useAct(grantsContract, 'reportGrant')
  const draft = useDraft<Values>(`grant.report.${grant.id}`, startOf(grant), form)
  const submit = (values: Values) =>
    act.mutate(inputOf(grant, values) as never, {
      onSuccess: () => {
        draft.clear()
        toast('已登记，等待验收')
        go(back)
      },
    })
  return (
    <>
      <PageHeader
        title={`结项报告：${grant.title}`}
        description="预算的每一行都写实际花了多少，并附凭证；没有花的写0。登记后交社工站或街镇验收。"
        back={<Link to={back}>返回资助</Link>}
      />
      {!grant.may.includes('reportGrant') && (
        <Alert type="info" showIcon title="这项资助现在不能登记结项报告，或您没有这项权限。" />
      )}
      <Form
        form={form}
        name="report"
        layout="vertical"
        className="grants-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} onRefresh={() => onRefresh().then(act.reset)} />
        <Section title="钱花在哪里">
          {grant.lines.map((line, index) => (
            <SpentFields key={line.position} grant={grant} line={line} index={index} />
          ))}
          <Total grant={grant} />
        </Section>
        <Section title="做了什么">
          <div className="grants-row">
            <Form.Item label="服务人数" name="peopleServed" rules={rules.peopleServed}>
              <InputNumber min={0} precision={0} suffix="人" style={{ width: 160 }} />
            </Form.Item>
            <Form.Item label="服务时长" name="hours" rules={[{ required: true, message: '请填写服务时长' }]}>
              <InputNumber min={0} step={0.5} suffix="小时" style={{ width: 160 }} />
            </Form.Item>
          </div>
          <Form.Item label="做了什么、有什么效果" name="report" rules={rules.report}>
            <Input.TextArea rows={6} maxLength={3000} showCount />
          </Form.Item>
        </Section>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!grant.may.includes('reportGrant')}>
          登记，报请验收
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

type LineProps = { grant: Grant; line: Grant['lines'][number]; index: number }

const SpentFields = ({ grant, line, index }: LineProps) => (
  <fieldset className="grants-part">
    <legend>
      {line.item}：预算<span className="figure">{yuan(line.amountFen)}</span>元
    </legend>
    <div className="grants-row">
      <Form.Item label="实际支出" name={['spent', index, 'spentFen']} rules={spentRules.spentFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item
        label="凭证"
        name={['spent', index, 'evidence']}
        extra="发票或收据的号码"
        style={{ flex: 1, minWidth: 220 }}
      >
        <Input maxLength={200} />
      </Form.Item>
    </div>
    <Form.Item label="凭证扫描件（可不附）" name={['spent', index, 'fileId']}>
      <AttachField areaCode={grant.areaCode} label="选择凭证扫描件" />
    </Form.Item>
  </fieldset>
)

/** What was spent against what was there to spend: what is left goes back to the fund before closing. */
function Total({ grant }: { grant: Grant }) {
  const form = Form.useFormInstance<Values>()
  const spent: (Spent | undefined)[] = Form.useWatch('spent', form) ?? []
  const sum = spent.reduce((total, one) => total + (Number.isSafeInteger(one?.spentFen) ? (one?.spentFen ?? 0) : 0), 0)
  const budget = grant.lines.reduce((total, { amountFen }) => total + amountFen, 0)
  return (
    <>
      <p className="figure-line" role="status">
        实际支出合计<span className="figure">{yuan(sum)}</span>元，预算<span className="figure">{yuan(budget)}</span>
        元，
        {sum > budget ? '超出' : '结余'}
        <span className="figure">{yuan(Math.abs(budget - sum))}</span>元
      </p>
      <p className="muted">没有用完的钱须退回基金，退回之后才能结项。已付{yuan(grant.paidFen)}元。</p>
    </>
  )
}
