import { Alert, Skeleton, Tag } from 'antd'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { interchangeContract } from '../contract.ts'

type Items = z.output<(typeof interchangeContract)['endpoints']['listNationalItems']['output']>
type Item = Items['kinds'][number]['items'][number]
type Table = Items['tables'][number]
type Code = Table['items'][number]

/** Every code table and data item, with where it is from and whether anybody held it against that. */
export function CodesPage() {
  const items = useAsk(interchangeContract, 'listNationalItems', {})
  const { data, error, refetch } = items
  return (
    <>
      <PageHeader title="代码表" description="报送全国系统用的代码和数据项，随创建项目的配置发布，改表不改程序。" />
      {error && !data && <ErrorHint error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton active title={false} />}
      {data && <Loaded items={data} />}
    </>
  )
}

function Loaded({ items: { system, kinds, tables } }: { items: Items }) {
  const titles = new Map(tables.map(({ key, title }) => [key, title]))
  const open = tables.filter(({ verified }) => !verified).length + kinds.flatMap(unverified).length
  return (
    <>
      {open > 0 && (
        <Alert
          style={{ marginBottom: 16 }}
          type="warning"
          showIcon
          title="标着“未核对”的代码和数据项，还没有与标准原文核对过"
          description="正式报送前，请对照国家系统下发的模板逐项核对，不符的由系统管理员改配置文件。"
        />
      )}
      {tables.map((table) => (
        <Section key={table.key} title={table.title} extra={<Checked verified={table.verified} />}>
          <p className="muted">出处：{table.source}</p>
          <DataTable<Code> label={table.title} columns={CODES} rows={table.items} rowKey={({ code }) => code} />
        </Section>
      ))}
      {kinds.map(({ kind, title, items }) => (
        <Section key={kind} title={`${system}数据项：${title}`}>
          <DataTable<Item> label={title} columns={columnsOf(titles)} rows={items} rowKey={({ column }) => column} />
        </Section>
      ))}
    </>
  )
}

const unverified = ({ items }: Items['kinds'][number]): Item[] => items.filter(({ verified }) => !verified)

function Checked({ verified }: { verified: boolean }) {
  return verified ? <Tag color="green">已核对</Tag> : <Tag color="orange">未核对</Tag>
}

const FORMS: Record<string, string> = { text: '文本', code: '代码', date: '日期', integer: '整数' }

const CODES: Column<Code>[] = [
  { key: 'code', title: '代码', width: 120, render: ({ code }) => <span className="figure">{code}</span> },
  { key: 'label', title: '名称', render: ({ label }) => label },
]

const columnsOf = (titles: ReadonlyMap<string, string>): Column<Item>[] => [
  { key: 'column', title: '列名', render: ({ column }) => column },
  { key: 'form', title: '形式', render: ({ form }) => FORMS[form] ?? form },
  { key: 'length', title: '最长', figure: true, render: ({ length }) => <Figure value={length} /> },
  { key: 'required', title: '必填', render: ({ required }) => (required ? '必填' : '选填') },
  { key: 'codes', title: '代码表', render: ({ codes }) => (codes ? (titles.get(codes) ?? '—') : '—') },
  { key: 'field', title: '报送', render: ({ field }) => (field ? '报送' : <Tag>本平台没有，不报送</Tag>) },
  { key: 'source', title: '出处', wideOnly: true, render: ({ source }) => source },
  { key: 'verified', title: '核对', render: ({ verified }) => <Checked verified={verified} /> },
]
