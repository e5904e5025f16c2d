import { Button, Form, Input, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { learningContract } from '../contract.ts'
import { CaseForm, RolePart, Step, type WholeCase } from '../contract-parts.ts'

const rules = rulesOf(CaseForm)
const [stepRules, roleRules] = [rulesOf(Step), rulesOf(RolePart)]
type Case = z.output<typeof WholeCase>

export const NewCasePage = () => <CaseForming />

export function EditCasePage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useAsk(learningContract, 'getCase', { caseId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="修改案例" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <CaseForming known={data} />
}

/** Four parts, and what another place needs to do the same. */
function CaseForming({ known }: { known?: Case }) {
  const [form] = Form.useForm()
  const go = useNavigate()
  const write = useAct(learningContract, 'writeCase')
  const change = useAct(learningContract, 'changeCase')
  const draft = useDraft(`learning.case.${known?.id ?? 'new'}`, known ?? { steps: [{}], roles: [{}] }, form)
  const done = (caseId: string) => {
    draft.clear()
    toast('已保存')
    go(`/learning/cases/${caseId}`)
  }
  const submit = (values: object) => {
    const facts = filled(values) as never
    if (!known) return write.mutate(facts, { onSuccess: ({ caseId }) => done(caseId) })
    const ref = { caseId: known.id, version: known.version }
    return change.mutate({ ...(facts as object), ...ref } as never, { onSuccess: () => done(known.id) })
  }
  return (
    <>
      <PageHeader title={known ? '修改案例' : '撰写案例'} back={<Link to="/learning/cases">返回案例</Link>} />
      <Form
        form={form}
        name="case"
        layout="vertical"
        scrollToFirstError
        style={{ maxWidth: 820 }}
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={write.error ?? change.error} />
        <Section title="案例">
          {!known && (
            <Form.Item label="创建点所在街镇" name="areaCode" rules={rules.areaCode}>
              <AreaField levels={['town']} />
            </Form.Item>
          )}
          <Form.Item label="名称" name="title" rules={rules.title}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item label="标签" name="tags" extra="写一个，按回车再写下一个">
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
          <Part name="background" label="背景：为什么做" />
          <Part name="practice" label="做法：怎么做的" />
          <Part name="effect" label="成效：做成了什么，有数字写数字" />
          <Part name="insight" label="启示：别处可以学什么" />
          <Form.Item
            label="文字里有没有能认出的个人"
            name="tellsOfPeople"
            rules={rules.tellsOfPeople}
            extra="有的话，公开前须登记本人（未成年人为监护人）的书面同意"
          >
            <Radio.Group
              options={[
                { value: false, label: '没有' },
                { value: true, label: '有' },
              ]}
            />
          </Form.Item>
        </Section>
        <Section title="照着做（写全了，别处才能采用）">
          <Rows
            name="steps"
            fields={[
              ['title', '第几步做什么'],
              ['how', '怎么做'],
            ]}
            rules={stepRules}
            add="加一步"
          />
          <Rows
            name="roles"
            fields={[
              ['role', '谁来做'],
              ['does', '负责什么'],
            ]}
            rules={roleRules}
            add="加一个角色"
          />
          <Form.Item label="照着做一遍的成本" name="costFen" extra="不花钱请填0">
            <YuanInput />
          </Form.Item>
          <Form.Item label="成本说明" name="costNote">
            <Input maxLength={500} />
          </Form.Item>
        </Section>
        <Button type="primary" htmlType="submit" loading={write.isPending || change.isPending}>
          保存
        </Button>
      </Form>
    </>
  )
}

const Part = ({ name, label }: { name: string; label: string }) => (
  <Form.Item label={label} name={name}>
    <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={5000} showCount />
  </Form.Item>
)

type RowsProps = { name: string; fields: [string, string][]; rules: Record<string, object[]>; add: string }
const Rows = ({ name: list, fields: parts, rules: rulesOfRow, add: words }: RowsProps) => (
  <Form.List name={list}>
    {(rows, { add, remove }) => (
      <>
        {rows.map(({ key, name }) => (
          <div key={key} style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
            {parts.map(([part, label], index) => (
              <Form.Item
                key={part}
                label={label}
                name={[name, part]}
                rules={rulesOfRow[part] as never}
                style={{ flex: index === 0 ? '1 1 180px' : '3 1 320px' }}
              >
                <Input.TextArea autoSize maxLength={1000} />
              </Form.Item>
            ))}
            <Form.Item label=" " colon={false}>
              <Button onClick={() => remove(name)}>删去</Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          {words}
        </Button>
      </>
    )}
  </Form.List>
)
