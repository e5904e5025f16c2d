import { Breadcrumb, Button, Input, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useIsNarrow } from '#ui/screen.ts'
import { useFilters } from '#ui/useFilters.ts'
import { AREA_KINDS, type DivisionFilter, directoryContract } from '../contract.ts'
import { AreaTree } from './AreaTree.tsx'
import './directory.css'

type Division = z.infer<(typeof directoryContract)['endpoints']['listDivisions']['output']>['rows'][number]
type Filter = z.input<typeof DivisionFilter>
const LIMIT = 50
const SEARCHES = ['words', 'level', 'kind', 'virtual'] as const

/** The official list, from the city down, with every other name a place goes by. */
export function AreasPage() {
  const { filters, setFilter, clear } = useFilters(['underCode', ...SEARCHES])
  const isNarrow = useIsNarrow()
  const list = useAskMore(directoryContract, 'listDivisions', { ...(filters as Filter), limit: LIMIT }, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  const [page] = list.pages ?? []
  const rows = list.pages?.flatMap(({ rows }) => rows)
  const trail = page?.trail ?? []
  const [root] = trail
  const isSearch = SEARCHES.some((name) => filters[name])
  const open = (code: string) => setFilter('underCode', code === root?.code ? undefined : code)
  const table = (
    <DataTable
      label="区划"
      columns={columnsOf(open, isSearch, rows?.some(({ level }) => level !== 'community') ?? false)}
      rows={rows}
      rowKey={({ code }) => code}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ ...list.paging, ...(page && { total: page.total }) }}
      empty={
        <EmptyHint
          title="没有符合条件的区划"
          next="可只写名称中的几个字，例如“新文化”；也可按区划代码的前几位查找。"
          action={<Button onClick={clear}>清空条件</Button>}
        />
      }
      filters={<Filters filters={filters} setFilter={setFilter} />}
      actions={
        <Link to={exportPath('directory.areas', '区划名录', { ...filters, deep: true })}>
          {isSearch ? '导出查到的区划' : `导出${trail.at(-1)?.name ?? ''}各级区划`}
        </Link>
      }
    />
  )
  return (
    <>
      <PageHeader
        title="区划"
        description="以国家统计局统计用区划代码为准；表格中的写法与正式名称不同的，在“其他名称”中列明。"
      />
      <Figures />
      <div className="area-panes">
        {!isNarrow && root && <AreaTree root={root} trail={trail} onChoose={open} />}
        <div>
          <Breadcrumb
            className="area-trail"
            items={trail.map(({ code, name }) => ({
              title: code === trail.at(-1)?.code ? name : <Crumb name={name} onOpen={() => open(code)} />,
            }))}
          />
          {table}
        </div>
      </div>
    </>
  )
}

const Crumb = ({ name, onOpen }: { name: string; onOpen: () => void }) => (
  <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} onClick={onOpen}>
    {name}
  </Button>
)

const LEVELS = { district: '区', town: '街镇（含功能区）', community: '社区（村）' } as const

/** How many there are of each level, virtual ones apart; each figure opens its own list. */
function Figures() {
  const counts = useAsk(directoryContract, 'countAreas', {})
  const of = (level: keyof typeof LEVELS) => counts.data?.find((one) => one.level === level)
  const virtual = of('community')?.virtual
  return (
    <p className="area-figures">
      {(['district', 'town', 'community'] as const).map((level) => (
        <Link key={level} to={`?level=${level}`}>
          {LEVELS[level]} <strong>{of(level)?.count.toLocaleString('zh-CN') ?? '—'}</strong>个
        </Link>
      ))}
      <Link to="?virtual=only">
        其中虚拟社区 <strong>{virtual?.toLocaleString('zh-CN') ?? '—'}</strong>个
      </Link>
      <span className="muted">虚拟社区没有常住居民，不作创建对象</span>
    </p>
  )
}

type Names = 'underCode' | (typeof SEARCHES)[number]
type FiltersProps = { filters: Partial<Record<Names, string>>; setFilter: (name: Names, value?: string) => void }
const { city: _, ...KINDS } = AREA_KINDS

const Filters = ({ filters, setFilter }: FiltersProps) => (
  <>
    <Input.Search
      key={filters.words ?? ''}
      aria-label="按名称、其他名称或代码查找"
      placeholder="名称、其他名称或代码"
      allowClear
      style={{ width: 220 }}
      defaultValue={filters.words}
      onSearch={(words) => setFilter('words', words.trim())}
    />
    <Select
      aria-label="级别"
      placeholder="级别"
      allowClear
      style={{ width: 150 }}
      value={filters.level ?? null}
      onChange={(level) => setFilter('level', level ?? undefined)}
      options={Object.entries(LEVELS).map(([value, label]) => ({ value, label }))}
    />
    <Select
      aria-label="类型"
      placeholder="类型"
      allowClear
      style={{ width: 110 }}
      value={filters.kind ?? null}
      onChange={(kind) => setFilter('kind', kind ?? undefined)}
      options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
    />
    <Select
      aria-label="虚拟社区"
      placeholder="虚拟社区"
      allowClear
      style={{ width: 130 }}
      value={filters.virtual ?? null}
      onChange={(virtual) => setFilter('virtual', virtual ?? undefined)}
      options={[
        { value: 'only', label: '仅虚拟社区' },
        { value: 'none', label: '不含虚拟社区' },
      ]}
    />
  </>
)

const BELOW: Column<Division> = {
  key: 'below',
  title: '下辖',
  figure: true,
  render: ({ level, towns, communities }) =>
    level === 'community' ? (
      '—'
    ) : (
      <>
        {level === 'district' && <Figure value={towns} unit="街镇　" />}
        <Figure value={communities} unit="社区（村）" />
      </>
    ),
}

const columnsOf = (open: (code: string) => void, isSearch: boolean, hasBelow: boolean): Column<Division>[] => [
  {
    key: 'name',
    title: '正式名称',
    render: ({ code, name, level, isVirtual }) => (
      <>
        {level === 'community' ? name : <Crumb name={name} onOpen={() => open(code)} />}
        {isVirtual && <Tag style={{ marginInlineStart: 8 }}>虚拟</Tag>}
      </>
    ),
  },
  ...(isSearch
    ? [
        {
          key: 'above',
          title: '所在',
          render: ({ level, districtName, parentName }: Division) =>
            level === 'community' ? `${districtName} › ${parentName}` : (parentName ?? '—'),
        },
      ]
    : []),
  {
    key: 'aliases',
    title: '其他名称',
    render: ({ aliases }) =>
      aliases.length === 0
        ? '—'
        : aliases.map(({ name, source }) => (
            <div key={name}>
              {name} <small className="muted">{source}</small>
            </div>
          )),
  },
  { key: 'kind', title: '类型', render: ({ kind }) => AREA_KINDS[kind] },
  { key: 'code', title: '区划代码', render: ({ code }) => <span className="figure">{code}</span> },
  ...(hasBelow ? [BELOW] : []),
  { key: 'source', title: '来源', wideOnly: true, render: ({ source }) => <small className="muted">{source}</small> },
  {
    key: 'valid',
    title: '有效期',
    wideOnly: true,
    render: ({ validFrom, validTo }) => (
      <small className="muted figure">
        {showDate(validFrom)}起{validTo && `，至${showDate(validTo)}止`}
      </small>
    ),
  },
]
