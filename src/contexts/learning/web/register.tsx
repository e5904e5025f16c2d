import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'

type Asked<R> = {
  data?: { rows: R[]; total: number } | undefined
  isFetching: boolean
  error: Error | null
  refetch: () => unknown
}
type Props<R> = {
  label: string
  columns: Column<R>[]
  list: Asked<R>
  paging: { page: number; pageSize: number; onPage: (page: number, pageSize: number) => void }
  next: string
  exportName: string
  add?: { label: string; form: (onClose: () => void) => ReactNode } | false
  more?: ReactNode
}

/** A register of this context: list, export, and a form for a new line. */
export function Register<R extends { id: string }>({
  label,
  columns,
  list,
  paging,
  next,
  exportName,
  add,
  more,
}: Props<R>) {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={() => void list.refetch()}
        paging={{ ...paging, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title={`${label}还是空的`} next={next} />}
        actions={
          <>
            {add && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {add.label}
              </Button>
            )}
            {more}
            <Link to={exportPath(exportName, label, {})}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {add && isAdding && add.form(() => setAdding(false))}
    </>
  )
}
