import { Button, Pagination, Skeleton, Table } from 'antd'
import type { ReactNode } from 'react'
import { EmptyHint, ErrorHint } from './hints.tsx'
import { useIsPhone } from './screen.ts'
import './ui.css'

export type Column<R> = {
  /** Also what `onSort` and `onFilter` speak of. */
  key: string
  title: string
  render: (row: R) => ReactNode
  /** A number: right-aligned with digits of one width. */
  figure?: boolean
  /** A day or a moment: digits of one width, never broken. */
  date?: boolean
  width?: number
  sortable?: boolean
  /** Offered in the head of the column; filtering is the server's. */
  choices?: readonly { value: string; text: string }[]
  fixed?: 'left' | 'right'
  /** Left out of the cards on a phone. */
  wideOnly?: boolean
}

/** Pages by number, with a total; or by key, where more is read on at the end. */
export type Paging =
  | { page: number; pageSize: number; total: number; onPage: (page: number, pageSize: number) => void }
  | { hasMore: boolean; isLoadingMore: boolean; onMore: () => void; total?: number }

export type Sort = { key: string; down: boolean }

export type DataTableProps<R> = {
  /** Read out as the table's name. */
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[] | undefined
  rowKey: (row: R) => string
  isPending?: boolean
  error?: Error | null
  onRetry?: () => unknown
  empty?: ReactNode
  paging?: Paging
  sort?: Sort
  onSort?: (sort: Sort | undefined) => void
  chosen?: Readonly<Record<string, readonly string[]>>
  onFilter?: (key: string, values: string[]) => void
  /** Filters, above the table at the left. */
  filters?: ReactNode
  /** Such as an export button, above the table at the right. */
  actions?: ReactNode
  /** A whole row that opens; give a link or a button in a cell as well, for the keyboard. */
  onOpen?: (row: R) => void
}

/** A list of records: paging, sorting and filtering are the server's, and under 600 px each row is a card. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const { filters, actions, error, onRetry, rows, isPending = false, empty } = props
  const isPhone = useIsPhone()
  const body = () => {
    if (error && !rows) return <ErrorHint error={error} {...(onRetry && { onRetry })} />
    if (!rows) return <Skeleton active title={false} paragraph={{ rows: 6 }} />
    if (rows.length === 0 && !isPending) return empty ?? <EmptyHint title="没有符合条件的记录" />
    const filled = { ...props, rows, columns: withoutIdleActs(props.columns, rows) }
    return isPhone ? <Cards {...filled} /> : <Grid {...filled} />
  }
  return (
    <div className="data-table">
      {(filters || actions) && (
        <div className="toolbar">
          <div className="toolbar-filters">{filters}</div>
          <div className="toolbar-actions">{actions}</div>
        </div>
      )}
      {body()}
      {rows && rows.length > 0 && <Paged paging={props.paging} shown={rows.length} />}
    </div>
  )
}

type Filled<R> = DataTableProps<R> & { rows: readonly R[] }

function Grid<R extends object>({
  label,
  columns,
  rows,
  rowKey,
  isPending = false,
  sort,
  onSort,
  chosen,
  onFilter,
  onOpen,
}: Filled<R>) {
  return (
    <Table<R>
      size="middle"
      aria-label={label}
      rowKey={rowKey}
      dataSource={rows as R[]}
      loading={isPending}
      pagination={false}
      scroll={{ x: 'max-content' }}
      {...(onOpen && { onRow: (row) => ({ onClick: () => onOpen(row), className: 'row-opens' }) })}
      onChange={(_, filtered, sorted, { action }) => {
        if (action === 'sort') onSort?.(sortOf(sorted))
        if (action === 'filter')
          for (const [key, values] of Object.entries(filtered)) onFilter?.(key, (values ?? []).map(String))
      }}
      columns={columns.map((column) => ({
        key: column.key,
        title: column.title || <span className="only-read">办理</span>,
        render: (_: unknown, row: R) => column.render(row),
        ...(column.width && { width: column.width }),
        ...(column.fixed && { fixed: column.fixed }),
        ...(column.figure && { align: 'right' as const, className: 'figure-cell' }),
        ...(column.date && { className: 'figure-cell' }),
        ...(column.sortable && { sorter: true, sortOrder: orderOf(column.key, sort) }),
        ...(column.choices && { filters: [...column.choices], filteredValue: [...(chosen?.[column.key] ?? [])] }),
      }))}
    />
  )
}

/** A column of acts is left out where nothing may be done to any of the rows. */
const withoutIdleActs = <R,>(columns: readonly Column<R>[], rows: readonly R[]): readonly Column<R>[] =>
  columns.filter(({ key, render }) => !ACTS.includes(key) || rows.some((row) => Boolean(render(row))))
const ACTS = ['act', 'acts']

const orderOf = (key: string, sort: Sort | undefined) => {
  if (sort?.key !== key) return null
  return sort.down ? ('descend' as const) : ('ascend' as const)
}

function sortOf(sorted: object): Sort | undefined {
  const { columnKey, order } = sorted as { columnKey?: unknown; order?: 'ascend' | 'descend' | null }
  return order ? { key: String(columnKey), down: order === 'descend' } : undefined
}

function Cards<R extends object>({ label, columns, rows, rowKey }: Filled<R>) {
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <dl>
            {columns
              .filter(({ wideOnly }) => !wideOnly)
              .map(({ key, title, render }) => (
                <div key={key}>
                  <dt>{title || '办理'}</dt>
                  <dd>{render(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Paged({ paging, shown }: { paging: Paging | undefined; shown: number }) {
  if (!paging) return <p className="table-count muted">共 {shown.toLocaleString('zh-CN')} 条</p>
  if ('hasMore' in paging)
    return (
      <div className="table-foot">
        <span className="muted">
          已显示 {shown.toLocaleString('zh-CN')} 条
          {paging.total !== undefined && `，共 ${paging.total.toLocaleString('zh-CN')} 条`}
        </span>
        {paging.hasMore && (
          <Button loading={paging.isLoadingMore} onClick={paging.onMore}>
            显示更多
          </Button>
        )}
      </div>
    )
  return (
    <Pagination
      className="table-foot"
      current={paging.page}
      pageSize={paging.pageSize}
      total={paging.total}
      showTotal={(total) => `共 ${total.toLocaleString('zh-CN')} 条`}
      showSizeChanger={paging.total > 20}
      pageSizeOptions={[20, 50, 100]}
      onChange={paging.onPage}
    />
  )
}
