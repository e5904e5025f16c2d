import { Button, Checkbox, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { addMonths, quarterOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'

type Row = z.infer<typeof workforceContract.endpoints.listParticipationQuarter.output>['rows'][number]

/** Which communities lack a “两委” member or a certified worker who took part in a quarter. */
export function Quarter({ areaCode }: { areaCode?: string }) {
  const { today } = useSession()
  const { filters, setFilter } = useFilters(['on', 'gaps'])
  const { page, pageSize, onPage } = usePaging()
  const { year, quarter, from } = quarterOf(filters.on ?? today)
  const next = addMonths(from, 3)
  const onlyGaps = filters.gaps === 'only'
  const filter = { ...(areaCode && { areaCode }), ...(filters.on && { on: filters.on }), onlyGaps }
  const list = useAsk(workforceContract, 'listParticipationQuarter', { ...filter, page, pageSize })
  const { communities = 0, complete = 0 } = list.data ?? {}
  return (
    <DataTable
      label="季度参与情况"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ areaCode: code }) => code}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        <EmptyHint
          title={onlyGaps && communities > 0 ? '这个季度没有缺口' : '没有创建点的社区'}
          next="每个社区每季度须有“两委”成员和持证社区工作者参与（《通知》三（二））。"
        />
      }
      filters={
        <>
          <Button onClick={() => setFilter('on', addMonths(from, -3))}>上季度</Button>
          <strong className="figure">
            {year}年第{quarter}季度
          </strong>
          <Button onClick={() => setFilter('on', next)} disabled={next > today}>
            下季度
          </Button>
          <Checkbox
            checked={onlyGaps}
            onChange={({ target }) => setFilter('gaps', target.checked ? 'only' : undefined)}
          >
            只看缺口
          </Checkbox>
          <span className="muted">
            {communities} 个社区，{complete} 个齐全，{communities - complete} 个有缺口
          </span>
        </>
      }
      actions={
        <Link to={exportPath('workforce.participation-quarter', '季度参与情况', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

const partOf = ({ serving, tookPart }: Row['committee'], missing: string) => {
  if (tookPart > 0) return `${tookPart} / ${serving} 人`
  return <Tag color="red">{serving === 0 ? missing : `${serving} 人在任，没有参与`}</Tag>
}

const COLUMNS: Column<Row>[] = [
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'committee', title: '“两委”成员参与', render: ({ committee }) => partOf(committee, '没有登记“两委”成员') },
  { key: 'certified', title: '持证社区工作者参与', render: ({ certified }) => partOf(certified, '没有持证社区工作者') },
  { key: 'last', title: '最近一次参与', date: true, render: ({ lastTookPartOn }) => lastTookPartOn ?? '—' },
  {
    key: 'verdict',
    title: '本季度',
    render: ({ isComplete }) => (isComplete ? <Tag color="green">齐全</Tag> : <Tag color="red">有缺口</Tag>),
  },
]
