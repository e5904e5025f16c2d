import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { optionsOf } from './words.ts'

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
  /** What the list is narrowed to; the export is narrowed likewise. */
  filter?: object
  filters?: ReactNode
  /** The spreadsheet that brings many lines at once, for whom may. */
  importName?: string | false
  add?: { label: string; form: (onClose: () => void) => ReactNode } | false
}

/** A register of this context: list, import, export, and a form for a new line. */
export function Register<R extends { id: string }>({ label, columns, list, paging, add, ...rest }: Props<R>) {
  const { next, exportName, filter = {}, filters, importName } = rest
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
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyHint title="没有符合条件的记录" next="请换一个条件再看。" />
          ) : (
            <EmptyHint title={`${label}还是空的`} next={next} />
          )
        }
        filters={filters}
        actions={
          <>
            {add && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {add.label}
              </Button>
            )}
            {importName && (
              <Link to={importPath(importName)}>
                <Button>导入</Button>
              </Link>
            )}
            <Link to={exportPath(exportName, label, filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {add && isAdding && add.form(() => setAdding(false))}
    </>
  )
}

type ChoiceProps<K extends string> = {
  label: string
  words: Record<K, string>
  value: K | undefined
  onChange: (value: K | undefined) => void
}
/** Narrows a list to one word of a table of words. */
export const Choice = <K extends string>({ label, words, value, onChange }: ChoiceProps<K>) => (
  <Select
    aria-label={label}
    allowClear
    placeholder={`全部${label}`}
    style={{ width: 140 }}
    options={optionsOf(words)}
    value={value ?? null}
    onChange={(chosen) => onChange(chosen ?? undefined)}
  />
)
