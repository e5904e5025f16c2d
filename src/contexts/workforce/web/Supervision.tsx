import { Button, Checkbox, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { addMonths } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { Against, placeOf } from './parts.tsx'
import { LINES } from './supervision-columns.tsx'
import './workforce.css'

type Standing = z.infer<typeof workforceContract.endpoints.listSupervisionStanding.output>['rows'][number]

/** Who had how much supervision in a month, who falls short, and the sessions themselves; what was said is not here. */
export function Supervision({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('workforce.supervision.record')
  const { page, pageSize, onPage } = usePaging()
  const filter = { ...(areaCode && { areaCode }) }
  const list = useAsk(workforceContract, 'listSupervisions', { ...filter, page, pageSize })
  return (
    <>
      <Standings {...filter} />
      <Section title="督导记录">
        <DataTable
          label="督导记录"
          columns={LINES}
          rows={list.data?.rows}
          rowKey={({ id }) => id}
          isPending={list.isFetching}
          error={list.error}
          onRetry={list.refetch}
          paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
          empty={<EmptyHint title="还没有督导记录" next="督导由本人记录，或由社工站负责人代记，双方签字后计入。" />}
          actions={
            <>
              {mayRecord && (
                <Link to="/workforce/supervision">
                  <Button>我的督导</Button>
                </Link>
              )}
              <Link to={exportPath('workforce.supervisions', '督导记录登记表', filter)}>
                <Button>导出</Button>
              </Link>
            </>
          }
        />
      </Section>
    </>
  )
}

function Standings({ areaCode }: { areaCode?: string }) {
  const { today } = useSession()
  const { filters, setFilter } = useFilters(['month', 'short'])
  const month = filters.month ?? `${addMonths(today, -1).slice(0, 7)}-01`
  const onlyShort = filters.short === 'only'
  const { data, error, isFetching, refetch } = useAsk(workforceContract, 'listSupervisionStanding', {
    ...(areaCode && { areaCode }),
    month,
    onlyShort,
  })
  const next = addMonths(month, 1)
  const needed = data ? `每人每月 ${data.neededMinutes} 分钟，每季度团体督导 ${data.neededGroups} 次` : ''
  return (
    <Section title={`${month.slice(0, 4)}年${Number(month.slice(5, 7))}月督导是否够数`}>
      <DataTable
        label="督导是否够数"
        columns={STANDINGS}
        rows={data?.rows}
        rowKey={({ personId, areaCode: code }) => `${personId} ${code}`}
        isPending={isFetching}
        error={error}
        onRetry={refetch}
        empty={<EmptyHint title={onlyShort ? '没有不够的人' : '没有专职社工在岗'} next={`要求：${needed}。`} />}
        filters={
          <>
            <Button onClick={() => setFilter('month', addMonths(month, -1))}>上一月</Button>
            <Button onClick={() => setFilter('month', next)} disabled={next > today}>
              下一月
            </Button>
            <Checkbox
              checked={onlyShort}
              onChange={({ target }) => setFilter('short', target.checked ? 'only' : undefined)}
            >
              只看不够的
            </Checkbox>
            <span className="muted">{needed}；双方签字的才计入</span>
          </>
        }
      />
    </Section>
  )
}

const STANDINGS: Column<Standing>[] = [
  { key: 'name', title: '专职社工', render: ({ name }) => name },
  { key: 'area', title: '社工站', render: placeOf },
  {
    key: 'minutes',
    title: '本月督导',
    render: ({ minutes, neededMinutes }) => <Against minutes={minutes} needed={neededMinutes} />,
  },
  {
    key: 'groups',
    title: '本季度团体督导',
    figure: true,
    render: ({ groups, neededGroups }) => `${groups} 次${neededGroups ? ` / ${neededGroups} 次` : ''}`,
  },
  {
    key: 'verdict',
    title: '是否够数',
    render: ({ isShort }) => (isShort ? <Tag color="orange">不够</Tag> : <Tag color="green">够数</Tag>),
  },
]
