import { Link } from 'react-router'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { showCenti, showProgress } from '../rules/paper.ts'
import type { Report } from './parts.tsx'

type Line = Report['points'][number]

/** Point by point, in the columns of the annex; a name opens the point with its evidence. */
export const Points = ({ report }: { report: Report }) => (
  <Section title={`创建点 ${report.points.length}个`}>
    <DataTable
      label="创建点情况表"
      rows={report.points}
      rowKey={({ pointId }) => pointId}
      columns={COLUMNS}
      empty={<EmptyHint title="这一期没有在建的创建点" next="创建点启动之后重新取数。" />}
    />
  </Section>
)

const COLUMNS: Column<Line>[] = [
  { key: 'seq', title: '序号', figure: true, render: ({ seq }) => seq },
  { key: 'town', title: '试点街镇', render: ({ pointId, town }) => <Link to={`/points/${pointId}`}>{town}</Link> },
  { key: 'communities', title: '试点社区', wideOnly: true, render: ({ communities }) => communities.join('、') },
  { key: 'progress', title: '进度', figure: true, render: ({ progress }) => showProgress(progress) },
  {
    key: 'mandatory',
    title: '必达指标',
    figure: true,
    render: ({ mandatoryMet, mandatory }) => `${mandatoryMet}/${mandatory}`,
  },
  { key: 'score', title: '得分', figure: true, render: ({ scoreCenti }) => showCenti(scoreCenti) },
  {
    key: 'grade',
    title: '等级',
    render: ({ grade, vetoed, cityGrade }) => (
      <>
        {grade ?? '—'}
        {vetoed && '（一票否决）'}
        {cityGrade && <span className="muted">（市级：{cityGrade}）</span>}
      </>
    ),
  },
  {
    key: 'mend',
    title: '整改',
    figure: true,
    wideOnly: true,
    render: ({ rectified, rectifications }) => (rectifications === 0 ? '—' : `${rectified}/${rectifications}`),
  },
  { key: 'closed', title: '结项', date: true, wideOnly: true, render: ({ closedOn }) => closedOn ?? '—' },
]
