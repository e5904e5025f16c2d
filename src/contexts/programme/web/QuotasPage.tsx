import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { programmeContract } from '../contract.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { DistrictTiles } from './DistrictTiles.tsx'
import './programme.css'

export type QuotaBoard = z.output<(typeof programmeContract)['endpoints']['quotasBoard']['output']>
export type QuotaRow = QuotaBoard['rows'][number]

/** Annex 1 as it stands today: what each district was given, drew and has left; and where the numbers cannot fit. */
export function QuotasPage() {
  const board = useAsk(programmeContract, 'quotasBoard', {})
  const programme = useAsk(programmeContract, 'getProgramme', {})
  const [chosen, setChosen] = useState<string>()
  if (board.error && !board.data) return <ErrorHint heading="名额" error={board.error} onRetry={board.refetch} />
  if (!board.data) return <Skeleton active paragraph={{ rows: 12 }} />
  const { rows, totals, minCommunities } = board.data
  const conflicts = rows.filter(({ conflict }) => conflict !== null)
  const shown = rows.find(({ districtCode }) => districtCode === chosen)
  return (
    <>
      <PageHeader
        title="名额"
        description={`每个创建点至少辐射${minCommunities}个社区；市区联合创建点占用所在区的名额。`}
        actions={<Annexes />}
      />
      {conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="conflict-alert"
          title={`${conflicts.map(({ districtName }) => districtName).join('、')}的名额算不平，需市里决定处理办法`}
          description="点区名查看算式和三种办法。决定之前，申报照常进行，系统既不拦下也不悄悄放过。"
        />
      )}
      {rows.length === 0 ? (
        <EmptyHint title="还没有分配名额" next="装入创建项目的数据包后，这里按区列出名额。" />
      ) : (
        <div className="quotas">
          <div>
            <QuotaTable rows={rows} totals={totals} chosen={chosen} onChoose={setChosen} />
          </div>
          <aside>
            {shown && <District row={shown} />}
            {(programme.data?.schematic.length ?? 0) > 0 && rows.length > 1 && (
              <DistrictTiles rows={rows} tiles={programme.data?.schematic ?? []} chosen={chosen} onChoose={setChosen} />
            )}
          </aside>
        </div>
      )}
    </>
  )
}

const Annexes = () => (
  <>
    <Link to={exportPath('programme.annex-1', '区级创建点名额分配表')}>
      <Button>导出附件1</Button>
    </Link>
    <Link to={exportPath('programme.annex-2', '创建点名单')}>
      <Button>导出附件2</Button>
    </Link>
  </>
)

type TableProps = {
  rows: readonly QuotaRow[]
  totals: QuotaBoard['totals']
  chosen: string | undefined
  onChoose: (code: string) => void
}

function QuotaTable({ rows, totals, chosen, onChoose }: TableProps) {
  return (
    <div className="sheet-scroll">
      <table className="sheet">
        <caption className="only-read">各区名额</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              区
            </th>
            {['名额', '其中联合', '已用', '在办', '剩余'].map((title) => (
              <th key={title} colSpan={2} scope="colgroup">
                {title}
              </th>
            ))}
            <th rowSpan={2} scope="col">
              核对
            </th>
          </tr>
          <tr>
            {['名额', '其中联合', '已用', '在办', '剩余'].flatMap((title) => [
              <th key={`${title}街镇`} scope="col" className="figure-cell">
                街镇
              </th>,
              <th key={`${title}社区`} scope="col" className="figure-cell">
                社区
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.districtCode} className={row.districtCode === chosen ? 'row-chosen' : undefined}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => onChoose(row.districtCode)}>
                  {row.districtName}
                </button>
              </th>
              <CountCells counts={[row.quota, row.joint, row.used, row.pending, row.left]} />
              <td>
                {row.conflict ? (
                  <strong className="short">少{row.conflict.short + row.conflict.undecided}个社区</strong>
                ) : (
                  '平'
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <CountCells counts={[totals.quota, totals.joint, totals.used, totals.pending, totals.left]} />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const COLUMNS = ['quota', 'joint', 'used', 'pending', 'left'] as const
const CountCells = ({ counts }: { counts: readonly { towns: number; communities: number }[] }) =>
  COLUMNS.map((name, index) => <CountPair key={name} {...(counts[index] ?? { towns: 0, communities: 0 })} />)

const CountPair = ({ towns, communities }: { towns: number; communities: number }) => (
  <>
    <td className="figure-cell pair-start">{towns}</td>
    <td className="figure-cell">{communities}</td>
  </>
)

function District({ row }: { row: QuotaRow }) {
  const mayNominate = useMay('programme.point.nominate')
  const { districtName, districtCode, notice, quota, left, conflict } = row
  return (
    <Section title={districtName} extra={<Link to={`/nominations?district=${districtCode}`}>查看申报</Link>}>
      <dl className="kv">
        <dt>附件1</dt>
        <dd className="figure">
          {notice.towns}个街镇、{notice.communities}个社区
        </dd>
        <dt>现行名额</dt>
        <dd className="figure">
          {quota.towns}个街镇、{quota.communities}个社区
        </dd>
        <dt>剩余</dt>
        <dd className="figure">
          {left.towns}个街镇、{left.communities}个社区
        </dd>
      </dl>
      {mayNominate && left.towns > 0 && (
        <Link to={`/nominations/new?district=${districtCode}`}>
          <Button type="primary">填写申报</Button>
        </Link>
      )}
      {(conflict || row.decisions.length > 0) && <ConflictPanel key={`${districtCode}-${row.version}`} row={row} />}
    </Section>
  )
}
