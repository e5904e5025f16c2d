import { useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { momentOf } from '#ui/moments.ts'
import { Section } from '#ui/PageHeader.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { caseworkContract } from '../contract.ts'

/** 谁看过: for the lead alone. */
export function Readings({ caseId }: { caseId: string }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(caseworkContract, 'listReadings', { caseId, page, pageSize })
  return (
    <Section title="谁看过">
      <DataTable
        label="谁看过这个个案"
        columns={[
          { key: 'at', title: '时间', date: true, render: ({ at }) => momentOf(at) },
          { key: 'name', title: '谁', render: ({ name }) => name },
          { key: 'part', title: '看了什么', render: ({ part }) => part },
        ]}
        rows={list.data?.rows}
        rowKey={({ at, name, part }) => at + name + part}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有人看过" />}
      />
    </Section>
  )
}
