import { Button, Checkbox, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { documentsContract } from '../contract.ts'
import { DISCLOSURES, GENRES, STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { oneOf, optionsOf, type Row, StateTag } from './parts.tsx'

const rules = rulesOf(documentsContract.endpoints.draftProgrammeNotice.input)
const GENRE_OPTIONS = Object.keys(GENRES).map((value) => ({ value, label: value }))

/** The register: every document of one's areas, and what was issued to them. */
export function DocumentsPage() {
  const { filters, setFilter } = useFilters(['genre', 'state', 'text', 'toPublish'])
  const { page, pageSize, onPage } = usePaging()
  const mayDraft = useMay('documents.document.draft')
  const [genre, state] = [oneOf(GENRES, filters.genre), oneOf(STATES, filters.state)]
  const filter = {
    ...(genre && { genre }),
    ...(state && { state }),
    ...(filters.text && { text: filters.text }),
    ...(filters.toPublish && { toPublish: true }),
  }
  const list = useAsk(documentsContract, 'listDocuments', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="公文" description="登记簿：从拟稿到归档，谁在什么时候办的，都有记录。" />
      <DataTable
        label="公文登记簿"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有公文" next="整改、结项、通报等会在办理时自动生成草稿，也可以在这里拟制。" />}
        filters={
          <>
            <SearchInput
              aria-label="搜索公文"
              placeholder="标题、字号、机关"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="文种"
              allowClear
              placeholder="全部文种"
              style={{ width: 120 }}
              options={GENRE_OPTIONS}
              value={genre ?? null}
              onChange={(value) => setFilter('genre', value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 130 }}
              options={optionsOf(STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
            <Checkbox
              checked={filters.toPublish === '1'}
              onChange={({ target }) => setFilter('toPublish', target.checked ? '1' : undefined)}
            >
              待公开
            </Checkbox>
          </>
        }
        actions={
          <>
            {mayDraft && <ProgrammeNotice />}
            {mayDraft && (
              <Link to="/documents/new">
                <Button type="primary">拟制公文</Button>
              </Link>
            )}
            <Link to={exportPath('documents.documents', '公文登记簿', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

/** The city's own notice, quotas and joint points as its annexes. */
function ProgrammeNotice() {
  const [isOpen, setOpen] = useState(false)
  const { posts } = useSession()
  const go = useNavigate()
  const areaCode = posts.find((post) => post.areaCode?.length === 2)?.areaCode
  if (!areaCode) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>创建工作通知</Button>
      {isOpen && (
        <ActForm
          name="draftProgrammeNotice"
          title="拟制创建工作通知"
          okText="生成草稿"
          done="草稿已生成，请补写正文"
          fixed={{ areaCode }}
          onClose={() => setOpen(false)}
          onDone={(answer) => go(`/documents/${(answer as { documentId: string }).documentId}/edit`)}
        >
          <p className="muted">名额分配表和联合试点名单按平台现有数据列为附件，正文留有待填处。</p>
          <Form.Item label="发文机关" name="issuer" rules={rules.issuer}>
            <Input placeholder="如：天津市民政局" />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const Publish = ({ row: { disclosure, publishBy, publishedOn, isLate } }: { row: Row }) => {
  if (disclosure !== 'open') return <span className="muted">{DISCLOSURES[disclosure]}</span>
  if (publishedOn) return <span className="figure">{publishedOn}公开</span>
  if (!publishBy) return <span className="muted">签发后计期限</span>
  return (
    <>
      <span className="figure">{publishBy}前</span> {isLate && <Tag color="red">已逾期</Tag>}
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '标题', render: ({ id, title }) => <Link to={`/documents/${id}`}>{title}</Link> },
  { key: 'genre', title: '文种', wideOnly: true, render: ({ genre }) => genre },
  {
    key: 'no',
    title: '发文字号',
    render: ({ no }) => (no ? <span className="figure">{no}</span> : <span className="muted">未编号</span>),
  },
  { key: 'issuer', title: '发文机关', wideOnly: true, render: ({ issuer }) => issuer },
  { key: 'state', title: '状态', render: ({ state }) => <StateTag state={state} /> },
  { key: 'drafted', title: '拟稿', date: true, wideOnly: true, render: ({ draftedOn }) => draftedOn },
  { key: 'issued', title: '印发', date: true, render: ({ issuedOn }) => issuedOn ?? '—' },
  { key: 'publish', title: '公开', render: (row) => <Publish row={row} /> },
]
