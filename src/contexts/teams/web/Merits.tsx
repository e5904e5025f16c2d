import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { teamsContract } from '../contract.ts'
import { given, keyOf, optionsOf } from './codes.ts'
import { RecordAward, RecordRating, RecordTraining } from './MeritForms.tsx'
import { awardColumns, ratingColumns, trainingColumns } from './merit-columns.tsx'
import { TrainingWindow } from './TrainingWindow.tsx'

const KINDS = { trainings: '培训', awards: '表彰奖励', ratings: '服务评价' } as const
type Kind = keyof typeof KINDS
const FORMS = { trainings: RecordTraining, awards: RecordAward, ratings: RecordRating }

/** Training, awards and ratings of volunteers (令67第八至十条). None of them adds hours. */
export function Merits({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('teams.training.record')
  const { filters, setFilter } = useFilters(['kind', 'from', 'to'])
  const { page, pageSize, onPage } = usePaging()
  /** Whom one searches for stays out of the address. */
  const [name, setName] = useState<string>()
  const [recording, setRecording] = useState(false)
  const [training, setTraining] = useState<string>()
  const kind = keyOf(KINDS, filters.kind) ?? 'trainings'
  const { from, to } = filters
  const filter = given({ areaCode, from, to, name: kind === 'trainings' ? undefined : name })
  const input = { ...filter, page, pageSize }
  const trainings = useAsk(teamsContract, 'listTrainings', input, { enabled: kind === 'trainings' })
  const awards = useAsk(teamsContract, 'listAwards', input, { enabled: kind === 'awards' })
  const ratings = useAsk(teamsContract, 'listRatings', input, { enabled: kind === 'ratings' })
  const list = { trainings, awards, ratings }[kind]
  const Recording = FORMS[kind]
  const shared = {
    label: KINDS[kind],
    isPending: list.isFetching,
    error: list.error,
    onRetry: list.refetch,
    paging: { page, pageSize, onPage, total: list.data?.total ?? 0 },
    empty: <EmptyHint title={`没有${KINDS[kind]}记录`} next="请登记，或放宽条件。" />,
  }
  return (
    <>
      <div className="toolbar">
        <div className="toolbar-filters">
          <Segmented<Kind>
            aria-label="类别"
            options={optionsOf(KINDS)}
            value={kind}
            onChange={(value) => setFilter('kind', value)}
          />
          <DatePick aria-label="起始日期" value={from} onChange={(day) => setFilter('from', day)} />
          <DatePick aria-label="截止日期" value={to} onChange={(day) => setFilter('to', day)} />
          {kind !== 'trainings' && (
            <SearchInput
              aria-label="按全名查找"
              placeholder="全名"
              width={140}
              value={name}
              onSearch={(text) => {
                setName(text)
                onPage(1, pageSize)
              }}
            />
          )}
        </div>
        <div className="toolbar-actions">
          {mayRecord && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记{KINDS[kind]}
            </Button>
          )}
          <Link to={exportPath(`teams.${kind}`, `志愿者${KINDS[kind]}`, filter)}>
            <Button>导出</Button>
          </Link>
        </div>
      </div>
      {kind === 'trainings' && (
        <DataTable
          {...shared}
          columns={trainingColumns(setTraining)}
          rows={trainings.data?.rows}
          rowKey={({ id }) => id}
        />
      )}
      {kind === 'awards' && (
        <DataTable {...shared} columns={awardColumns(mayRecord)} rows={awards.data?.rows} rowKey={({ id }) => id} />
      )}
      {kind === 'ratings' && (
        <DataTable {...shared} columns={ratingColumns(mayRecord)} rows={ratings.data?.rows} rowKey={({ id }) => id} />
      )}
      {recording && <Recording onClose={() => setRecording(false)} {...(areaCode && { areaCode })} />}
      {training && (
        <TrainingWindow
          training={trainings.data?.rows.find(({ id }) => id === training)}
          mayRecord={mayRecord}
          onClose={() => setTraining(undefined)}
        />
      )}
    </>
  )
}
