import { Button, Input, Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable, type Sort } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { programmeContract } from '../contract.ts'
import { type PointStatus, STATUSES } from '../rules/states.ts'
import { StatusTag } from './status.tsx'
import './programme.css'

type Row = z.output<(typeof programmeContract)['endpoints']['listPoints']['output']>['rows'][number]
const PAGE_SIZE = 50

/** Every point and nomination one may see, filtered, sorted, exported; a new one begins here. */
export function NominationsPage() {
  const { filters, setFilter, page, sort, list, quotas } = useNominations()
  const mayNominate = useMay('programme.point.nominate')
  return (
    <>
      <PageHeader
        title="申报与审批"
        description="街镇申报 → 区级审批 → 市级备案、公布、启动。"
        actions={<Actions district={filters.district} mayNominate={mayNominate} />}
      />
      <DataTable<Row>
        label="创建点与申报"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={(next) => {
          setFilter('sort', next?.key)
          setFilter('down', next?.down ? '1' : undefined)
        }}
        empty={
          <EmptyHint
            title="没有符合条件的创建点"
            next={mayNominate ? '点“填写申报”推荐街镇。' : '可放宽上方的筛选条件。'}
          />
        }
        paging={{
          page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          onPage: (next) => setFilter('page', next > 1 ? String(next) : undefined),
        }}
        filters={
          <>
            {(quotas.data?.rows.length ?? 0) > 1 && (
              <Select
                aria-label="区"
                placeholder="全部区"
                allowClear
                style={{ width: 130 }}
                value={filters.district ?? null}
                onChange={(code: string | undefined) => setFilter('district', code)}
                options={
                  quotas.data?.rows.map(({ districtCode, districtName }) => ({
                    value: districtCode,
                    label: districtName,
                  })) ?? []
                }
              />
            )}
            <Select
              aria-label="状态"
              placeholder="全部状态"
              mode="multiple"
              maxTagCount={1}
              style={{ minWidth: 190 }}
              value={filters.status ? filters.status.split(',') : []}
              onChange={(values: string[]) => setFilter('status', values.join(',') || undefined)}
              options={Object.entries(STATUSES).map(([value, label]) => ({ value, label }))}
            />
            <Input.Search
              aria-label="街镇或项目名称"
              placeholder="街镇或项目名称"
              allowClear
              style={{ width: 200 }}
              defaultValue={filters.words ?? ''}
              onSearch={(words) => setFilter('words', words || undefined)}
            />
          </>
        }
      />
    </>
  )
}

/** The list and its filters, all in the address. */
function useNominations() {
  const { filters, setFilter } = useFilters(['district', 'status', 'kind', 'words', 'sort', 'down', 'page'])
  const quotas = useAsk(programmeContract, 'quotasBoard', {})
  const page = Number(filters.page ?? 1)
  const sort: Sort | undefined = filters.sort ? { key: filters.sort, down: filters.down === '1' } : undefined
  const list = useAsk(programmeContract, 'listPoints', {
    ...(filters.district && { districtCode: filters.district }),
    ...(filters.status && { status: filters.status.split(',') as PointStatus[] }),
    ...(filters.words && { words: filters.words }),
    ...(sort && { sort: sort.key as 'town', descending: sort.down }),
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  })
  return { filters, setFilter, page, sort, list, quotas }
}

function Actions({ district, mayNominate }: { district: string | undefined; mayNominate: boolean }) {
  return (
    <>
      <Link to={exportPath('programme.annex-2', '创建点名单')}>
        <Button>导出名单</Button>
      </Link>
      {mayNominate && (
        <>
          <Link to={importPath('programme.nominations')}>
            <Button>导入申报名单</Button>
          </Link>
          <Link to={`/nominations/new${district ? `?district=${district}` : ''}`}>
            <Button type="primary">填写申报</Button>
          </Link>
        </>
      )}
    </>
  )
}

const columns: Column<Row>[] = [
  { key: 'district', title: '区', render: ({ districtName }) => districtName },
  {
    key: 'town',
    title: '街镇',
    sortable: true,
    render: ({ id, townName, kind, seq }) => (
      <>
        <Link to={`/nominations/${id}`}>{townName}</Link>
        {kind === 'joint' && <span className="tag-joint">联合{seq}</span>}
      </>
    ),
  },
  { key: 'project', title: '项目名称', wideOnly: true, render: ({ projectName }) => projectName || '—' },
  { key: 'pilots', title: '试点社区', figure: true, render: ({ pilots }) => pilots },
  { key: 'covered', title: '仅辐射', figure: true, render: ({ coveredOnly }) => coveredOnly || '—' },
  { key: 'unconfirmed', title: '名称待确认', figure: true, render: ({ unconfirmed }) => unconfirmed || '—' },
  { key: 'startsOn', title: '启动日期', sortable: true, render: ({ startsOn }) => startsOn ?? '—' },
  { key: 'status', title: '状态', sortable: true, render: ({ status }) => <StatusTag status={status} /> },
]
