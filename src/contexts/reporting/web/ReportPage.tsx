import { Alert, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { reportingContract } from '../contract.ts'
import { changedByHand } from '../rules/figures.ts'
import { BY_HAND } from '../rules/paper.ts'
import { ACTS, type Act } from '../rules/states.ts'
import { REPORT_KINDS } from '../vocabulary.ts'
import { Figures } from './Figures.tsx'
import { Points } from './Points.tsx'
import { Documents, type Report, StateTag } from './parts.tsx'
import { ReportActs } from './ReportActs.tsx'
import { Seals } from './Seals.tsx'
import { Words } from './Words.tsx'
import './reporting.css'

/** One report: its figures and where they come from, its words, its seal, and everybody who acted. */
export function ReportPage() {
  const { reportId = '' } = useParams()
  const { data: report, error, refetch } = useAsk(reportingContract, 'getReport', { reportId }, { keepPrevious: false })
  if (error && !report) return <ErrorHint heading="区级报告" error={error} onRetry={refetch} />
  if (!report) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {report.districtName}
            {REPORT_KINDS[report.kind]} <StateTag state={report.state} />
          </>
        }
        description={`${report.title} · 应于${showDate(report.dueOn)}前报送`}
        back={<Link to="/reporting">返回区级报告</Link>}
        actions={<ReportActs report={report} />}
      />
      <ByHand report={report} />
      <Section title="报送">
        <Facts
          facts={[
            ['期间', `${report.fromOn} 至 ${report.toOn}`],
            ['数字截至', report.asOf],
            ['送签', report.handedName],
            ['报送', report.submittedOn],
            ['市级接收', report.acceptedOn],
            ['轮次', report.round > 1 && `第${report.round}轮`],
          ]}
        />
      </Section>
      <Figures report={report} />
      <Points report={report} />
      <Words report={report} />
      <Seals report={report} />
      <Documents documents={report.documents} />
      <Steps report={report} />
    </>
  )
}

/** The flag that stays on the page as it stays on the paper. */
function ByHand({ report }: { report: Report }) {
  const count = changedByHand(report.figures).length
  if (count === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={`有${count}项数字由人手工更改，标明“${BY_HAND}”；平台取得的数和更改理由列在旁边，随报告和导出一并送达。`}
    />
  )
}

const actWords = (act: string): string => (act === 'start' ? '开始编写' : ACTS[act as Act].title)

const Steps = ({ report }: { report: Report }) => (
  <Section title="经过">
    <ol className="reporting-steps">
      {report.steps.map(({ act, byName, at, note, round }) => (
        <li key={`${at} ${act} ${note}`}>
          <span className="figure">{showMoment(new Date(at))}</span> {byName} {actWords(act)}
          {round > 1 && `（第${round}轮）`}
          {note && <span className="muted">：{note}</span>}
        </li>
      ))}
    </ol>
  </Section>
)
