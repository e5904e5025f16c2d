import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { LINES, OPEN } from './supervision-columns.tsx'

/** What a supervisor keeps: the stations assigned to them, and every session they held; for a lead, the station's. */
export function MySupervisionPage() {
  const mayReadStation = useMay('workforce.worker.read')
  const { data: mine, error, refetch } = useAsk(workforceContract, 'mySupervision', {})
  if (error) return <ErrorHint heading="督导记录" error={error} onRetry={refetch} />
  if (!mine) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title="督导记录"
        description={mine.toSign > 0 ? `有 ${mine.toSign} 份记录等您签字。` : '督导先签字，社工再各自签字。'}
        actions={
          <Link to="/workforce/supervision/new">
            <Button type="primary">记录督导</Button>
          </Link>
        }
      />
      {mine.stations.length > 0 && (
        <Section title="我督导的社工站">
          <dl className="kv">
            {mine.stations.map(({ areaCode, townName, workers }) => (
              <div key={areaCode} style={{ display: 'contents' }}>
                <dt>{townName}</dt>
                <dd>{workers.map(({ name }) => name).join('、') || '今日没有专职社工在岗'}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {(mine.records.length > 0 || !mayReadStation) && (
        <Section title="与我有关的记录">
          <DataTable
            label="与我有关的督导记录"
            columns={[...LINES, OPEN]}
            rows={mine.records}
            rowKey={({ id }) => id}
            empty={
              <EmptyHint
                title="还没有督导记录"
                next={
                  mine.stations.length > 0
                    ? '点右上角“记录督导”。'
                    : '还没有指派给您的社工站；请街镇或区先在社工站页面指派督导。'
                }
              />
            }
          />
        </Section>
      )}
      {mayReadStation && <OfStations />}
    </>
  )
}

function OfStations() {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(workforceContract, 'listSupervisions', { page, pageSize })
  return (
    <Section title="本站的督导记录">
      <DataTable
        label="本站的督导记录"
        columns={[...LINES, OPEN]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有督导记录" next="督导由本人记录，也可由您代记，督导本人签字后生效。" />}
      />
    </Section>
  )
}
