import { Tag } from 'antd'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import type { Column } from '#ui/DataTable.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import type { PublicityView } from '../contract-parts.ts'
import { LINK_STATES, MEDIA_LEVELS, PUBLICITY_KINDS } from '../vocabulary.ts'
import { PublicityForming } from './PublicityForming.tsx'
import { Choice, Register } from './register.tsx'
import { oneOf } from './words.ts'

type Publicity = z.output<typeof PublicityView>

export function PublicityPage() {
  const { filters, setFilter } = useFilters(['text', 'kind', 'level', 'linkState'])
  const paging = usePaging()
  const mayRecord = useMay('learning.publicity.record')
  const [kind, level] = [oneOf(PUBLICITY_KINDS, filters.kind), oneOf(MEDIA_LEVELS, filters.level)]
  const linkState = oneOf(LINK_STATES, filters.linkState)
  const filter = {
    ...{ ...(kind && { kind }), ...(level && { level }), ...(linkState && { linkState }) },
    ...(filters.text && { text: filters.text }),
  }
  const list = useAsk(learningContract, 'listPublicity', { ...filter, page: paging.page, pageSize: paging.pageSize })
  const checks = list.data?.checksLinks ? '链接每夜核对。' : '链接核对没有开启（需要外网），“未核对”不表示失效。'
  return (
    <>
      <PageHeader title="宣传台账" description={`标准要求每季度至少一条。成批的请用表格导入。${checks}`} />
      <Register
        label="宣传台账"
        columns={COLUMNS}
        list={list}
        paging={paging}
        next="登记媒体报道，附链接或截图。"
        exportName="learning.publicity"
        filter={filter}
        importName={mayRecord && 'learning.publicity'}
        filters={
          <>
            <SearchInput
              aria-label="搜索宣传"
              placeholder="标题、媒体"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Choice label="类别" words={PUBLICITY_KINDS} value={kind} onChange={(one) => setFilter('kind', one)} />
            <Choice label="级别" words={MEDIA_LEVELS} value={level} onChange={(one) => setFilter('level', one)} />
            <Choice
              label="链接"
              words={LINK_STATES}
              value={linkState}
              onChange={(one) => setFilter('linkState', one)}
            />
          </>
        }
        add={mayRecord && { label: '登记宣传', form: (onClose) => <PublicityForming onClose={onClose} /> }}
      />
    </>
  )
}

function Void({ one }: { one: Publicity }) {
  const act = useAct(learningContract, 'voidPublicity')
  return (
    <ConfirmAct
      label="作废"
      title={`作废“${one.title}”？`}
      consequences={['不再列在台账里，也不再计入标准', '记录和理由留作审计']}
      reason={{ label: '为什么作废，至少4个字', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ publicityId: one.id, version: one.version, reason }).then(() => toast('已作废'))
      }
    />
  )
}

const COLUMNS: Column<Publicity>[] = [
  {
    key: 'title',
    title: '标题',
    render: ({ title, link }) =>
      link ? (
        <a href={link} target="_blank" rel="noreferrer noopener">
          {title}
        </a>
      ) : (
        title
      ),
  },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'kind', title: '类别', render: ({ kind }) => PUBLICITY_KINDS[kind] },
  { key: 'media', title: '媒体', render: ({ media, level }) => `${media}（${MEDIA_LEVELS[level]}）` },
  { key: 'day', title: '日期', date: true, render: ({ publishedOn }) => publishedOn },
  {
    key: 'link',
    title: '链接',
    render: ({ linkState, linkNote }) => (
      <>
        <Tag color={linkState === 'dead' ? 'red' : 'default'}>{LINK_STATES[linkState]}</Tag>
        {linkState === 'dead' && <div className="muted">{linkNote}</div>}
      </>
    ),
  },
  { key: 'file', title: '截图', wideOnly: true, render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'acts', title: '办理', fixed: 'right', render: (row) => row.mayChange && <Void one={row} /> },
]
