import { Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { givingContract } from '../contract.ts'
import type { GiverView } from '../contract-parts.ts'
import { CONSENTS, GIVER_KINDS, SOURCE_CLASSES } from '../vocabulary.ts'
import { Choice } from './GiftsPage.tsx'
import { oneOf, optionsOf, yuan } from './parts.tsx'

type Giver = z.infer<typeof GiverView>
const MARKS = { related: '关联方', foreign: '境外' } as const

/** Everybody who gave or promised to, masked. */
export function GiversPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'kind', 'marked'])
  const { page, pageSize, onPage } = usePaging()
  const kind = oneOf(GIVER_KINDS, filters.kind)
  const marked = oneOf(MARKS, filters.marked)
  const filter = {
    ...(filters.areaCode && { areaCode: filters.areaCode }),
    ...(kind && { kind }),
    ...(marked && { marked }),
  }
  const list = useAsk(givingContract, 'listGivers', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="捐赠人" description="名单上只显示掩码；本人不愿公开的，除经办人外连姓也看不到。" />
      <DataTable
        label="捐赠人"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有符合条件的捐赠人" next="登记捐赠时一并登记捐赠人。" />}
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Choice label="类型" words={GIVER_KINDS} value={kind} onChange={(one) => setFilter('kind', one)} />
            <Select<string>
              aria-label="标记"
              allowClear
              placeholder="关联方或境外"
              style={{ width: 150 }}
              options={optionsOf(MARKS)}
              {...(marked && { value: marked })}
              onChange={(one) => setFilter('marked', one)}
            />
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Giver>[] = [
  {
    key: 'name',
    title: '捐赠人',
    render: ({ id, maskedName, isRelated, isForeign }) => (
      <>
        <Link to={`/fund/givers/${id}`}>{maskedName}</Link> {isRelated && <Tag color="orange">关联方</Tag>}
        {isForeign && <Tag color="purple">境外</Tag>}
      </>
    ),
  },
  { key: 'kind', title: '类型', render: ({ kind }) => GIVER_KINDS[kind] },
  { key: 'area', title: '街镇', wideOnly: true, render: ({ areaName }) => areaName },
  {
    key: 'source',
    title: '资金来源',
    wideOnly: true,
    render: ({ sourceClass, isCounted }) => (
      <>
        {SOURCE_CLASSES[sourceClass]} {!isCounted && <Tag>不计入筹集额</Tag>}
      </>
    ),
  },
  { key: 'consent', title: '公开意愿', render: ({ consent, shownName }) => `${CONSENTS[consent]}（${shownName}）` },
  { key: 'gifts', title: '次数', figure: true, render: ({ gifts }) => gifts },
  { key: 'fen', title: '已捐（元）', figure: true, render: ({ givenFen }) => yuan(givenFen) },
]
