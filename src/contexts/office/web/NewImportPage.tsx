import { Button, Form, Input, InputNumber, Select, Skeleton } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { DownloadLink, UploadBox } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { officeContract } from '../contract.ts'
import { type ScopeField, scopeFieldsOf } from './import-states.ts'
import './office.css'

type Kind = z.infer<(typeof officeContract)['endpoints']['listImportKinds']['output']>[number]
const ACCEPT = ['.xlsx', '.csv']
const MAX_MEGABYTES = 60

/** Chooses a spreadsheet, gives its template, takes the filled file. */
export function NewImportPage() {
  const [search, setSearch] = useSearchParams()
  const kinds = useAsk(officeContract, 'listImportKinds', {})
  const chosen = kinds.data?.find(({ kind }) => kind === search.get('kind'))

  if (kinds.error) return <ErrorHint heading="新的导入" error={kinds.error} onRetry={kinds.refetch} />
  if (!kinds.data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader title="新的导入" back={<Link to="/imports">返回导入</Link>} />
      {kinds.data.length === 0 ? (
        <EmptyHint title="您的岗位没有可以导入的表格" next="如需导入，请联系本单位的安全管理员任命相应岗位。" />
      ) : (
        <div className="import-steps">
          <Section title="一、选择表格">
            <Select
              aria-label="表格"
              style={{ width: '100%', maxWidth: 400 }}
              placeholder="选择要导入的表格"
              value={chosen?.kind ?? null}
              onChange={(kind) => setSearch({ kind: String(kind) }, { replace: true })}
              options={kinds.data.map(({ kind, title }) => ({ value: kind, label: title }))}
            />
          </Section>
          {chosen && <Template kind={chosen} />}
          {chosen && <Upload key={chosen.kind} kind={chosen} given={search.get('scope')} />}
        </div>
      )}
    </>
  )
}

const Template = ({ kind }: { kind: Kind }) => (
  <Section
    title="二、下载模板并填写"
    extra={
      <DownloadLink href={downloadUrl(officeContract, 'downloadTemplate', { kind: kind.kind })}>下载模板</DownloadLink>
    }
  >
    <p className="muted">已有的表格也可以直接上传，只要第一行的列名与下表一致，列的先后不限。</p>
    <DataTable
      label="模板各列"
      rowKey={({ title }) => title}
      rows={kind.columns}
      columns={[
        {
          key: 'title',
          title: '列名',
          render: ({ title, required }) => (required ? <strong>{title}（必填）</strong> : title),
        },
        { key: 'example', title: '示例', render: ({ example }) => example || '—' },
        { key: 'note', title: '说明', render: ({ note }) => note || '—' },
      ]}
    />
  </Section>
)

type Filled = { scope?: Record<string, unknown>; file: File }

function Upload({ kind, given }: { kind: Kind; given: string | null }) {
  const start = useAct(officeContract, 'startImport')
  const navigate = useNavigate()
  const fields = scopeFieldsOf(kind.scope)
  const submit = ({ scope = {}, file }: Filled) =>
    start.mutate(
      { kind: kind.kind, scope, file },
      {
        onSuccess: ({ batchId, wasThere }) => {
          if (wasThere) toast('同一个文件已经上传过，为您打开原来的核对结果')
          navigate(`/imports/${batchId}`)
        },
      },
    )
  return (
    <Section title="三、上传文件">
      <ErrorAlert error={start.error} />
      <Form<Filled> layout="vertical" onFinish={submit} initialValues={{ scope: parsed(given) }} scrollToFirstError>
        {fields.map((field) => (
          <Form.Item
            key={field.name}
            label={field.label}
            name={['scope', field.name]}
            rules={[{ required: field.required, message: `请填写${field.label}` }]}
          >
            <ScopeInput field={field} />
          </Form.Item>
        ))}
        <Form.Item label="填好的表格" name="file" rules={[{ required: true, message: '请选择文件' }]}>
          <UploadBox accept={ACCEPT} maxMegabytes={MAX_MEGABYTES} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          上传并核对
        </Button>
        <p className="muted">这一步只核对，不会写入任何数据。</p>
      </Form>
    </Section>
  )
}

type InputProps = { field: ScopeField; id?: string; value?: unknown; onChange?: (value: unknown) => void }

function ScopeInput({ field, value, ...props }: InputProps) {
  const text = value === undefined ? undefined : String(value)
  if (field.form === 'area') return <AreaField {...props} value={text} />
  if (field.form === 'date') return <DatePick {...props} value={text} />
  if (field.form === 'integer') return <InputNumber {...props} value={value === undefined ? null : Number(value)} />
  if (field.form === 'choice')
    return <Select {...props} value={text ?? null} options={field.choices.map((one) => ({ value: one, label: one }))} />
  return <Input {...props} value={text ?? ''} />
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}
