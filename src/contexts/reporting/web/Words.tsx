import { Button, Form, Input } from 'antd'
import { useAct, useRefresh } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { reportingContract } from '../contract.ts'
import { LEAST_WORDS } from '../rules/parts.ts'
import { type Report, refOf } from './parts.tsx'

/** What the report tells in words: to be written while it may be, else to be read. */
export const Words = ({ report }: { report: Report }) =>
  report.may.includes('writeParts') ? <Write report={report} /> : <Read report={report} />

const Read = ({ report }: { report: Report }) => (
  <>
    {report.parts.map(({ code, title, text }) => (
      <Section key={code} title={title}>
        <p className="reporting-words">{text || <span className="muted">尚未编写</span>}</p>
      </Section>
    ))}
  </>
)

function Write({ report }: { report: Report }) {
  const [form] = Form.useForm<Record<string, string>>()
  const act = useAct(reportingContract, 'writeParts')
  const refresh = useRefresh()
  const save = (texts: Record<string, string>) => {
    const parts = Object.entries(texts).map(([code, text]) => ({ code, text: text ?? '' }))
    act.mutate({ ...refOf(report), parts }, { onSuccess: () => toast('已保存') })
  }
  return (
    <Section title="文字部分">
      <ErrorAlert error={act.error} onRefresh={() => refresh().then(act.reset)} />
      <Form
        form={form}
        name="words"
        layout="vertical"
        className="reporting-form"
        initialValues={Object.fromEntries(report.parts.map(({ code, text }) => [code, text]))}
        onFinish={save}
      >
        {report.parts.map(({ code, title, hint }) => (
          <Form.Item key={code} label={title} name={code} extra={`${hint}；至少${LEAST_WORDS}个字`}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={5000} showCount />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存文字部分
        </Button>
      </Form>
    </Section>
  )
}
