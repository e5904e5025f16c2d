import { Button, Form, Input, InputNumber, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { UploadBox } from '#ui/files.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { documentsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { refOf, type View } from './parts.tsx'

type Move = View['may'][number]
type Name = keyof (typeof documentsContract)['endpoints']
type Step = {
  name: Name
  label: string
  done: string
  fields?: (document: View, today: string) => ReactNode
  initial?: object
}

/** The rules of one field of a command, from the schema that the server parses with. */
const ruleOf = (name: Name, field: string) =>
  rulesOf(documentsContract.endpoints[name].input as z.ZodObject<Record<string, z.ZodType>>)[field] ?? []
const note = (label: string) => (
  <Form.Item label={label} name="note">
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
)
const reason = (name: 'returnDraft' | 'returnReviewed') => (
  <Form.Item label="退回的理由" name="reason" rules={ruleOf(name, 'reason')}>
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
)
const line = (name: Name, field: string, label: string, extra = '') => (
  <Form.Item label={label} name={field} rules={ruleOf(name, field)} {...(extra && { extra })}>
    <Input />
  </Form.Item>
)

/** What stands in the window of each step. */
const STEPS: Partial<Record<Move, Step>> = {
  review: {
    name: 'reviewDocument',
    label: '核稿通过',
    done: '已核稿，等待签发',
    fields: () => note('核稿意见（可不填）'),
  },
  returnDraft: { name: 'returnDraft', label: '退回修改', done: '已退回拟稿人', fields: () => reason('returnDraft') },
  returnReviewed: {
    name: 'returnReviewed',
    label: '退回修改',
    done: '已退回拟稿人',
    fields: () => reason('returnReviewed'),
  },
  sign: {
    ...{ name: 'signDocument', label: '签发', done: '已签发，等待编号' },
    fields: () => (
      <>
        <p className="muted">今天即成文日期；签发后文稿不能再改动。</p>
        {line('signDocument', 'signer', '签发人姓名')}
        {note('签发意见（可不填）')}
      </>
    ),
  },
  number: {
    ...{ name: 'numberDocument', label: '登记字号', done: '已编号' },
    fields: () => line('numberDocument', 'no', '发文字号', '如：津民函〔2024〕20号，六角括号，序号不编虚位'),
  },
  seal: {
    ...{ name: 'sealDocument', label: '登记用印', done: '已登记用印，盖章件已保存' },
    fields: () => (
      <>
        <p className="muted">照盖章件逐项填写；字号、标题或页数与签发的文稿不符的，不能登记。</p>
        <Form.Item label="盖章件" name="file" rules={[{ required: true, message: '请选择盖章件' }]}>
          <UploadBox accept={['.pdf', '.ofd', '.jpg', '.jpeg', '.png']} maxMegabytes={50} label="选择扫描件" />
        </Form.Item>
        {line('sealDocument', 'sealName', '盖的是哪枚印章')}
        {line('sealDocument', 'noSeen', '件上的发文字号')}
        {line('sealDocument', 'titleSeen', '件上的标题')}
        <Form.Item label="件上的页数" name="pagesSeen" rules={ruleOf('sealDocument', 'pagesSeen')}>
          <InputNumber min={1} max={2000} precision={0} />
        </Form.Item>
      </>
    ),
  },
  issue: {
    ...{ name: 'issueDocument', label: '印发', done: '已印发' },
    fields: ({ signedOn }, today) => (
      <Form.Item label="印发日期" name="issuedOn" rules={ruleOf('issueDocument', 'issuedOn')}>
        <DatePick {...(signedOn && { min: signedOn })} max={today} />
      </Form.Item>
    ),
  },
  publish: {
    ...{ name: 'publishDocument', label: '登记公开', done: '已登记主动公开' },
    fields: ({ signedOn }, today) => (
      <>
        <Form.Item label="公开日期" name="publishedOn" rules={ruleOf('publishDocument', 'publishedOn')}>
          <DatePick {...(signedOn && { min: signedOn })} max={today} />
        </Form.Item>
        {line('publishDocument', 'publishedAt', '公开在哪里')}
      </>
    ),
  },
  archive: {
    name: 'archiveDocument',
    label: '归档',
    done: '已归档',
    fields: () => line('archiveDocument', 'archiveNo', '归档号'),
  },
}

/** The next steps for whoever may take them. */
export function Acts({ document }: { document: View }) {
  const [open, setOpen] = useState<Move>()
  const { today } = useSession()
  const recall = useAct(documentsContract, 'recallDocument')
  const steps = document.may.flatMap((move) => (STEPS[move] ? [{ move, ...STEPS[move] }] : []))
  const mayRecall = document.may.includes('recall')
  const mayChange = document.may.includes('change')
  if (steps.length === 0 && !mayRecall && !mayChange) return null
  const now = steps.find(({ move }) => move === open)
  return (
    <Section title="下一步">
      <Space wrap>
        {mayChange && (
          <Link to={`/documents/${document.id}/edit`}>
            <Button>修改草稿</Button>
          </Link>
        )}
        {steps.map(({ move, label }, index) => (
          <Button key={move} type={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(move)}>
            {label}
          </Button>
        ))}
        {mayRecall && (
          <ConfirmAct
            label="撤回"
            title={`撤回“${document.title}”？`}
            consequences={['这份公文不再办理；已经印发的，视为自始没有效力，须另行通知收文单位', '登记簿保留它的经过']}
            reason={{ label: '为什么撤回', required: true }}
            onConfirm={(why) => recall.mutateAsync({ ...refOf(document), reason: why }).then(() => toast('已撤回'))}
          />
        )}
      </Space>
      {now && (
        <ActForm
          name={now.name}
          title={now.label}
          okText={now.label}
          done={now.done}
          fixed={refOf(document)}
          onClose={() => setOpen(undefined)}
        >
          {now.fields?.(document, today)}
        </ActForm>
      )}
    </Section>
  )
}
