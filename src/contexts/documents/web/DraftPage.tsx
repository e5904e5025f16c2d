import { Button, Form, Input, Select, Skeleton } from 'antd'
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
import { documentsContract } from '../contract.ts'
import { DraftForm } from '../contract-parts.ts'
import { TEMPLATES } from '../rules/templates.ts'
import { type Annex, type Block, DISCLOSURES, GENRES, type Genre, LAYOUTS } from '../vocabulary.ts'
import { Blocks } from './Blocks.tsx'
import { optionsOf, refOf, type View } from './parts.tsx'
import './documents.css'

const rules = rulesOf(DraftForm)
const GENRE_OPTIONS = (Object.keys(GENRES) as Genre[]).map((value) => ({ value, label: `${value}：${GENRES[value]}` }))

type Values = {
  areaCode?: string
  genre: Genre
  layout: keyof typeof LAYOUTS
  issuer?: string
  title: string
  addressee: string
  body: Block[]
  annexes: Annex[]
  copyTo: string
  disclosure: keyof typeof DISCLOSURES
}
const begin = (genre: Genre): Values => ({ genre, ...TEMPLATES[genre], annexes: [], copyTo: '' })

/** Begins from the template of a genre; choosing another genre begins anew only where nothing was written yet. */
export function NewDocumentPage() {
  const { posts } = useSession()
  const go = useNavigate()
  const act = useAct(documentsContract, 'draftDocument')
  const areaCode = posts.find((post) => post.areaCode)?.areaCode
  return (
    <>
      <PageHeader
        title="拟制公文"
        description="小标题的序号、附件说明、日期和版记由平台排好；字号留空，由文秘编。"
        back={<Link to="/documents">返回公文登记簿</Link>}
      />
      <TextForm
        first={{ ...begin('通知'), ...(areaCode && { areaCode }) }}
        isNew
        draftName="documents.new"
        error={act.error}
        isPending={act.isPending}
        onSubmit={(values, saved) =>
          act.mutate(values as never, {
            onSuccess: ({ documentId }) => {
              saved()
              toast('草稿已保存，等待核稿')
              go(`/documents/${documentId}`)
            },
          })
        }
      />
    </>
  )
}

export function EditDocumentPage() {
  const { documentId = '' } = useParams()
  const { data, error, refetch } = useAsk(documentsContract, 'getDocument', { documentId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="修改公文草稿" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <Edit document={data} />
}

function Edit({ document }: { document: View }) {
  const go = useNavigate()
  const act = useAct(documentsContract, 'changeDraft')
  const page = `/documents/${document.id}`
  return (
    <>
      <PageHeader title="修改公文草稿" description={document.title} back={<Link to={page}>返回这份公文</Link>} />
      <TextForm
        first={document}
        draftName={`documents.${document.id}.${String(document.version)}`}
        error={act.error}
        isPending={act.isPending}
        onSubmit={(values, saved) =>
          act.mutate({ ...values, ...refOf(document) } as never, {
            onSuccess: () => {
              saved()
              toast('已保存，等待核稿')
              go(page)
            },
          })
        }
      />
    </>
  )
}

type FormProps = {
  first: Values
  isNew?: boolean
  error: Error | null
  isPending: boolean
  /** What was typed is kept under this name until the server has it. */
  draftName: string
  onSubmit: (values: Values, saved: () => void) => void
}
function TextForm({ first, isNew = false, error, isPending, draftName, onSubmit }: FormProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(draftName, first, form)
  const restart = (genre: Genre) => isNew && form.setFieldsValue(begin(genre))
  return (
    <Form
      form={form}
      name="document"
      layout="vertical"
      className="document-form"
      {...draft.props}
      onFinish={(values) => onSubmit(values, draft.clear)}
    >
      <ErrorAlert error={error} />
      <Section title="什么公文">
        <div className="document-row">
          <Form.Item label="文种" name="genre" rules={rules.genre} extra={isNew && '换文种会换成它的范本'}>
            <Select options={GENRE_OPTIONS} onChange={restart} />
          </Form.Item>
          <Form.Item label="格式" name="layout" rules={rules.layout}>
            <Select options={optionsOf(LAYOUTS)} />
          </Form.Item>
          <Form.Item
            label="公开属性"
            name="disclosure"
            rules={rules.disclosure}
            extra="主动公开的，签发之后在法定期限内公开，最迟的日子会列进日程"
          >
            <Select options={optionsOf(DISCLOSURES)} />
          </Form.Item>
        </div>
        <div className="document-row">
          {isNew && (
            <Form.Item label="发文机关所在区划" name="areaCode" rules={rules.areaCode}>
              <AreaField levels={['city', 'district', 'town']} />
            </Form.Item>
          )}
          <Form.Item label="发文机关" name="issuer" rules={rules.issuer}>
            <Input placeholder="写全称或规范化简称，如：天津市民政局" />
          </Form.Item>
        </div>
        <Form.Item label="标题" name="title" rules={rules.title}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item label="主送机关" name="addressee" rules={rules.addressee}>
          <Input maxLength={200} />
        </Form.Item>
      </Section>
      <Section title="正文">
        <Form.Item name="body" rules={rules.body} noStyle>
          <Blocks />
        </Form.Item>
      </Section>
      <Section title="附件">
        <Annexes />
      </Section>
      <Section title="版记">
        <Form.Item label="抄送（可不填）" name="copyTo" rules={rules.copyTo}>
          <Input maxLength={300} />
        </Form.Item>
      </Section>
      <Button type="primary" htmlType="submit" loading={isPending}>
        保存草稿
      </Button>
    </Form>
  )
}

const Annexes = () => (
  <Form.List name="annexes">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }) => (
          <div key={key} className="document-annex">
            <Form.Item
              label={`附件${name + 1}名称`}
              name={[name, 'title']}
              rules={[{ required: true, message: '请填写附件名称' }]}
            >
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item label="纸张" name={[name, 'landscape']}>
              <Select
                options={[
                  { value: false, label: '竖排' },
                  { value: true, label: '横排（宽表格）' },
                ]}
              />
            </Form.Item>
            <Form.Item name={[name, 'blocks']} noStyle>
              <Blocks />
            </Form.Item>
            <Button onClick={() => remove(name)}>删去附件{name + 1}</Button>
          </div>
        ))}
        <Button onClick={() => add({ title: '', landscape: false, blocks: [] })}>增加附件</Button>
      </>
    )}
  </Form.List>
)
