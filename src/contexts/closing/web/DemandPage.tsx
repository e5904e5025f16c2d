import { Button, Form, Input, Select, Space } from 'antd'
import { Link, useNavigate } from 'react-router'
import { STAGES } from '#contexts/scoring/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { closingContract } from '../contract.ts'
import { IssueForm } from '../contract-parts.ts'
import { LEVELS } from '../vocabulary.ts'

const rules = rulesOf(IssueForm)
type Issue = { issue?: string; basis?: string; demand?: string; owner?: string }
type Values = { occasionId?: string; dueOn?: string; issues?: Issue[] }
const EMPTY: Values = { issues: [{}] }

/** What an evaluation found wrong, issue by issue; the notice is drafted with the list as its annex. */
export function DemandPage() {
  const { data, error, refetch } = useAsk(closingContract, 'listOccasions', {})
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>('closing.demand', EMPTY, form)
  const act = useAct(closingContract, 'demandRectification')
  const go = useNavigate()
  const chosen = Form.useWatch('occasionId', form)
  const occasion = data?.rows.find(({ id }) => id === chosen)
  if (error && !data) return <ErrorHint heading="提出整改" error={error} onRetry={refetch} />
  if (data?.rows.length === 0)
    return (
      <>
        <PageHeader title="提出整改" back={<Link to="/closing">返回整改与结项</Link>} />
        <EmptyHint title="没有可以提出整改的评估" next="评估结果告知被评估单位之后，才能提出整改。" />
      </>
    )
  const submit = ({ occasionId, dueOn, issues }: Values) =>
    act.mutate({ occasionId, areaCode: occasion?.areaCode, dueOn: dueOn ?? null, issues } as never, {
      onSuccess: ({ rectificationId }: { rectificationId: string }) => {
        draft.clear()
        toast('已提出整改，整改通知书已拟稿')
        go(`/closing/rectifications/${rectificationId}`)
      },
    })
  return (
    <>
      <PageHeader
        title="提出整改"
        description="逐条写明问题、依据、要求和责任单位；提交后自动拟好整改通知书，问题清单作为附件。"
        back={<Link to="/closing">返回整改与结项</Link>}
      />
      <ErrorAlert error={act.error} onRefresh={() => refetch().then(act.reset)} />
      <Form form={form} layout="vertical" {...draft.props} onFinish={submit} scrollToFirstError>
        <Form.Item label="哪一次评估" name="occasionId" rules={[{ required: true, message: '请选择评估' }]}>
          <Select
            style={{ maxWidth: 480 }}
            options={(data?.rows ?? []).map(({ id, areaName, stage, level }) => ({
              value: id,
              label: `${areaName} ${LEVELS[level]}${STAGES[stage]}`,
            }))}
          />
        </Form.Item>
        <Form.Item label="整改期限" name="dueOn" extra={occasion && `不填为${occasion.dueOn}；不能更早`}>
          <DatePick {...(occasion && { min: occasion.dueOn })} />
        </Form.Item>
        <Section title="问题">
          <Form.List name="issues">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <IssueFields key={key} name={name} {...(fields.length > 1 && { onRemove: () => remove(name) })} />
                ))}
                <Button onClick={() => add({})}>再加一个问题</Button>
              </>
            )}
          </Form.List>
        </Section>
        <Space>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            提出整改并拟整改通知书
          </Button>
        </Space>
      </Form>
    </>
  )
}

function IssueFields({ name, onRemove }: { name: number; onRemove?: () => void }) {
  return (
    <fieldset className="closing-demand">
      <legend>问题{name + 1}</legend>
      <Form.Item label="问题" name={[name, 'issue']} rules={rules.issue}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item label="依据" name={[name, 'basis']} rules={rules.basis}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item label="整改要求" name={[name, 'demand']} rules={rules.demand}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item label="责任单位" name={[name, 'owner']} rules={rules.owner}>
        <Input maxLength={60} style={{ maxWidth: 360 }} />
      </Form.Item>
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          去掉问题{name + 1}
        </Button>
      )}
    </fieldset>
  )
}
